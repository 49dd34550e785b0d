"""`claimcheck doctor`: what is set, what is there, and whether it works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.llm_options import announce
from claimcheck.cli.output import write_text
from claimcheck.errors import ClaimcheckError, ExitCode
from claimcheck.report.layout import harmless

if TYPE_CHECKING:
    from claimcheck.config import Settings

_SUBJECT_COLUMNS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    """What one look found; `code` is DONE where all is well."""

    subject: str
    text: str
    code: ExitCode = ExitCode.DONE


@click.command("doctor")
@click.pass_obj
def doctor(common: Common, /) -> int:
    """Show what is set and whether it works."""
    settings = settings_of(common)
    looks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("program", _program),
        ("home", _home),
        ("settings", _settings),
        ("engine", _engine),
        ("policy", _policy),
        ("runs", _runs),
        ("replies", _replies),
        ("embedder", _embedder),
        ("archive", _archive),
    )
    findings = [_look(subject, look, settings) for subject, look in looks]
    for finding in findings:
        state = "ok " if finding.code is ExitCode.DONE else "BAD"
        write_text(f"{state}  {finding.subject:<{_SUBJECT_COLUMNS}}{harmless(finding.text)}\n")
    return ExitCode.worst([finding.code for finding in findings])


def _look(subject: str, look: Callable[[Settings], str], settings: Settings) -> _Finding:
    """Take one look; what cannot be used is a finding, and the next look is taken."""
    try:
        return _Finding(subject=subject, text=look(settings))
    except ClaimcheckError as exc:
        return _Finding(subject=subject, text=str(exc), code=exc.exit_code)


def _program(_: Settings) -> str:
    import platform
    import sqlite3

    from claimcheck import __version__

    python, system = platform.python_version(), platform.system()
    return f"claimcheck {__version__}, Python {python}, SQLite {sqlite3.sqlite_version}, {system}"


def _home(settings: Settings) -> str:
    if not settings.home.exists():
        return f"{settings.home} (not made yet)"
    return f"{settings.home} (mode {settings.home.stat().st_mode & 0o777:04o})"


def _settings(settings: Settings) -> str:
    return str(settings.config) if settings.config else "no config file; defaults, environment and flags"


def _engine(settings: Settings) -> str:
    if settings.is_llm:
        return _model(settings)
    if settings.model == "embedded":
        from claimcheck.adapters.tagger import packaged_tagger

        packaged_tagger()
    return f"{settings.model}: works on this machine, is no large language model; nothing is sent anywhere"


def _model(settings: Settings) -> str:
    """Open the language model without sending anything."""
    from claimcheck.engines import open_llm

    llm = open_llm(settings, lambda _: None)
    try:
        price = llm.price
        cost = (
            "its price is not known" if price is None else f"{price.input:g} and {price.output:g} USD a million tokens"
        )
        as_of = f" as of {price.as_of}" if price is not None and price.as_of else ""
        return f"{settings.model} at {llm.chat.server.host}, which receives the text; {cost}{as_of}; not asked now"
    finally:
        llm.close()


def _replies(settings: Settings) -> str:
    from claimcheck.cli.cache import describe_replies

    return describe_replies(settings)


def _policy(settings: Settings) -> str:
    from claimcheck.adapters.policy_files import open_policy

    return f"{open_policy(settings.policy).facts.name}" + (
        f" ({settings.policy})" if settings.policy else " (ships with claimcheck)"
    )


def _runs(settings: Settings) -> str:
    from claimcheck.adapters.runs import SqliteStore
    from claimcheck.errors import StoreError
    from claimcheck.report.phrases import count

    if not settings.runs_file.exists():
        return "none stored yet"
    store = SqliteStore(settings.runs_file)
    try:
        problems = store.problems()
        if problems:
            raise StoreError(f"store of runs {settings.runs_file}: {problems[0]}", store=str(settings.runs_file))
        return f"{count(len(store.entries()), 'run')} in {settings.runs_file}"
    finally:
        store.close()


def _embedder(settings: Settings) -> str:
    if settings.embedder is not None:
        return f"{settings.embedder}, which receives the texts of the archive and the claims; not asked now"
    from claimcheck.adapters.embedder import packaged_embedder

    embedder = packaged_embedder()
    return f"{embedder.name}, {embedder.dimension} dimensions, its files are those that were shipped"


def _archive(settings: Settings) -> str:
    from claimcheck.report.phrases import count
    from claimcheck.wiring import open_archive

    if settings.archive is None:
        return "none yet: articles are checked on their own word alone; `claimcheck archive add FOLDER` makes one"
    archive = open_archive(settings, announce)
    try:
        return f"{count(sum(1 for _ in archive.documents()), 'document')} in {settings.archive}"
    finally:
        archive.close()
