"""What the API answers, as plain values."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from claimcheck.review.queue import in_review_order
from claimcheck.review.state import Review, ReviewedClaim
from claimcheck.store import ReviewCount, RunEntry, Submission, SubmissionState
from claimcheck.web.runner import Progress

NOBODY = ReviewCount(decisions=0, reviewers=())


def run_row(entry: RunEntry, count: ReviewCount) -> dict[str, Any]:
    """Give one line of the list of runs."""
    return {**asdict(entry), "decisions": count.decisions, "reviewers": list(count.reviewers)}


def claim_row(reviewed: ReviewedClaim) -> dict[str, Any]:
    """Give how one claim stands."""
    claim = reviewed.claim
    return {
        "id": reviewed.id,
        "status": str(reviewed.status),
        "label": str(claim.label),
        "basis": str(claim.basis),
        "kind": str(claim.kind),
        "text": claim.text,
        "spans": [{"start": span.start, "end": span.end} for span in claim.spans],
        "machine_label": str(reviewed.machine.label) if reviewed.machine else None,
        "is_overridden": reviewed.is_overridden,
        "parent": reviewed.parent,
        "merged_into": reviewed.merged_into,
        "conflicts": [asdict(each) for each in reviewed.conflicts],
        "decisions": [each.id for each in reviewed.decisions],
    }


def review_state(review: Review, count: int) -> dict[str, Any]:
    """Give how a run stands, its claims in the order in which they are reviewed; `count` is of all decisions made."""
    return {
        "run": review.report.run.id,
        "count": count,
        "done": review.done,
        "claims": [claim_row(each) for each in in_review_order(review.claims)],
        "approvals": [
            {"source": each.source_id, "reviewer": each.decision.reviewer, "time": each.decision.made_at}
            for each in review.approvals
        ],
        "orphaned": [each.id for each in review.orphaned],
    }


def check_state(submission: Submission, progress: Progress) -> dict[str, Any]:
    """Give how far a check has come: `waiting`, `running`, `done` with its run, or `failed` with the error."""
    state = str(submission.state)
    if submission.state is SubmissionState.WAITING and progress.stage != "waiting":
        state = "running"
    return {
        "id": submission.id,
        "name": submission.name,
        "state": state,
        "stage": progress.stage if state == "running" else None,
        "claims": progress.claims,
        "run": submission.run_id,
        "error": submission.error or None,
    }
