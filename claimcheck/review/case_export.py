"""The decisions that `claimcheck eval promote` understands, in its form (`evaluation/decisions.py`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck.review.state import Review, ReviewedClaim, Status
from claimcheck.review.wording import standing_words
from claimcheck.types import (
    Accept,
    ChangeKind,
    ChangeSource,
    ChangeStance,
    ClaimSubject,
    DecidedSource,
    Decision,
    NotAClaim,
    OverrideLabel,
)

FORMAT = 1


def case_text(review: Review) -> str:
    """Write the decisions that hold; what a case cannot say yet (words, division, merging, notes) is left out.

    A claim that was divided or merged is rejected as it was found. Of several reviewers all decisions are given in
    their order: the last holds. A label or a refusal that a later decision took back is left out.
    """
    rows = [row for each in review.claims if each.machine is not None for row in _rows(each, review)]
    document = review.report.document
    content = {"format": FORMAT, "document_sha256": document.sha256, "run_id": review.report.run.id, "decisions": rows}
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


def _rows(reviewed: ReviewedClaim, review: Review) -> Iterator[dict[str, Any]]:
    sourced = [each for each in reviewed.decisions if isinstance(each.change, ChangeSource)]
    for decision in reviewed.decisions:
        if not isinstance(decision.subject, ClaimSubject):
            continue
        first = decision.subject.quotations[0]
        common = {"quotation": first.words, "start": first.span.start, "old": decision.old or "none"}
        common |= {"reviewer": decision.reviewer, "time": decision.made_at, "note": decision.reason or None}
        if found := _said(decision, reviewed):
            yield common | found
        if isinstance(decision.change, ChangeSource) and decision is sourced[-1]:
            yield from (common | each for each in _kinds(decision.change, review))


def _said(decision: Decision, reviewed: ReviewedClaim) -> dict[str, Any] | None:
    change = decision.change
    if reviewed.status in {Status.SPLIT, Status.MERGED} and decision is reviewed.decisions[-1]:
        return {"field": "claim", "new": "rejected"}
    match change:
        case Accept():
            return {"field": "claim", "new": "accepted"}
        case NotAClaim() if reviewed.status is Status.NOT_A_CLAIM:
            return {"field": "claim", "new": "rejected"}
        case OverrideLabel() if reviewed.is_overridden:
            return {"field": "label", "new": str(change.label)}
        case ChangeKind():
            return {"field": "kind", "new": str(change.kind)}
        case ChangeStance():
            return {"field": "stance", "new": str(change.stance), "document": change.document_id}
        case ChangeSource():
            chains = ((each.act, [(one.name, one.kind) for one in each.chain]) for each in change.attributions)
            attributions = [
                {"act": str(each.act), "chain": [_link(one) for one in each.chain]} for each in change.attributions
            ]
            return {"field": "source", "new": standing_words(chains), "attributions": attributions}
        case _:
            return None


def _link(source: DecidedSource) -> dict[str, Any]:
    mention = source.mention.words if source.mention else None
    return {"name": source.name, "kind": str(source.kind), "mention": mention}


def _kinds(change: ChangeSource, review: Review) -> Iterator[dict[str, Any]]:
    """Give another kind of a known source as what it is: a decision on one of its mentions."""
    for link in (one for each in change.attributions for one in each.chain):
        known = next((each for each in review.report.sources if each.name == link.name), None)
        if link.mention is None or known is None or known.kind is link.kind:
            continue
        place = {"quotation": link.mention.words, "start": link.mention.span.start}
        yield {"field": "source_kind", "new": str(link.kind), "old": str(known.kind), **place}
