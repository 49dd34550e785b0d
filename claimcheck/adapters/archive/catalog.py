"""What a search knows of every passage without reading its text: which document it is of, and when that appeared."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from claimcheck.adapters.archive.record import Record
from claimcheck.adapters.archive.schema import reported
from claimcheck.retrieval.scope import is_own, is_prior
from claimcheck.retrieval.seam import Scope
from claimcheck.types import PublicationTime, Span

_MOST_RANKED = 5000
"""Passages that one query ranks by words at most, about 5 ms."""
_LEAST_WORDS = 3
"""Words that a query keeps however common they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    origin: str
    published: PublicationTime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a passage lies; `document` is the number of its document in the record."""

    document: int
    span: Span


class Catalog:
    """The passages of a record, at least one, as it was when this was made: 32 bytes each."""

    def __init__(self, record: Record) -> None:
        rows = record.rows('SELECT number, document, start, "end" FROM passage ORDER BY number')
        self.numbers, self._owners, self._starts, self._ends = (
            array("q", column) for column in zip(*rows, strict=True)
        )
        self._holders: dict[str, int] = {}
        with reported(record.folder):
            self._documents = {
                number: _Dated(origin=origin, published=PublicationTime.parse(published) if published else None)
                for number, origin, published in record.rows("SELECT number, origin, published FROM document")
            }

    def inside(self, record: Record, scope: Scope) -> frozenset[int]:
        """Give the numbers of the documents inside a scope: prior, and of no origin that has a copy of the article."""
        candidates = [record.with_sha256(scope.sha256), *record.likely_copies(scope.signature)]
        own = {document.origin for document in candidates if document is not None and is_own(document, scope)}
        return frozenset(
            number
            for number, document in self._documents.items()
            if document.origin not in own and is_prior(document.published, scope.before)
        )

    def mask(self, documents: frozenset[int]) -> list[bool]:
        """Tell for each passage, in the order of `numbers`, whether it is of one of these documents."""
        return [owner in documents for owner in self._owners]

    def only(self, passages: Sequence[int], documents: frozenset[int]) -> list[int]:
        """Keep the passages that are known and of one of these documents, in their order."""
        return [number for number in passages if (row := self._row(number)) >= 0 and self._owners[row] in documents]

    def rarest(self, record: Record, words: Sequence[str]) -> list[str]:
        """Leave out a query's commonest words where ranking all that hold them would take long.

        A word that half of the passages hold tells next to nothing about one, and takes most of the time.
        """
        for word in words:
            if word not in self._holders:
                self._holders[word] = record.holders(word)
        by_rarity = sorted(words, key=lambda word: (self._holders[word], word))
        ranked = accumulate(self._holders[word] for word in by_rarity)
        return [
            word
            for place, (word, total) in enumerate(zip(by_rarity, ranked, strict=True))
            if place < _LEAST_WORDS or total <= _MOST_RANKED
        ]

    def place(self, passage: int) -> Place:
        """Tell where a known passage lies."""
        row = self._row(passage)
        return Place(document=self._owners[row], span=Span(self._starts[row], self._ends[row]))

    def _row(self, passage: int) -> int:
        row = bisect_left(self.numbers, passage)
        return row if row < len(self.numbers) and self.numbers[row] == passage else -1
