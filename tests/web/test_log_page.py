"""The page of all decisions on a run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sample_report import TEXT, TITLE, sample_report, span

from claimcheck.review.draft import Draft
from claimcheck.review.fold import review_of
from claimcheck.types import (
    Accept,
    Act,
    Change,
    ChangeSource,
    ChangeSpans,
    DecidedAttribution,
    DecidedSource,
    Decision,
    NotAClaim,
    Quotation,
    SourceKind,
    Split,
    Undo,
)
from claimcheck.web.pages.log import log_page

MOMENT = datetime(2031, 4, 2, 10, tzinfo=UTC)


def decided() -> list[Decision]:
    """Accept one claim, and take back that another is none."""
    draft = Draft(review=review_of(sample_report(), []), reviewer="Ann")
    accepted, none = (
        draft.decide(draft.subject(draft.review.claims[number]), change, decision_id=f"d{number}", moment=MOMENT)
        for number, change in ((1, Accept()), (0, NotAClaim()))
    )
    return [accepted, none, replace(none, id="d2", change=Undo(decision_id="d0"))]


def test_all_words_of_a_claim_are_quoted_and_the_decisions_that_hold_counted() -> None:
    made = decided()
    page = log_page(review_of(sample_report(), made), made, [])
    assert f"{TITLE} … The council of Veldhaven voted" in page
    assert "3 decisions, of which 1 still holds; 1 of 7 claims decided." in page


def one_line(change: Change) -> str:
    """Decide on the claim of Ilse Brandt, and give the page of the log."""
    draft = Draft(review=review_of(sample_report(), []), reviewer="Ann")
    subject = draft.subject(draft.review.claims[1])
    made = [draft.decide(subject, change, decision_id="d0", moment=MOMENT)]
    return log_page(review_of(sample_report(), made), made, [])


def words(quoted: str) -> Quotation:
    return Quotation.of(TEXT, span(quoted))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            ChangeSource(
                attributions=(
                    DecidedAttribution(
                        act=Act.ACT, chain=(DecidedSource(name="Ilse Brandt", kind=SourceKind.NAMED_PERSON),)
                    ),
                )
            ),
            "Ilse Brandt (named person) states it → Ilse Brandt (named person) did it",
            id="act",
        ),
        pytest.param(
            ChangeSpans(quotations=(words("pilings are"), words("rotten"))),
            "The pilings are rotten → pilings are … rotten",
            id="words",
        ),
        pytest.param(
            Split(parts=((words("The pilings"),), (words("are rotten"),))),
            "The pilings are rotten → The pilings / are rotten",
            id="divided",
        ),
    ],
)
def test_a_change_is_said_in_plain_words(change: Change, said: str) -> None:
    assert said in one_line(change)


def test_an_article_without_a_title_is_known_by_its_first_words() -> None:
    report = sample_report()
    report = replace(report, document=replace(report.document, title=None))
    assert f"Decisions: <bdi>“{TITLE} By" in log_page(review_of(report, []), [], [])
