"""The scorer of the sample articles, on a report built by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_expectations import Expectations, ExpectedClaim, ExpectedFinding, ExpectedSentence
from sample_report import TITLE, sample_report
from sample_scores import match_claim, score, summarize

from claimcheck.types import Act, Basis, ClaimKind, Label, PublicationTime, SentenceState, SourceKind

AIDE = "The closure would cost the city 40 million crowns"


def outcomes(
    *claims: ExpectedClaim, sentences: tuple[ExpectedSentence, ...] = (), findings: tuple[ExpectedFinding, ...] = ()
):
    expected = Expectations(
        article=Path("none.txt"),
        date=PublicationTime.parse("2031-04-01"),
        claims=claims,
        sentences=sentences,
        findings=findings,
        absent=(),
    )
    return score(sample_report(), expected)


@pytest.mark.parametrize(
    "right",
    [
        ExpectedClaim(
            quote="The pilings are rotten",
            must=True,
            label=Label.SOURCED,
            source_kind=(SourceKind.NAMED_PERSON, SourceKind.DOCUMENT),
            source="the Ilse Brandt",
            act=Act.STATEMENT,
        ),
        ExpectedClaim(quote="voted to close Quay Nine", must=True, label=Label.ANONYMOUS, stated_count=3),
        ExpectedClaim(quote=AIDE, must=True, reason="because the budget is not public", source="an aide"),
        ExpectedClaim(quote="declined to comment", must=True, kind=ClaimKind.PROCESS),
    ],
    ids=lambda row: row.quote,
)
def test_a_right_claim_has_nothing_wrong(right: ExpectedClaim) -> None:
    assert [outcome.wrong for outcome in outcomes(right)] == [()]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (ExpectedClaim(quote=AIDE, must=True, label=Label.SOURCED), "label"),
        (ExpectedClaim(quote=AIDE, must=True, basis=Basis.ARCHIVE), "basis"),
        (ExpectedClaim(quote=AIDE, must=True, kind=ClaimKind.FACT), "kind"),
        (ExpectedClaim(quote=AIDE, must=True, act=Act.ACT), "act"),
        (ExpectedClaim(quote=AIDE, must=True, denial=True), "denial"),
        (ExpectedClaim(quote=AIDE, must=True, source_kind=(SourceKind.SPOKESPERSON,)), "source_kind"),
        (ExpectedClaim(quote=AIDE, must=True, source="Ilse Brandt"), "source"),
        (ExpectedClaim(quote=AIDE, must=True, flag="witnessed"), "flag"),
        (ExpectedClaim(quote="inspectors found 14 cracked pilings", must=True, act=Act.ACT), "attribution"),
        (ExpectedClaim(quote="What will be left of the old port?", must=True), "no claim found"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_claim_is_broken_by_its_field(row: ExpectedClaim, field: str) -> None:
    [outcome] = outcomes(row)

    assert [wrong.split(":")[0] for wrong in outcome.wrong] == [field]
    assert outcome.is_broken


def test_soft_fields_and_hard_cases_break_nothing() -> None:
    soft, hard = outcomes(
        ExpectedClaim(quote=AIDE, must=True, stated_count=7, reason="Monday", basis_of_knowledge="Monday"),
        ExpectedClaim(quote="40 million crowns", must=False, label=Label.SOURCED),
    )

    assert len(soft.wrong) == 3
    assert hard.wrong
    assert not soft.is_broken
    assert not hard.is_broken


def test_a_part_of_a_sentence_meets_the_tightest_claim_over_it() -> None:
    report = sample_report()
    background = report.claims[2]

    assert match_claim(background.spans[0], report.claims) == background


def test_sentences_are_held_against_state_and_reason() -> None:
    right, any_reason, wrong = outcomes(
        sentences=(
            ExpectedSentence(quote="Leave a Reply", must=True, state=SentenceState.SKIPPED, reason="comment box"),
            ExpectedSentence(quote="By Mara Oduya", must=True, state=SentenceState.SKIPPED),
            ExpectedSentence(quote="What will be left", must=True, state=SentenceState.CLAIMS),
        )
    )

    assert (right.wrong, any_reason.wrong) == ((), ())
    assert wrong.is_broken


def test_findings_are_held_against_rule_and_place() -> None:
    right, wrong = outcomes(
        findings=(
            ExpectedFinding(quote=TITLE, rule="headline_or_lead_anonymous"),
            ExpectedFinding(quote="The mayor declined", rule="headline_or_lead_anonymous"),
        )
    )

    assert right.wrong == ()
    assert wrong.wrong == ("finding: no headline_or_lead_anonymous",)


def test_the_summary_counts_rows_and_names_the_broken_ones_first() -> None:
    rows = outcomes(
        ExpectedClaim(quote=AIDE, must=True, label=Label.ANONYMOUS),
        ExpectedClaim(quote="40 million crowns", must=False, label=Label.SOURCED),
        ExpectedClaim(quote="The pilings are rotten", must=True, label=Label.UNVERIFIED),
    )

    assert summarize(rows).splitlines() == [
        "must 1 of 2, others 0 of 1",
        "BROKEN: 'The pilings are rotten': label: sourced, not unverified",
        "hard: '40 million crowns': label: anonymous, not sourced",
    ]
