"""A second reader beside the first: claims that the two label differently ask for review."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from claimcheck.reading.seam import Reader
from claimcheck.types import Article, Label, ReadClaim, ReviewReason, SectionReading

MIN_SHARE = 0.5
"""Two claims are about the same words if they share this much of the shorter one."""
_REACH = 40
"""Claims of the second reader on either side that a claim is compared with."""


class CrossCheckedReader:
    """A `Reader` that gives the first reader's claims, compared with the second's."""

    def __init__(self, first: Reader, second: Reader, label_of: Callable[[ReadClaim], Label]) -> None:
        """Keep both readers.

        Args:
            first: whose claims are given.
            second: whose labels they are compared with.
            label_of: decides the label of a claim from the article alone.
        """
        self._first = first
        self._second = second
        self._label_of = label_of

    def read(self, article: Article) -> Iterator[SectionReading]:
        """Read with both; `Reader.read` says the rest."""
        others: list[ReadClaim] | None = None
        for section in self._first.read(article):
            if others is None:  # The first section is ready only when the first reader has started on all of them.
                others = sorted(
                    (claim for reading in self._second.read(article) for claim in reading.claims),
                    key=lambda each: each.spans,
                )
            yield replace(section, claims=tuple(self._checked(each, others) for each in section.claims))

    def _checked(self, claim: ReadClaim, others: Sequence[ReadClaim]) -> ReadClaim:
        if claim.failure is not None or not claim.kind.is_counted:
            return claim
        at = bisect_left(others, claim.spans, key=lambda each: each.spans)
        near = others[max(0, at - _REACH) : at + _REACH]
        labels = {self._label_of(each) for each in near if each.kind.is_counted and _is_same(claim, each)}
        if not labels or self._label_of(claim) in labels:
            return claim
        return replace(claim, needs_review=(*claim.needs_review, ReviewReason.ENGINES_DISAGREE))


def _is_same(one: ReadClaim, other: ReadClaim) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.spans for b in other.spans)
    return shared >= MIN_SHARE * min(_length(one), _length(other))


def _length(claim: ReadClaim) -> int:
    return sum(span.end - span.start for span in claim.spans)
