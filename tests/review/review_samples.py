"""Decisions on the sample report, made as the pages make them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sample_report import claim as sample_claim
from sample_report import sample_report

from claimcheck.review.draft import Draft
from claimcheck.review.fold import review_of
from claimcheck.review.state import Review, ReviewedClaim
from claimcheck.types import Change, Decision, Label, Report, Subject

START = datetime(2031, 4, 2, 10, 0, tzinfo=UTC)
ADA, BEN = "Ada Lindqvist", "Ben Okoro"


class Desk:
    """A run being reviewed by several people, in memory."""

    def __init__(self, report: Report | None = None) -> None:
        self.report = report or sample_report()
        self.decisions: list[Decision] = []

    @property
    def review(self) -> Review:
        return review_of(self.report, self.decisions)

    def draft(self, reviewer: str = ADA) -> Draft:
        return Draft(review=self.review, reviewer=reviewer)

    def claim(self, words: str) -> ReviewedClaim:
        """Find the claim whose first quotation has these words."""
        text = self.report.document.text
        return next(one for one in self.review.claims if any(words in span.of(text) for span in one.claim.spans))

    def decide(self, words: str | Subject, change: Change, reviewer: str = ADA, reason: str = "") -> Decision:
        draft = self.draft(reviewer)
        subject = draft.subject(self.claim(words)) if isinstance(words, str) else words
        number = len(self.decisions)
        decision = draft.decide(
            subject, change, decision_id=f"d{number}", moment=START + timedelta(seconds=number), reason=reason
        )
        self.decisions.append(decision)
        return decision


def unclassified() -> str:
    """Give words of the claim that is not classified."""
    return sample_claim("La ville n'a pas encore répondu aux questions", Label.NOT_CLASSIFIED).text
