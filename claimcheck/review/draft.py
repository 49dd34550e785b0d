"""A decision from what a reviewer says, refused in one line where it cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from claimcheck.errors import ReviewError
from claimcheck.review.apply import BETWEEN, source_words
from claimcheck.review.fold import review_of
from claimcheck.review.places import Places
from claimcheck.review.state import Review, ReviewedClaim, Status
from claimcheck.types import (
    Accept,
    Change,
    ChangeKind,
    ChangeSource,
    ChangeSpans,
    ChangeStance,
    ClaimSubject,
    Decision,
    Label,
    Merge,
    NotAClaim,
    Note,
    OverrideLabel,
    Quotation,
    SourceSubject,
    Span,
    Split,
    Subject,
    Undo,
)

MAX_REVIEWER_CHARS = 80
MAX_WORDS_CHARS = 4000
"""Characters of a reason, a note or a quotation."""
MAX_DECISIONS = 20_000
"""Decisions of one run."""

_SETTING = (ChangeKind, ChangeSource, ChangeSpans, ChangeStance)
"""Changes that set one particular, and say nothing where it is so already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Makes decisions on one run as it stands, in the name of one reviewer."""

    review: Review
    reviewer: str

    def quote(self, field: str, words: str, near: Span) -> Quotation:
        """Find words in the article, the nearest to `near`.

        Raises:
            ReviewError: they are not there.
        """
        text = self.review.report.document.text
        span = Places(text).nearest(words, near) if words.strip() else None
        if span is None:
            shown = words if len(words) <= 80 else words[:79] + "…"
            raise ReviewError(f"“{shown}” is not in the article; give its own words", field=field)
        return Quotation.of(text, span)

    def claim(self, claim_id: str, field: str = "claim") -> ReviewedClaim:
        """Give the claim of an id.

        Raises:
            ReviewError: there is none.
        """
        found = self.review.claim(claim_id)
        if found is None:
            raise ReviewError(f"claim {claim_id[:40]}: this run has none; load the page again", field=field)
        return found

    def subject(self, claim: ReviewedClaim) -> ClaimSubject:
        """Name a claim by the words in which the machine, or who cut it, found it."""
        text = self.review.report.document.text
        return ClaimSubject(quotations=tuple(Quotation.of(text, span) for span in (claim.machine or claim.claim).spans))

    def source(self, source_id: str) -> SourceSubject:
        """Name a source of the ledger.

        Raises:
            ReviewError: there is none.
        """
        found = self.review.source(source_id)
        if found is None:
            raise ReviewError(f"source {source_id[:40]}: this run has none; load the page again", field="approval")
        if found.kind.is_named:
            raise ReviewError(f"{found.name} is named; only an anonymous source is approved", field="approval")
        text = self.review.report.document.text
        mention = Quotation.of(text, found.mentions[0]) if found.mentions else None
        return SourceSubject(name=found.name, mention=mention)

    def decide(
        self, subject: Subject, change: Change, *, decision_id: str, moment: datetime, reason: str = ""
    ) -> Decision:
        """Make a decision that can be applied to the run as it stands.

        Raises:
            ReviewError: it cannot.
        """
        reviewer = " ".join(self.reviewer.split())
        if not reviewer or len(reviewer) > MAX_REVIEWER_CHARS:
            raise ReviewError(f"give the reviewer's name, in 1 to {MAX_REVIEWER_CHARS} characters", field="reviewer")
        if len(reason) > MAX_WORDS_CHARS:
            raise ReviewError(f"the reason is longer than {MAX_WORDS_CHARS} characters; shorten it", field="reason")
        if len(self.review.live) + len(self.review.undone) >= MAX_DECISIONS:
            raise ReviewError(f"this run has {MAX_DECISIONS} decisions; check the article anew", field=change.field)
        target = self._target(subject)
        _refuse(change, target, reason, self.review, reviewer)
        decision = Decision(
            id=decision_id,
            run_id=self.review.report.run.id,
            reviewer=reviewer,
            made_at=moment.isoformat(timespec="milliseconds"),
            subject=subject,
            change=change,
            old=_old(change, target, self.review),
            reason=reason.strip(),
        )
        if not isinstance(change, Undo):
            after = review_of(self.review.report, (*self.review.live, decision))
            if decision in after.orphaned:
                raise ReviewError("this does not fit the claim as it stands; load the page again", field=change.field)
            if isinstance(change, _SETTING) and target is not None and _is_as_before(target, after.claim(target.id)):
                message = "nothing was changed; to say that the claim is right, accept it"
                raise ReviewError(message, field=change.field)
        return decision

    def _target(self, subject: Subject) -> ReviewedClaim | None:
        if isinstance(subject, SourceSubject):
            return None
        spans = tuple(each.span for each in subject.quotations)
        return next((each for each in self.review.claims if (each.machine or each.claim).spans == spans), None)


def _is_as_before(before: ReviewedClaim, after: ReviewedClaim | None) -> bool:
    """Tell whether a claim stands as it did; its wording follows its words, and is not looked at."""
    return (
        after is not None
        and replace(after.claim, text=before.claim.text) == before.claim
        and after.is_overridden is before.is_overridden
        and after.status.is_standing is before.status.is_standing
    )


def _refuse(change: Change, target: ReviewedClaim | None, reason: str, review: Review, reviewer: str) -> None:
    """Refuse a change that says nothing or that nobody may make."""
    match change:
        case Undo():
            _refuse_undo(change, review, reviewer)
        case Accept() if target is not None and target.claim.label is Label.NOT_CLASSIFIED:
            message = "it has no label that could be accepted; give it a source or a label, or say that it is no claim"
            raise ReviewError(message, field=change.field)
        case OverrideLabel():
            if change.label is Label.NOT_CLASSIFIED:
                raise ReviewError("not_classified is a failure, not a label; give another", field=change.field)
            if not reason.strip():
                raise ReviewError("a label that does not follow from the sources needs a reason", field="reason")
        case Note() if len(change.text) > MAX_WORDS_CHARS:
            raise ReviewError(f"the note is longer than {MAX_WORDS_CHARS} characters; shorten it", field=change.field)
        case Split() if len(set(change.parts)) < 2 or not all(change.parts):
            raise ReviewError("a claim is split into two parts or more, each with words of its own", field=change.field)
        case ChangeSource() if any(not each.chain for each in change.attributions):
            raise ReviewError("an attribution names one source at least", field=change.field)
        case ChangeSpans() if not change.quotations:
            raise ReviewError("give the words of the claim", field=change.field)
        case _:
            pass
    is_gone = target is not None and target.status in {Status.SPLIT, Status.MERGED}
    if target is not None and is_gone and not isinstance(change, Note | Undo):
        raise ReviewError(f"the claim was {target.status}; undo that first", field=change.field)


def _refuse_undo(change: Undo, review: Review, reviewer: str) -> None:
    earlier = next((each for each in review.live if each.id == change.decision_id), None)
    if earlier is None:
        raise ReviewError("there is no such decision that still holds", field=change.field)
    if earlier.reviewer != reviewer:
        raise ReviewError(
            f"that decision is {earlier.reviewer}'s; decide otherwise, and both are shown", field=change.field
        )


def _old(change: Change, target: ReviewedClaim | None, review: Review) -> str:
    """Say in words what a change replaces."""
    if target is None:
        return ""
    claim = target.claim
    match change:
        case Accept() | OverrideLabel():
            return str(claim.label)
        case ChangeKind():
            return str(claim.kind)
        case ChangeSource():
            return source_words(claim, {source.id: source for source in review.sources})
        case ChangeSpans() | NotAClaim() | Split() | Merge():
            return BETWEEN.join(span.of(review.report.document.text) for span in claim.spans)
        case ChangeStance():
            same = (one for one in claim.evidence if (one.document_id, one.quote) == (change.document_id, change.quote))
            return str(next((one.stance for one in same), ""))
        case _:
            return ""


def carry(decisions: Sequence[Decision], *, run_id: str, new_ids: Sequence[str]) -> tuple[Decision, ...]:
    """Repeat the decisions on an earlier draft for another run: the same words, reviewer and time.

    What no longer has its words in the article is orphaned there, and listed.
    """
    return tuple(
        replace(each, id=new_id, run_id=run_id, carried_from=each.id)
        for each, new_id in zip(decisions, new_ids, strict=True)
    )
