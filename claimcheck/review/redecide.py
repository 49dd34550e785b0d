"""The label of a claim after a reviewer changed what it follows from: `decide` again, never a rule of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from claimcheck.types import (
    Attribution,
    Cause,
    Claim,
    Evidence,
    EvidenceState,
    Judgement,
    Label,
    Link,
    LinkedAttribution,
    Passage,
    PriorDocument,
    PublicationTime,
    ReadClaim,
    ReviewReason,
    Source,
    Span,
    Stance,
)
from claimcheck.verdict import decide

_NOT_CHECKED = {Cause.SEARCH_FAILED, Cause.JUDGING_FAILED}
_OF_THE_VERDICT = {
    ReviewReason.NOT_CLASSIFIED,
    ReviewReason.NOT_CHECKED,
    ReviewReason.CONTRADICTED,
    ReviewReason.SAME_DAY_EVIDENCE,
    ReviewReason.MODEL_DISAGREES,
}


def decide_again(claim: Claim, sources: Mapping[str, Source]) -> Claim:
    """Give a claim with the label, basis and flags that follow from its attributions and evidence.

    A claim as the machine left it comes back as it is. One whose reading failed stays `not_classified` until `cause`
    is taken away.

    Args:
        claim: with the attributions and evidence that count.
        sources: the ledger by id, with every source that the attributions name.
    """
    failed = claim.label is Label.NOT_CLASSIFIED and claim.cause is not None and claim.cause not in _NOT_CHECKED
    read = ReadClaim(
        id=claim.id,
        text=claim.text,
        kind=claim.kind,
        spans=claim.spans,
        attributions=tuple(_attribution(each, sources) for each in claim.attributions),
        confidence=claim.confidence,
        model_label=claim.model_label,
        witnessed=claim.witnessed,
        needs_review=tuple(reason for reason in claim.needs_review if reason not in _OF_THE_VERDICT),
        failure=claim.cause if failed else None,
        resolved=claim.resolved,
    )
    cause = None
    if claim.evidence_state is EvidenceState.NOT_CHECKED:
        cause = claim.cause if claim.cause in _NOT_CHECKED else Cause.SEARCH_FAILED
    is_same_day = ReviewReason.SAME_DAY_EVIDENCE in claim.needs_review
    judgements = [_judgement(each, is_same_day=is_same_day) for each in claim.evidence]
    verdict = decide(read, judgements, claim.evidence_state, cause)
    return replace(
        claim,
        label=verdict.label,
        basis=verdict.basis,
        cause=verdict.cause,
        corroborated_by=verdict.corroborated_by,
        contradicted_by=verdict.contradicted_by,
        needs_review=verdict.needs_review,
    )


def _attribution(linked: LinkedAttribution, sources: Mapping[str, Source]) -> Attribution:
    return Attribution(
        chain=tuple(Link(kind=sources[one].kind, name=sources[one].name, mention=None) for one in linked.chain),
        act=linked.act,
        source=linked.source,
        cue=linked.cue,
        content=linked.content,
        is_denial=linked.is_denial,
    )


def _judgement(evidence: Evidence, *, is_same_day: bool) -> Judgement:
    document = PriorDocument(
        id=evidence.document_id,
        title=evidence.title,
        date=PublicationTime.parse(evidence.date) if evidence.date else None,
        publisher=evidence.publisher,
        url=evidence.url,
        origin=evidence.origin,
        sha256="",
        signature=(),
    )
    span = Span(evidence.start, evidence.end)
    return Judgement(
        passage=Passage(document=document, span=span, text=evidence.quote, score=evidence.score),
        stance=evidence.stance,
        quote=evidence.quote,
        span=span,
        footing=evidence.footing,
        is_same_day=is_same_day and evidence.stance in {Stance.SUPPORTS, Stance.CONTRADICTS},
    )
