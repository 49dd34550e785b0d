"""An article cut at every bound of what is marked in it, so that marks which overlap need not nest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.types import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span that is to be seen in the article, and the key of what it belongs to."""

    span: Span
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words `[start, end)` with the same marks throughout: the keys, the shortest mark first.

    `opening` are the keys of the marks that start here.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    opening: tuple[str, ...]


def cut(start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    """Cut `[start, end)` at the bounds of the marks; the segments follow on each other without a gap."""
    inside = [mark for mark in marks if mark.span.start < end and mark.span.end > start]
    bounds = {start, end}
    for mark in inside:
        bounds.update(place for place in (mark.span.start, mark.span.end) if start < place < end)
    by_start = sorted(inside, key=lambda mark: mark.span.start)
    open_marks: list[Mark] = []
    taken = 0
    for first, last in pairwise(sorted(bounds)):
        while taken < len(by_start) and by_start[taken].span.start <= first:
            open_marks.append(by_start[taken])
            taken += 1
        open_marks = [mark for mark in open_marks if mark.span.end > first]
        ordered = sorted(open_marks, key=lambda mark: mark.span.end - mark.span.start)
        yield Segment(
            start=first,
            end=last,
            keys=tuple(dict.fromkeys(mark.key for mark in ordered)),
            opening=tuple(dict.fromkeys(mark.key for mark in ordered if max(mark.span.start, start) == first)),
        )
