"""Where a claim stands: its own sentences, two before them, and the headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.judging.context import BEFORE, context_of
from claimcheck.text.segment import segment
from claimcheck.types import Article, Document, Span

TEXT = "Port Drains Lock\n\nThe gate was shut. Nobody knew why. The lock was drained.\n\nIt stood idle. Barges waited."


def article(headline: str | None = "Port Drains Lock") -> Article:
    place = Span(TEXT.index(headline), TEXT.index(headline) + len(headline)) if headline else None
    return segment(Document(text=TEXT, sha256=Document.hash_text(TEXT), headline=place))


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.mark.parametrize(
    ("spans", "sentence", "before"),
    [
        ((at("lock was"),), "The lock was drained.", "The gate was shut. Nobody knew why. Port Drains Lock"),
        ((at("drained.\n\nIt stood"),), "The lock was drained. It stood idle.", "The gate was shut. Nobody knew why."),
        ((at("Port"), at("gate")), "The gate was shut.", "Port Drains Lock"),
        ((at("Port"),), "Port Drains Lock", ""),
        ((Span(len(TEXT), len(TEXT) + 1),), "", ""),
    ],
)
def test_context_is_of_the_last_span(spans: tuple[Span, ...], sentence: str, before: str) -> None:
    context = context_of(spans, article())
    assert context.sentence == sentence
    assert context.before.startswith(before)
    assert context.before.endswith("Port Drains Lock")


def test_an_article_without_a_headline_gives_none() -> None:
    assert context_of((at("Nobody"),), article(None)).before == "Port Drains Lock The gate was shut."


@given(start=st.integers(0, len(TEXT)), size=st.integers(1, 60))
def test_context_holds_every_sentence_that_the_span_touches(start: int, size: int) -> None:
    sentences = article().sentences
    own = [n for n, each in enumerate(sentences) if each.span.start < start + size and start < each.span.end]
    before = [*sentences[max(0, own[0] - BEFORE) : own[0]], sentences[0]] if own else [sentences[0]]
    context = context_of((Span(start, start + size),), article())
    assert context.sentence == " ".join(sentences[n].span.of(TEXT) for n in own)
    assert context.before == " ".join(each.span.of(TEXT) for each in before)
