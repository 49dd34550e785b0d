"""The parts of one attribution as token ranges, while a sentence is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.attribution.sentences.cues import Cue
from claimcheck.attribution.tokens import Token


@dataclass(frozen=True, slots=True)
class Parts:
    """Token ranges of one attribution; `clause` is where source and cue begin as a unit."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    clause: int
    is_order: bool = False


Placed = tuple[Cue, Parts]
"""A cue with its parts."""


def clause_floor(tokens: Sequence[Token], limit: int) -> int:
    """Give where content before a cue may begin at the earliest: behind a semicolon or at the start."""
    for i in range(limit - 1, -1, -1):
        if tokens[i].text in {";"} and not tokens[i].is_quoted:
            return i + 1
    return 0
