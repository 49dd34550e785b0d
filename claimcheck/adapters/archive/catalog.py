"""What a search knows of every passage without reading its text: which document it is of, and when that appeared."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.adapters.archive.record import Record
from claimcheck.adapters.archive.schema import reported
from claimcheck.retrieval.scope import is_own, is_prior
from claimcheck.retrieval.seam import Scope
from claimcheck.types import PublicationTime, Span

if TYPE_CHECKING:
    from claimcheck.adapters.archive.vectors import Floats, Mask, Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    origin: str
    published: PublicationTime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a passage lies; `document` is the number of its document in the record."""

    document: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What is inside a scope: numbers of documents, and for each passage of the catalog whether it is of one."""

    documents: frozenset[int]
    passages: Mask


class Catalog:
    """The passages of a record as it was when this was made: 32 bytes each."""

    def __init__(self, record: Record) -> None:
        rows = record.rows('SELECT number, document, start, "end" FROM passage ORDER BY number')
        columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
        self.numbers, self._owners, self._starts, self._ends = (array("q", column) for column in columns)
        with reported(record.folder):
            self._documents = {
                number: _Dated(origin=origin, published=PublicationTime.parse(published) if published else None)
                for number, origin, published in record.rows("SELECT number, origin, published FROM document")
            }

    def inside(self, record: Record, scope: Scope) -> Inside:
        """Give what is inside a scope: prior documents of no origin that has a copy of the article."""
        import numpy as np

        candidates = [record.with_sha256(scope.sha256), *record.likely_copies(scope.signature)]
        own = {document.origin for document in candidates if document is not None and is_own(document, scope)}
        documents = frozenset(
            number
            for number, document in self._documents.items()
            if document.origin not in own and is_prior(document.published, scope.before)
        )
        owners = np.frombuffer(self._owners, np.int64) if self._owners else np.empty(0, np.int64)
        inside = np.fromiter(documents, np.int64, len(documents))
        return Inside(documents=documents, passages=np.isin(owners, inside))

    def by_date(self) -> Rows:
        """Give the rows of the passages in the order of their days, undated ones last.

        What is prior for an article then lies together.
        """
        import numpy as np

        if not self.numbers:
            return np.empty(0, np.int64)
        last = date.max.toordinal()
        days = np.full(max(self._documents) + 1, last)
        for number, document in self._documents.items():
            days[number] = document.published.day.toordinal() if document.published else last
        return np.argsort(days[np.frombuffer(self._owners, np.int64)], kind="stable")

    def only(self, ranking: Iterable[tuple[int, float]], inside: Inside) -> list[tuple[int, float]]:
        """Keep the passages that are known and inside the scope, in their order."""
        documents = inside.documents
        return [each for each in ranking if (row := self._row(each[0])) >= 0 and self._owners[row] in documents]

    def lengths(self) -> Floats:
        """Give the length of each passage in characters, in the order of `numbers`."""
        import numpy as np

        if not self.numbers:
            return np.ones(1)
        lengths: Floats = (np.frombuffer(self._ends, np.int64) - np.frombuffer(self._starts, np.int64)).astype(float)
        return lengths

    def documents_of(self, passages: Sequence[int]) -> dict[int, int]:
        """Give the number of the document of each known passage."""
        import numpy as np

        rows = np.searchsorted(np.frombuffer(self.numbers, np.int64), passages)
        return dict(zip(passages, np.frombuffer(self._owners, np.int64)[rows].tolist(), strict=True))

    def place(self, passage: int) -> Place:
        """Tell where a known passage lies."""
        row = self._row(passage)
        return Place(document=self._owners[row], span=Span(self._starts[row], self._ends[row]))

    def _row(self, passage: int) -> int:
        row = bisect_left(self.numbers, passage)
        return row if row < len(self.numbers) and self.numbers[row] == passage else -1
