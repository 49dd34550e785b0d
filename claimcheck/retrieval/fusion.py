"""One ranking out of several, by reciprocal rank (Cormack, Clarke and Buettcher 2009)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

RANK_OFFSET = 60

Key = TypeVar("Key", bound=Hashable)


def fuse(rankings: Sequence[Sequence[Key]]) -> dict[Key, float]:
    """Give each key the sum of `1 / (60 + rank)` over the rankings that hold it; ranks count from 1."""
    scores: dict[Key, float] = {}
    for ranking in rankings:
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1 / (RANK_OFFSET + rank)
    return scores
