"""A small archive in memory, searched by BM25: the retriever for tests and for trying things out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.retrieval.origins import one_per_place, origin_among, signature_of
from claimcheck.retrieval.passages import cut_passages
from claimcheck.retrieval.scope import in_scope
from claimcheck.retrieval.seam import Scope
from claimcheck.retrieval.words import all_words, content_words
from claimcheck.types import Article, Passage, PriorDocument, Span

_SATURATION, _LENGTH_WEIGHT = 1.2, 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class _Indexed:
    document: PriorDocument
    span: Span
    text: str
    words: Counter[str]


class MemoryRetriever:
    """BM25 over the passages of some articles; a `Retriever` without files, model or network."""

    def __init__(self, articles: Iterable[Article]) -> None:
        known: list[PriorDocument] = []
        self._passages: list[_Indexed] = []
        for article in articles:
            document = describe(article, known)
            if document.sha256 in {each.sha256 for each in known}:
                continue
            known.append(document)
            for span in cut_passages(article):
                text = span.of(article.document.text)
                words = Counter(all_words(f"{document.title or ''} {text}"))
                self._passages.append(_Indexed(document=document, span=span, text=text, words=words))
        self._documents_with = Counter(word for passage in self._passages for word in passage.words)
        lengths = [passage.words.total() for passage in self._passages]
        self._mean_length = sum(lengths) / len(lengths) if lengths else 1.0

    def search(self, queries: Sequence[str], *, scope: Scope, k: int) -> list[list[Passage]]:
        """See `Retriever.search`; passages that share no word with a query are left out."""
        inside = [passage for passage in self._passages if in_scope(passage.document, scope)]
        return [self._best(query, inside, k) for query in queries]

    def _best(self, query: str, inside: list[_Indexed], k: int) -> list[Passage]:
        words = content_words(query)
        scored = [
            Passage(document=each.document, span=each.span, text=each.text, score=score)
            for each in inside
            if (score := self._score(words, each)) > 0
        ]
        scored.sort(key=lambda passage: (-passage.score, passage.document.id, passage.span))
        return one_per_place(scored, k)

    def _score(self, words: Sequence[str], passage: _Indexed) -> float:
        length = 1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * passage.words.total() / self._mean_length
        score = 0.0
        for word in words:
            often, holders = passage.words[word], self._documents_with[word]
            if often:
                rarity = math.log(1 + (len(self._passages) - holders + 0.5) / (holders + 0.5))
                score += rarity * often * (_SATURATION + 1) / (often + _SATURATION * length)
        return score


def describe(article: Article, known: Iterable[PriorDocument] = ()) -> PriorDocument:
    """Give what an archive keeps of an article beside its text; `known` are the documents that it may be a copy of."""
    document = article.document
    signature = signature_of(document.text)
    return PriorDocument(
        id=document.id,
        title=document.title,
        date=document.date,
        publisher=document.publisher,
        url=document.url,
        origin=origin_among(signature, known) or document.id,
        sha256=document.sha256,
        signature=signature,
    )
