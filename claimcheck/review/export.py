"""The decisions on a run as a file: each with its verbatim quotations, and how each claim stands in the end."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.review.redaction import Redaction
from claimcheck.review.state import Review, ReviewedClaim
from claimcheck.types import (
    Accept,
    ApproveSource,
    Change,
    ChangeKind,
    ChangeSource,
    ChangeSpans,
    ChangeStance,
    ClaimSubject,
    DecidedSource,
    Decision,
    Merge,
    NotAClaim,
    Note,
    OverrideLabel,
    SourceSubject,
    Split,
    Undo,
)

FORMAT = 1


def export(review: Review, decisions: list[Decision], *, redact_sources: bool = False) -> dict[str, Any]:
    """Give every decision that was ever made on a run, in order, and the claims as they stand.

    Args:
        review: the run with its decisions.
        decisions: all of them, those that were taken back too.
        redact_sources: mask the descriptions of anonymous sources.
    """
    report = review.report
    orphaned = {each.id for each in review.orphaned}
    document = report.document
    content: dict[str, Any] = {
        "format": FORMAT,
        "run": report.run.id,
        "document": {"sha256": document.sha256, "title": document.title, "date": document.date, "url": document.url},
        "decisions": [decision_row(each, review, is_orphaned=each.id in orphaned) for each in decisions],
        "claims": [_claim_row(each, review) for each in review.claims],
    }
    if not redact_sources:
        return content
    redaction = Redaction(document.text, review.sources)
    masked: dict[str, Any] = redaction.everywhere(content)
    masked["note"] = "descriptions of anonymous sources are masked"
    return masked


def export_text(review: Review, decisions: list[Decision], *, redact_sources: bool = False) -> str:
    """Write the export as JSON that ends with a line end; a character that a terminal may obey is escaped."""
    content = export(review, decisions, redact_sources=redact_sources)
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


def decision_row(decision: Decision, review: Review, *, is_orphaned: bool = False) -> dict[str, Any]:
    """Give one decision: what it is about, the field, old and new value, who and when."""
    subject = decision.subject
    quotations = subject.quotations if isinstance(subject, ClaimSubject) else ()
    return {
        "id": decision.id,
        "quotations": [each.words for each in quotations],
        "spans": [[each.span.start, each.span.end] for each in quotations],
        "source": subject.name if isinstance(subject, SourceSubject) else None,
        "field": decision.change.field,
        "old": decision.old,
        "new": new_value(decision.change),
        "reason": decision.reason,
        "reviewer": decision.reviewer,
        "time": decision.made_at,
        "state": "undone" if decision.id in review.undone else "orphaned" if is_orphaned else "live",
        "carried_from": decision.carried_from,
    }


def new_value(change: Change) -> Any:
    """Give what a change sets, as plain values."""
    match change:
        case Accept() | NotAClaim() | ApproveSource():
            return True
        case ChangeKind():
            return str(change.kind)
        case ChangeSource():
            return [
                {"act": str(each.act), "chain": [_source_row(one) for one in each.chain]}
                for each in change.attributions
            ]
        case ChangeSpans():
            return [each.words for each in change.quotations]
        case ChangeStance():
            return {"document": change.document_id, "quote": change.quote, "stance": str(change.stance)}
        case OverrideLabel():
            return str(change.label)
        case Split():
            return [[each.words for each in part] for part in change.parts]
        case Merge():
            return [each.words for each in change.other.quotations]
        case Note():
            return change.text
        case Undo():
            return change.decision_id


def _source_row(source: DecidedSource) -> dict[str, Any]:
    return {
        "name": source.name,
        "kind": str(source.kind),
        "mention": source.mention.words if source.mention else None,
    }


def _claim_row(reviewed: ReviewedClaim, review: Review) -> dict[str, Any]:
    """Give a claim as it stands; `disputed` is one whose label a reviewer set, or whom reviewers see differently."""
    claim, text = reviewed.claim, review.report.document.text
    by = dict.fromkeys(each.reviewer for each in reviewed.decisions)
    return {
        "id": reviewed.id,
        "quotations": [span.of(text) for span in claim.spans],
        "status": str(reviewed.status),
        "kind": str(claim.kind),
        "label": str(claim.label),
        "basis": str(claim.basis),
        "machine_label": str(reviewed.machine.label) if reviewed.machine else None,
        "reviewers": list(by),
        "disputed": reviewed.is_overridden or bool(reviewed.conflicts),
        "conflicts": [
            {"particular": each.particular, "positions": {one.reviewer: one.words for one in each.positions}}
            for each in reviewed.conflicts
        ],
    }
