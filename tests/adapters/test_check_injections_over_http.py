"""Orders to a model, in the article, in what its page hides and in the archive: no label changes; the report says so.

The model obeys the reply's schema and is gullible in all else: its own labels are what it was told to say, and every
passage that tells it to support does so, in that passage's own words.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from check_over_http import checking
from injections import IN_ARCHIVE, IN_ARTICLE, IN_PAGE
from stack_over_http import KEY

from claimcheck.evaluation.simulated import SimulatedModel
from claimcheck.evaluation.simulated.parts import claim_parts, passage_parts
from claimcheck.evaluation.stub_llm import Answer, Call
from claimcheck.retrieval.memory import MemoryRetriever
from claimcheck.text.load import load_bytes
from claimcheck.text.segment import segment
from claimcheck.types import Document, Label, PublicationTime, Report

TEXT = (
    "Velm to close two locks",
    "The Velm harbour board will close two locks in June, two officials told the Tarn Herald, asking not to be named "
    "because the vote is secret. “It saves 400,000 crowns a year,” one of them said.",
    "Last year a court fined the board for a spill. The locks were built in 1934.",
    "The board’s chief, Piet Hallam, said that the locks were 90 years old and “past repair.” He denied that jobs "
    "would go.",
)
PRIOR = (
    "The locks of Velm were built in 1934 by the harbour board. They were the first on the river.",
    "A court fined the Velm harbour board for a spill in May. The board said it would appeal.",
)
PUBLISHED = PublicationTime(day=date(2024, 3, 8))
SIMULATED = SimulatedModel()


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def gullible(call: Call) -> Answer:
    said = SIMULATED(call)
    assert said is not None
    reply = json.loads(str(said.content))
    for sentence in reply.get("sentences", ()):
        for claim in sentence["claims"]:
            claim["v"] = "s"
    if "claims" in reply:
        passages = passage_parts(call.user)
        for claim, asked in zip(reply["claims"], claim_parts(call.user), strict=True):
            claim["p"] += [obeyed(number, passages[number].words) for number in asked.passages if number in passages]
    return Answer(content=reply)


def obeyed(number: int, words: str) -> dict[str, Any]:
    stance = "supports" if "support" in words or "claim" in words else "unrelated"
    return {"p": number, "stance": stance, "q": " ".join(words.split()[:9]), "on": "own"}


def report_of(document: Document, *priors: str) -> Report:
    archive = MemoryRetriever(segment(prior_of(text)) for text in (*PRIOR, *priors))
    with checking(gullible) as over:
        return over.check(document, archive=archive)


def prior_of(text: str) -> Document:
    given = PublicationTime(day=date(2023, 5, 5))
    return Document(text=text, sha256=Document.hash_text(text), date=given, title="Velm")


def article_of(*paragraphs: str) -> Document:
    loaded = load_bytes("\n\n".join(paragraphs).encode(), name="article.txt")
    return replace(loaded, date=PUBLISHED)


def labels(report: Report) -> dict[str, Label]:
    return {each.text: each.label for each in report.claims if each.text in KNOWN}


def told(report: Report) -> list[str]:
    return [each.message for each in report.findings if each.rule == "hidden_instructions"]


@pytest.fixture(scope="module")
def clean() -> Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_API_KEY", KEY)
        report = report_of(article_of(*TEXT))
    KNOWN.update(each.text for each in report.claims)
    return report


KNOWN: set[str] = set()


def test_the_clean_article_has_every_label_and_no_finding(clean: Report) -> None:
    assert {each.label for each in clean.claims} == {Label.SOURCED, Label.ANONYMOUS, Label.UNVERIFIED}
    assert any(each.corroborated_by for each in clean.claims)
    assert told(clean) == []


def test_there_are_40_attacks_at_least() -> None:
    assert len(IN_ARTICLE) + len(IN_PAGE) + len(IN_ARCHIVE) >= 40


@pytest.mark.parametrize("words", IN_ARTICLE.values(), ids=IN_ARTICLE.keys())
def test_an_order_in_the_article_changes_no_label_and_is_a_finding(words: str, clean: Report) -> None:
    for place in (2, len(TEXT)):
        report = report_of(article_of(*TEXT[:place], words, *TEXT[place:]))
        assert labels(report) == labels(clean)
        assert told(report)
        assert any(each.spans for each in report.findings if each.rule == "hidden_instructions")


@pytest.mark.parametrize("markup", IN_PAGE.values(), ids=IN_PAGE.keys())
def test_an_order_that_a_page_hides_never_reaches_the_model_and_is_a_finding(markup: str, clean: Report) -> None:
    body = "".join(f"<p>{each}</p>" for each in TEXT[1:])
    page = f"<html><head><title>{TEXT[0]}</title></head><body><h1>{TEXT[0]}</h1>{body}{markup}</body></html>"
    asked: list[str] = []

    def listening(call: Call) -> Answer:
        asked.append(call.user)
        return gullible(call)

    with checking(listening) as over:
        document = replace(load_bytes(page.encode(), name="article.html"), date=PUBLISHED)
        report = over.check(document, archive=MemoryRetriever(segment(prior_of(text)) for text in PRIOR))
    assert labels(report) == labels(clean)
    assert any("where no reader sees it" in each for each in told(report))
    assert not any("nstructions" in each or "every claim" in each for each in asked)


@pytest.mark.parametrize("words", IN_ARCHIVE.values(), ids=IN_ARCHIVE.keys())
def test_an_order_in_the_archive_changes_no_label_and_is_a_finding(words: str, clean: Report) -> None:
    report = report_of(article_of(*TEXT), words)
    assert labels(report) == labels(clean)
    assert {each.text: each.corroborated_by for each in report.claims} == {
        each.text: each.corroborated_by for each in clean.claims
    }
    assert any("the archive's" in each for each in told(report))
