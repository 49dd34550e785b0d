"""Which passages of the archive stand beside a claim, and which are folded or left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_report import TEXT, claim, evidence, sample_report

from claimcheck.report.exports import to_markdown
from claimcheck.report.html import Assets, to_html
from claimcheck.report.html.evidence import evidence_part
from claimcheck.report.html.view import View
from claimcheck.report.json import to_json
from claimcheck.report.nearness import is_near
from claimcheck.report.terminal import render
from claimcheck.types import Claim, Evidence, Label, Report, Span, Stance

CRACKED = "inspectors found 14 cracked pilings"
NEAR = evidence("d1", "Inspectors found nine pilings with cracks.", Stance.NARROWS)
FAR = evidence("d2", "The choir sang on the pilings until dawn.", Stance.NARROWS)
AGAINST = evidence("d3", "Nothing was wrong there.", Stance.CONTRADICTS)
FOLDED = "judged to narrow it, with hardly a word in common"


def claim_with(*passages: Evidence) -> Claim:
    return claim(CRACKED, Label.UNVERIFIED, evidence=passages)


def report_with(*passages: Evidence) -> Report:
    return replace(sample_report(), claims=(claim_with(*passages),))


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        pytest.param(NEAR, True, id="two-words-shared"),
        pytest.param(FAR, False, id="one-word-shared"),
        pytest.param(replace(FAR, quote="It rained."), False, id="none-shared"),
        pytest.param(AGAINST, True, id="a-contradiction-always"),
        pytest.param(replace(FAR, stance=Stance.SUPPORTS), True, id="a-support-always"),
    ],
)
def test_only_what_narrows_and_shares_hardly_a_word_is_far(passage: Evidence, expected: bool) -> None:
    assert is_near(passage, claim_with(passage), TEXT) is expected


@pytest.mark.parametrize(
    ("words", "passage", "expected"),
    [
        ("the plant exceeded the limit on 41 days last year", "A strike in 2016 had lasted four days.", False),
        ("the board had asked for three versions", "He asked not to be named since the board was not told.", False),
        ("the strike lasted 41 days", "A strike in 2016 had lasted four days.", True),
        ("the plant exceeded the limit on 41 days", "The limit was exceeded on 12 days.", True),
    ],
)
def test_words_of_every_subject_bring_no_passage_near(words: str, passage: str, expected: bool) -> None:
    whole = replace(claim(CRACKED, Label.UNVERIFIED), spans=(Span(0, len(words)),))
    assert is_near(evidence("d1", passage, Stance.NARROWS), whole, words) is expected


def test_the_page_folds_what_is_far_and_keeps_its_words() -> None:
    report = report_with(NEAR, FAR, AGAINST)
    shown = evidence_part(report.claims[0], View(report))
    head, folded = shown.split('<details class="unrelated">')
    assert NEAR.quote in head.replace("<mark>", "").replace("</mark>", "")
    assert AGAINST.quote in head.replace("<mark>", "").replace("</mark>", "")
    assert FAR.quote not in head
    assert f"1 other passage {FOLDED}" in folded
    assert FAR.quote in folded
    assert FAR.quote in to_html(report, Assets(style="", script=""))


def test_a_claim_with_far_passages_alone_says_that_nothing_speaks_of_it_closely() -> None:
    report = report_with(FAR)
    assert "Nothing in the archive speaks of it closely." in evidence_part(report.claims[0], View(report))


def test_what_a_reviewer_judged_to_narrow_is_not_folded() -> None:
    report = report_with(FAR)
    machine = claim_with(replace(FAR, stance=Stance.UNRELATED))
    assert FOLDED not in evidence_part(report.claims[0], View(report), machine)
    assert FOLDED in evidence_part(report.claims[0], View(report), report.claims[0])


def test_terminal_and_markdown_leave_out_what_is_far_and_json_keeps_it() -> None:
    report = report_with(NEAR, FAR)
    for text in (to_markdown(report), render(report)):
        assert "Inspectors found nine" in " ".join(text.split())
        assert "choir" not in text
    assert "choir" in to_json(report)
