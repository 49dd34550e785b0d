"""The options of commands that may ask a language model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from claimcheck.cli.output import complain

_Command = TypeVar("_Command", bound=Callable[..., object])

_OPTIONS = (
    click.option("--base-url", metavar="URL", help="An OpenAI-compatible server, for --model openai:NAME."),
    click.option("--max-cost", metavar="USD", help="Never spend more."),
    click.option("--max-calls", metavar="N", help="Never send more requests, further attempts included."),
    click.option(
        "--max-concurrency", metavar="N", help="Requests at once; 8, and fewer while the model asks for less."
    ),
    click.option("--timeout", metavar="SECONDS", help="For one request; 120."),
    click.option("--run-timeout", metavar="SECONDS", help="For all requests of the command."),
    click.option("--no-cache", is_flag=True, help="Keep no replies, and use none that are kept."),
)


def llm_options(command: _Command) -> _Command:
    """Add the options, which a command takes as keywords and hands to `Flags`; `no_cache` becomes `cache`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def announce(host: str) -> None:
    """Tell the user, before it happens, who will receive the text."""
    complain(f"the text is sent to {host}")
