"""The options of commands that may ask a language model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from claimcheck.cli.output import complain

_Command = TypeVar("_Command", bound=Callable[..., object])

_OPTIONS = (
    click.option("--base-url", metavar="URL", help="An OpenAI-compatible server, for a model openai:NAME."),
    click.option("--max-cost", metavar="USD", help="Never spend more."),
    click.option("--max-calls", metavar="N", help="Never send more requests, further attempts included."),
    click.option(
        "--max-concurrency", metavar="N", help="Requests at once; 8, and fewer while the model asks for less."
    ),
    click.option("--timeout", metavar="SECONDS", help="For one request; 120."),
    click.option("--run-timeout", metavar="SECONDS", help="For all requests of the command."),
    click.option("--cross-check", is_flag=True, help="Let the embedded engine read too; flag where the two differ."),
    click.option("--no-cache", is_flag=True, help="Keep no replies, and use none that are kept."),
)


_EMBEDDER_OPTIONS = (
    click.option("--embedder", metavar="NAME", help="What makes vectors: minilm (the default), or PROVIDER:NAME."),
    click.option("--embedder-base-url", metavar="URL", help="An OpenAI-compatible server, for --embedder openai:NAME."),
)


def embedder_options(command: _Command) -> _Command:
    """Add the options of an archive's embedder, keywords of `Flags`."""
    for option in reversed(_EMBEDDER_OPTIONS):
        command = option(command)
    return command


def llm_options(command: _Command) -> _Command:
    """Add the options, which a command takes as keywords and hands to `flags_of`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def flags_of(options: Mapping[str, str | bool | None]) -> dict[str, Any]:
    """Give the options as keywords of `Flags`; a switch that is not set says nothing, so that the settings decide."""
    said: dict[str, Any] = {name: value for name, value in options.items() if not isinstance(value, bool)}
    if options.get("no_cache"):
        said["cache"] = False
    if options.get("cross_check"):
        said["cross_check"] = True
    return said


def announce(host: str) -> None:
    """Tell the user, before it happens, who will receive the text."""
    complain(f"the text is sent to {host}")
