"""Hybrid search: meaning and words, fused, inside a scope."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.adapters.archive.catalog import Catalog
from claimcheck.adapters.archive.record import Printed, Record
from claimcheck.retrieval.fusion import fuse
from claimcheck.retrieval.origins import one_per_place
from claimcheck.retrieval.words import content_words
from claimcheck.types import Passage

_DEPTHS = (50, 400, 3000)
"""Passages asked of each ranking: more when, after dropping reprints, too few are left; the last is the bound."""

Nearest = Callable[[Sequence[int], int], list[list[int]]]
"""Gives for some of the queries, by position, at most so many of the nearest passages inside the scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One call of `Retriever.search` over one state of the record; `inside` are the documents in scope."""

    record: Record
    catalog: Catalog
    inside: frozenset[int]
    nearest: Nearest
    k: int

    def run(self, queries: Sequence[str]) -> list[list[Passage]]:
        """Answer all queries; those that stay short of `k` are asked again, deeper."""
        answers: list[list[Passage]] = [[] for _ in queries]
        printed: dict[int, Printed] = {}
        left = [place for place, query in enumerate(queries) if content_words(query)]
        for depth in _DEPTHS:
            if not left:
                break
            if depth < self.k and depth != _DEPTHS[-1]:
                continue
            rankings = self.nearest(left, depth)
            short: list[int] = []
            for place, dense in zip(left, rankings, strict=True):
                lexical = self._matching(queries[place], depth)
                answers[place] = one_per_place(self._passages(fuse([dense, lexical]), printed), self.k)
                if len(answers[place]) < self.k and max(len(dense), len(lexical)) >= depth:
                    short.append(place)
            left = short
        return answers

    def _matching(self, query: str, depth: int) -> list[int]:
        words = self.catalog.rarest(self.record, content_words(query))
        expression = " OR ".join(f'"{word}"' for word in words)
        # The date cannot be asked of the word index, so more is fetched than is wanted and cut.
        for limit in (4 * depth, 10 * _DEPTHS[-1]):
            found = self.record.matching(expression, limit)
            kept = self.catalog.only(found, self.inside)
            if len(kept) >= depth or len(found) < limit:
                break
        return kept[:depth]

    def _passages(self, scores: dict[int, float], printed: dict[int, Printed]) -> Iterator[Passage]:
        """Give passages best first, ties by number; a text is read when its passage is asked for."""
        for number in sorted(scores, key=lambda each: (-scores[each], each)):
            place = self.catalog.place(number)
            if place.document not in printed:
                printed[place.document] = self.record.printed(place.document)
            held = printed[place.document]
            text = place.span.of(held.text)
            yield Passage(document=held.document, span=place.span, text=text, score=scores[number])
