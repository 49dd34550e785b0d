"""Where a claim stands in its article: the words that say who and what it is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from claimcheck.types import Article, Sentence, Span

BEFORE = 2
"""Sentences before the claim's own: far enough for most pronouns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The sentence or sentences of a claim, and what stands before them: two sentences, then the headline."""

    sentence: str
    before: str


def context_of(spans: tuple[Span, ...], article: Article) -> Context:
    """Give the context of a claim; of several spans the last counts, since a headline's comes first."""
    text, sentences = article.document.text, article.sentences
    last = spans[-1]
    first = bisect_right(sentences, last.start, key=lambda each: each.span.end)
    own = sentences[first : bisect_left(sentences, last.end, key=_start_of)]
    before = sentences[max(0, first - BEFORE) : first] if own else ()
    shown = (*before, *_headline(article))
    return Context(
        sentence=" ".join(each.span.of(text) for each in own), before=" ".join(each.span.of(text) for each in shown)
    )


def _headline(article: Article) -> tuple[Sentence, ...]:
    """Give the first sentence of the headline, or nothing."""
    if article.document.headline is None:
        return ()
    at = bisect_left(article.sentences, article.document.headline.start, key=_start_of)
    return tuple(each for each in article.sentences[at : at + 1] if each.is_headline)


def _start_of(sentence: Sentence) -> int:
    return sentence.span.start
