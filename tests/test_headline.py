"""A headline and a body sentence that state the same are one claim with two spans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.headline import merge_headline
from claimcheck.types import (
    Act,
    Article,
    Attribution,
    Cause,
    ClaimKind,
    Document,
    Link,
    ReadClaim,
    ReviewReason,
    Sentence,
    SourceKind,
    Span,
)
from claimcheck.types.ids import claim_id


def article_of(headline: str, *body: str) -> Article:
    text = "\n\n".join((headline, *body))
    spans, at = [], 0
    for part in (headline, *body):
        spans.append(Span(at, at + len(part)))
        at += len(part) + 2
    document = Document(text=text, sha256=Document.hash_text(text), headline=spans[0])
    sentences = tuple(Sentence(span=span, paragraph=at, is_headline=at == 0) for at, span in enumerate(spans))
    return Article(document=document, sentences=sentences)


def claims_of(article: Article) -> list[ReadClaim]:
    return [
        ReadClaim(
            id=claim_id(article.document.sha256, (sentence.span,)),
            text=sentence.span.of(article.document.text),
            kind=ClaimKind.FACT,
            spans=(sentence.span,),
            attributions=(),
            confidence=0.9,
        )
        for sentence in article.sentences
    ]


def said_at(span: Span) -> Attribution:
    link = Link(kind=SourceKind.NAMED_PERSON, name="Anna Weiss", mention=span)
    return Attribution(chain=(link,), act=Act.STATEMENT, source=span, cue=span, content=(span,))


def test_the_same_claim_gets_both_spans_and_the_attribution_of_the_body() -> None:
    article = article_of("Council Sells Old Bridge", "It rained.", "The council sold the old bridge on Friday.")
    head, rain, lead = claims_of(article)
    lead = replace(lead, attributions=(said_at(lead.spans[0]),))
    merged = merge_headline([replace(head, needs_review=(ReviewReason.LOW_CONFIDENCE,)), rain, lead], article)
    assert [each.spans for each in merged] == [(head.spans[0], lead.spans[0]), rain.spans]
    assert merged[0].id == claim_id(article.document.sha256, merged[0].spans)
    assert merged[0].text == lead.text
    assert merged[0].attributions == lead.attributions
    assert merged[0].needs_review == (ReviewReason.LOW_CONFIDENCE,)


def test_of_two_body_claims_the_attributed_one_is_the_same() -> None:
    body = "The council sold the old bridge on Friday."
    article = article_of("Council Sells Old Bridge", body, body)
    head, first, second = claims_of(article)
    second = replace(second, attributions=(said_at(second.spans[0]),))
    merged = merge_headline([head, first, second], article)
    assert [each.spans for each in merged] == [(head.spans[0], second.spans[0]), first.spans]


@pytest.mark.parametrize(
    "body",
    [
        "The council is expected to sell the old bridge on Friday.",
        "The council did not sell the old bridge.",
        "The council sold the bridge.",
    ],
    ids=["surer than the body", "the contrary", "more than the body"],
)
def test_a_headline_that_says_more_is_a_claim_of_its_own(body: str) -> None:
    article = article_of("Council Sells Old Bridge", body)
    claims = claims_of(article)
    assert merge_headline(claims, article) == tuple(claims)


def test_a_denied_claim_is_not_what_the_headline_states() -> None:
    article = article_of("Council Sold Old Bridge", "Weiss denied that the council sold the old bridge.")
    head, body = claims_of(article)
    denied = replace(body, attributions=(replace(said_at(body.spans[0]), is_denial=True),))
    assert len(merge_headline([head, denied], article)) == 2


@pytest.mark.parametrize(
    "change",
    [{"failure": Cause.REFUSED}, {"kind": ClaimKind.PROCESS}, {"kind": ClaimKind.BACKGROUND}],
    ids=["not read", "process", "background"],
)
def test_what_is_no_claim_of_the_body_stays_apart(change: dict[str, object]) -> None:
    article = article_of("Council Sells Old Bridge", "The council sold the old bridge on Friday.")
    head, body = claims_of(article)
    assert len(merge_headline([head, replace(body, **change)], article)) == 2  # type: ignore[arg-type]


def test_a_headline_that_could_not_be_read_stays_as_it_is() -> None:
    article = article_of("Council Sells Old Bridge", "The council sold the old bridge on Friday.")
    head, body = claims_of(article)
    assert len(merge_headline([replace(head, failure=Cause.REFUSED), body], article)) == 2
