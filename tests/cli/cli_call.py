"""How a command ended, as the tests of the command line see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The exit code of a command, and what it said."""

    code: int
    out: str
    err: str


Cli = Callable[..., Ended]
