"""The question before something is forgotten for good."""

from __future__ import annotations

import sys

import click

from claimcheck.cli.output import complain
from claimcheck.errors import ConfigError
from claimcheck.report.layout import harmless

yes_option = click.option("--yes", is_flag=True, help="Do not ask; a script must say so.")


def may_forget(what: str, *, is_sure: bool) -> bool:
    """Ask whether `what` may be forgotten; whoever is sure is not asked.

    Raises:
        ConfigError: there is nobody to ask.
    """
    if is_sure:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise ConfigError(f"this forgets {what} for good; say so with --yes", setting="--yes")
    if click.confirm(f"claimcheck: forget {harmless(what)} for good?", err=True):
        return True
    complain("nothing was forgotten")
    return False
