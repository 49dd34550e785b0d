"""`claimcheck cache`: the replies of language models that are kept so that nothing is paid for twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.groups import Commands
from claimcheck.cli.output import complain, write_text
from claimcheck.config import Settings

if TYPE_CHECKING:
    from claimcheck.adapters.reply_cache import SqliteReplyCache


@click.group("cache", cls=Commands)
def cache() -> None:
    """Show or clear the replies that are kept."""


@cache.command("show")
@click.pass_obj
def show_cache(common: Common, /) -> None:
    """Show how many replies are kept, and how much room they take."""
    write_text(f"{describe_replies(settings_of(common))}\n")


@cache.command("clear")
@click.pass_obj
def clear_cache(common: Common, /) -> None:
    """Forget all replies."""
    complain(f"forgotten: {forget_replies(settings_of(common))}")


def describe_replies(settings: Settings) -> str:
    """Say what the cache holds."""
    from claimcheck.report.phrases import count

    with _opened(settings) as kept:
        if kept is None:
            return "none kept yet"
        facts = kept.facts()
    since = f", the oldest of {facts.oldest[:10]}" if facts.oldest else ""
    size = f"{facts.bytes / 1_000_000:.1f} MB"
    return f"{count(facts.replies, 'reply', 'replies')}, {size}, in {settings.replies_file}{since}"


def forget_replies(settings: Settings) -> str:
    """Forget all replies, and say how many they were."""
    from claimcheck.report.phrases import count

    with _opened(settings) as kept:
        return count(kept.clear() if kept else 0, "reply", "replies")


@contextmanager
def _opened(settings: Settings) -> Iterator[SqliteReplyCache | None]:
    """Open the cache for a while; None where there is none yet, and none is made."""
    from claimcheck.adapters.reply_cache import SqliteReplyCache

    if not settings.replies_file.exists():
        yield None
        return
    kept = SqliteReplyCache(settings.replies_file)
    try:
        yield kept
    finally:
        kept.close()
