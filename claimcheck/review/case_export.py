"""The decisions that `claimcheck eval promote` understands, in its form (`evaluation/decisions.py`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck.review.state import Review, ReviewedClaim, Status
from claimcheck.types import (
    Accept,
    ChangeKind,
    ChangeSource,
    ChangeStance,
    ClaimSubject,
    Decision,
    Label,
    NotAClaim,
    OverrideLabel,
)

FORMAT = 1


def case_text(review: Review) -> str:
    """Write the decisions that hold; what a case cannot say yet (words, division, merging, notes) is left out.

    A claim that was divided or merged is rejected as it was found. Where a source was changed the label that follows
    is given, and of several reviewers all decisions in their order: the last holds.
    """
    rows = [row for each in review.claims if each.machine is not None for row in _rows(each, review)]
    document = review.report.document
    content = {"format": FORMAT, "document_sha256": document.sha256, "run_id": review.report.run.id, "decisions": rows}
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


def _rows(reviewed: ReviewedClaim, review: Review) -> Iterator[dict[str, Any]]:
    for decision in reviewed.decisions:
        found = _said(decision, reviewed, review)
        if found is None or not isinstance(decision.subject, ClaimSubject):
            continue
        first = decision.subject.quotations[0]
        row = {"quotation": first.words, "start": first.span.start, "old": decision.old or "none", **found}
        row |= {"reviewer": decision.reviewer, "time": decision.made_at, "note": decision.reason or None}
        yield row


def _said(decision: Decision, reviewed: ReviewedClaim, review: Review) -> dict[str, Any] | None:
    change = decision.change
    if reviewed.status in {Status.SPLIT, Status.MERGED} and decision is reviewed.decisions[-1]:
        return {"field": "claim", "new": "rejected"}
    match change:
        case Accept():
            return {"field": "claim", "new": "accepted"}
        case NotAClaim():
            return {"field": "claim", "new": "rejected"}
        case OverrideLabel():
            return {"field": "label", "new": str(change.label)}
        case ChangeKind():
            return {"field": "kind", "new": str(change.kind)}
        case ChangeStance():
            return {"field": "stance", "new": str(change.stance), "document": change.document_id}
        case ChangeSource() if reviewed.claim.label is not Label.NOT_CLASSIFIED:
            return _source(change, review) or {"field": "label", "new": str(reviewed.claim.label)}
        case _:
            return None


def _source(change: ChangeSource, review: Review) -> dict[str, Any] | None:
    """Give another kind of a known source as what it is: a decision on one of its mentions."""
    chain = change.attributions[0].chain if len(change.attributions) == 1 else ()
    if len(chain) != 1 or chain[0].mention is None:
        return None
    known = [each for each in review.report.sources if each.name == chain[0].name]
    if not known or known[0].kind is chain[0].kind:
        return None
    mention = chain[0].mention
    return {
        "field": "source_kind",
        "new": str(chain[0].kind),
        "old": str(known[0].kind),
        "quotation": mention.words,
        "start": mention.span.start,
    }
