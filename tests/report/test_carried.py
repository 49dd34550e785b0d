"""Terminal and page count the same: what a source carries, what has no label, and which claims have findings."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sample_report import TITLE, sample_report, span

from claimcheck.cli.rendering import load_assets
from claimcheck.report.carried import carried_claims, findings_by_claim, told_claims
from claimcheck.report.html import to_html
from claimcheck.report.terminal import render
from claimcheck.types import Act, Cause, Finding, Label, Report, Severity, Source, SourceKind

VOTED, ROTTEN = 0, 1


def with_an_act() -> Report:
    """Give the sample in which the article itself tells what Ilse Brandt did."""
    report = sample_report()
    rotten = report.claims[ROTTEN]
    acted = replace(rotten, attributions=(replace(rotten.attributions[0], act=Act.ACT),), label=Label.UNVERIFIED)
    return replace(report, claims=(*report.claims[:ROTTEN], acted, *report.claims[ROTTEN + 1 :]))


def row_of(source_id: str, text: str) -> str:
    return re.split(r"\n(?=s\d|\n)", text.partition("SOURCES")[2].partition(f"\n{source_id} ")[2])[0]


def test_an_act_is_no_claim_that_a_source_carries() -> None:
    report = with_an_act()
    assert not carried_claims(report.claims).get("s2")
    assert [claim.id for claim in told_claims(report.claims)["s2"]] == [report.claims[ROTTEN].id]
    assert "0 claims" in row_of("s2", render(report))
    assert "1 claim on an act, wish or plan" in " ".join(row_of("s2", render(report)).split())
    assert "1 claim on an act, wish or plan" in to_html(report, load_assets())


def test_of_a_document_nobody_asks_why_it_is_not_named() -> None:
    report = sample_report()
    memo = Source(id="s4", name="an internal report", kind=SourceKind.UNNAMED_DOCUMENT, mentions=())
    report = replace(report, sources=(report.sources[0], memo))
    assert "no reason given" in row_of("s1", render(report))
    assert "no reason given" not in row_of("s4", render(report))
    assert to_html(report, load_assets()).count("no reason given for not being named") == 2  # card and ledger of s1


@pytest.mark.parametrize(("number", "words"), [(1, "1 unnamed person"), (2, "2 unnamed persons")])
def test_one_person_is_no_persons(number: int, words: str) -> None:
    people = tuple(
        Source(id=f"s{each}", name=f"an aide {each}", kind=SourceKind.UNNAMED_PERSON, mentions=())
        for each in range(1, number + 1)
    )
    head = render(replace(sample_report(), sources=people)).partition("SOURCES")[2].splitlines()[0]
    assert re.search(rf"{words}\b", head)


def test_a_claim_beside_the_counts_without_a_label_says_so() -> None:
    report = sample_report()
    background = replace(report.claims[2], label=Label.NOT_CLASSIFIED, cause=Cause.SEARCH_FAILED)
    report = replace(report, claims=(*report.claims[:2], background, *report.claims[3:]))
    text, page = render(report), to_html(report, load_assets())
    assert "1 not classified" in text
    assert "background, beside the counts" in " ".join(text.split())
    assert "background, beside the counts" in page
    assert re.search(r'data-name="not_classified"[^>]*>Not classified <span class="count">1<', page)


def test_a_finding_on_several_claims_is_on_the_card_of_each() -> None:
    report = sample_report()
    gathered = Finding(
        rule="single_anonymous_source",
        severity=Severity.WARNING,
        message="2 claims rest on one unnamed source alone",
        spans=(span(TITLE), report.claims[ROTTEN].spans[0]),
    )
    of_source = report.findings[0]
    report = replace(report, findings=(gathered, of_source))
    found = findings_by_claim(report)
    assert found[report.claims[VOTED].id] == [gathered, of_source]
    assert found[report.claims[ROTTEN].id] == [gathered]
    assert re.search(r'data-name="finding"[^>]*>With findings <span class="count">2<', to_html(report, load_assets()))
