"""The report at a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sample_report import sample_report
from syrupy.assertion import SnapshotAssertion

from claimcheck.report.layout import columns
from claimcheck.report.terminal import render
from claimcheck.types import (
    Act,
    Cause,
    CheckedSentence,
    EvidenceState,
    Label,
    Report,
    ReviewReason,
    SentenceState,
)

COLOURS = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_the_report_as_an_editor_sees_it(snapshot: SnapshotAssertion, width: int) -> None:
    assert render(sample_report(), width=width) == snapshot


@pytest.mark.parametrize("width", [10, 50, 60, 80, 100, 120, 500])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    room = min(max(width, 50), 120)
    assert max(columns(line) for line in render(sample_report(), width=width).splitlines()) <= room


def test_colour_adds_nothing_but_colour() -> None:
    colored = render(sample_report(), color=True)
    assert COLOURS.search(colored)
    assert COLOURS.sub("", colored) == render(sample_report())


def test_what_needs_attention_comes_gravest_first() -> None:
    text = render(sample_report())
    head = text[text.index("NEEDS ATTENTION") : text.index("CLAIMS")]
    badges = re.findall(r"^([A-Z]{3}[A-Z ]*?) +¶", head, flags=re.MULTILINE)
    assert badges == ["CONTRADICTED", "NOT CLASSIFIED", "ERROR", "WARNING", "REVIEW", "ANONYMOUS"]


def hostile(words: str) -> Report:
    """Give a report whose every text of the article and the archive holds `words`."""
    report = sample_report()
    claims = tuple(
        replace(
            claim,
            text=words + claim.text,
            evidence=tuple(
                replace(one, quote=words, title=words, publisher=words, date=words) for one in claim.evidence
            ),
        )
        for claim in report.claims
    )
    return replace(
        report,
        document=replace(report.document, title=words, publisher=words, url=words, date=words),
        run=replace(report.run, archive=words, notes=(words,), policy=replace(report.run.policy, name=words)),
        sources=tuple(replace(source, name=words) for source in report.sources),
        claims=claims,
        findings=tuple(replace(finding, message=words, rule=words) for finding in report.findings),
    )


@pytest.mark.parametrize("words", ["\x1b]0;owned\x07", "\x9b2J", "\u202eevil", "\r\x08\x08", "\u2066x"], ids=ascii)
def test_nothing_of_an_article_that_a_terminal_obeys_gets_through(words: str) -> None:
    text = render(hostile(words))
    assert not [character for character in words if character in text and not character.isprintable()]


def test_a_report_without_claims_says_so() -> None:
    report = sample_report()
    empty = replace(report, claims=(), sources=(), findings=(), sentences=(), coverage={}, totals={})
    text = render(empty)
    assert "NEEDS ATTENTION\nnothing" in text
    assert "CLAIMS\nnone found" in text
    assert "SOURCES\nnone found" in text
    text = render(replace(empty, coverage={"not_classified": 6}))
    assert "CLAIMS\nnone found in what could be read" in text


def test_a_rule_that_is_broken_often_is_said_thrice_then_counted() -> None:
    report = sample_report()
    finding = report.findings[0]
    text = render(replace(report, findings=tuple(replace(finding, message=f"number {n}") for n in range(9))))
    assert [n for n in range(9) if f"number {n}" in text] == [0, 1, 2]
    assert "and 6 more of no_reason_for_anonymity: ¶3" in text


@pytest.mark.parametrize(
    ("reason", "number", "words"),
    [
        ("language", 4, "¶1–¶4 4 sentences in a language that the engine does not read (from “"),
        ("budget", 4, "¶1–¶4 4 sentences were not read: the budget was spent (from “"),
        ("refused", 1, "¶1 1 sentence was not read: the model refused (“"),
    ],
)
def test_sentences_that_could_not_be_read_are_listed_as_one_run(reason: str, number: int, words: str) -> None:
    sentences = tuple(
        CheckedSentence(start=20 * n, end=20 * n + 19, paragraph=n, state=SentenceState.NOT_CLASSIFIED, reason=reason)
        for n in range(number)
    )
    text = render(replace(sample_report(), claims=(), sentences=sentences))
    assert words in " ".join(text.split())


def test_an_act_gives_no_ground_and_a_denial_says_so() -> None:
    report = sample_report()
    claim = report.claims[1]
    act = replace(claim, attributions=(replace(claim.attributions[0], act=Act.ACT),), label=Label.UNVERIFIED)
    denial = replace(claim, attributions=(replace(claim.attributions[0], is_denial=True),))
    assert "an act of Ilse Brandt (named person), told in the article's own voice: no ground" in render(
        replace(report, claims=(act,)), width=120
    )
    assert "denied by Ilse Brandt" in render(replace(report, claims=(denial,)))


def test_a_chain_names_every_link_from_the_article_inward() -> None:
    report = sample_report()
    claim = report.claims[1]
    chain = replace(claim, attributions=(replace(claim.attributions[0], chain=("s2", "s1")),))
    text = render(replace(report, claims=(chain,)), width=120)
    assert "Ilse Brandt (named person), citing three officials (unnamed person; 3 stated; no reason given)" in text


def test_a_failed_search_is_said_at_the_claim() -> None:
    report = sample_report()
    claim = replace(
        report.claims[1],
        evidence_state=EvidenceState.NOT_CHECKED,
        cause=Cause.SEARCH_FAILED,
        needs_review=(ReviewReason.NOT_CHECKED,),
    )
    text = render(replace(report, claims=(claim,)))
    assert "archive not checked: the archive could not be searched" in text
    assert "REVIEW" in text
