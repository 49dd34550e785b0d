"""Where a claim stands in its article: the words that say who and what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.types import Article, Span

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
    own = [at for at, each in enumerate(sentences) if each.span.start < last.end and last.start < each.span.end]
    first = own[0] if own else 0
    before = [each.span.of(text) for each in sentences[max(0, first - BEFORE) : first]]
    headline = [each.span.of(text) for each in sentences if each.is_headline][:1]
    return Context(sentence=" ".join(sentences[at].span.of(text) for at in own), before=" ".join([*before, *headline]))
