"""Which claims of a report are which gold claims, by the overlap of their spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.types import Span

MIN_OVERLAP = 0.5
"""Dice overlap in characters from which two claims are the same; the share of a gold claim that covers it."""

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Pairs of places, gold first.

    `same` is one to one, for counting claims found. `nearest` gives each gold claim the claim that it is told by, also
    where an engine cuts coarser and one claim holds two gold ones: what is said of both can then still be compared.
    """

    same: dict[int, int]
    nearest: dict[int, int]


def match(gold: Sequence[Spans], found: Sequence[Spans]) -> Matching:
    """Match claims: of all pairs that overlap enough the best first, ties in order of the text."""
    pairs = sorted(
        (-overlap(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if any(a.overlaps(b) for a in one for b in other)
    )
    same: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in pairs:
        if -score >= MIN_OVERLAP and i not in same and j not in taken:
            same[i] = j
            taken.add(j)
    nearest = dict(same)
    for _, i, j in pairs:
        if i not in nearest and covered(gold[i], found[j]) >= MIN_OVERLAP:
            nearest[i] = j
    return Matching(same=same, nearest=nearest)


def overlap(one: Spans, other: Spans) -> float:
    """Give the Dice overlap of two claims, or that of their best pair of single spans if it is higher.

    A claim told twice, as in a headline, is not further off for being found in one place.
    """
    whole = _dice(one, other)
    if len(one) == len(other) == 1:
        return whole
    return max(whole, max(_dice((a,), (b,)) for a in one for b in other) if _is_told_twice(one, other) else 0.0)


def covered(one: Spans, other: Spans) -> float:
    """Give the share of the characters of `one`, or of its best single span, that `other` covers."""
    return max(_shared((span,), other) / (span.end - span.start) for span in one)


def _is_told_twice(one: Spans, other: Spans) -> bool:
    """Tell whether one of two claims has a place far from the other's: a headline, not a broken quotation."""
    return any(not any(a.overlaps(b) for b in other) for a in one) or any(
        not any(a.overlaps(b) for b in one) for a in other
    )


def _dice(one: Spans, other: Spans) -> float:
    total = _length(one) + _length(other)
    return 2 * _shared(one, other) / total if total else 0.0


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)
