"""Hybrid search: meaning and words, fused, inside a scope."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.adapters.archive.catalog import Catalog, Inside
from claimcheck.adapters.archive.lexical import Words
from claimcheck.adapters.archive.record import Printed, Record
from claimcheck.adapters.archive.vectors import Ranking
from claimcheck.retrieval.fusion import fuse, stretched
from claimcheck.retrieval.origins import one_per_place
from claimcheck.retrieval.rerank import PARTICULARS_WEIGHT, Particulars, particulars_of, spread
from claimcheck.retrieval.words import content_words
from claimcheck.types import Passage

_DEPTHS = (200, 1000, 3000)
"""Passages asked of each ranking: more when, after dropping reprints, too few are left; the last is the bound.

Scores are stretched over so many: with 50 instead of 200, recall at 5 was .01 lower (`bench/retrieval.py`).
"""
_HEAD = 60
"""Passages that are looked at one by one, unless they are too few."""
_RERANKED = 20
"""The best of them, whose text is looked at."""

Nearest = Callable[[Sequence[int], int], list[Ranking]]
"""Gives for some of the queries, by position, at most so many of the nearest passages inside the scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One call of `Retriever.search` over one state of the record."""

    record: Record
    catalog: Catalog
    words: Words
    inside: Inside
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
            short: list[int] = []
            for place, dense in zip(left, self.nearest(left, depth), strict=True):
                fused = self._fused(queries[place], dense, depth)
                most = _HEAD if depth == _DEPTHS[0] else len(fused)
                scores = self._reranked(queries[place], fused, most)
                answers[place] = one_per_place(self._passages(scores, printed), self.k)
                if len(answers[place]) < self.k and (len(fused) > most or len(dense) >= depth):
                    short.append(place)
            left = short
        return answers

    def _fused(self, query: str, dense: Ranking, depth: int) -> dict[int, float]:
        lexical = self.words.best(content_words(query), self.inside, depth)
        # Of a small archive the least is no measure: two passages may be all that there is.
        by_meaning = stretched(dense, zero=None if len(dense) >= depth else 0.0)
        return fuse([by_meaning, stretched(lexical, zero=0.0)])

    def _reranked(self, query: str, fused: dict[int, float], most: int) -> dict[int, float]:
        """Look again at the best: what they hold of the query's particulars, and whether they are of one document."""
        least = sorted(fused.values())[-most:][:1]
        candidates = [(-score, number) for number, score in fused.items() if score >= least[0]]
        best = [number for _, number in sorted(candidates)[:most]]
        scores = {number: fused[number] for number in best}
        if words := particulars_of(query):
            particulars = Particulars({word: self.words.rarity(word) for word in words})
            for number, text in self.record.words_of(best[:_RERANKED]).items():
                scores[number] += PARTICULARS_WEIGHT * particulars.share_in(text)
        return spread(scores, self.catalog.documents_of(best))

    def _passages(self, scores: dict[int, float], printed: dict[int, Printed]) -> Iterator[Passage]:
        """Give passages best first, ties by number; a text is read when its passage is asked for."""
        for number in sorted(scores, key=lambda each: (-scores[each], each)):
            place = self.catalog.place(number)
            if place.document not in printed:
                printed[place.document] = self.record.printed(place.document)
            held = printed[place.document]
            text = place.span.of(held.text)
            yield Passage(document=held.document, span=place.span, text=text, score=scores[number])
