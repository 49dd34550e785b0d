"""The label that gold attributions and stances give by the product's own `decide`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.evaluation.cases.gold import GoldAttribution, GoldClaim, GoldEvidence, GoldSource
from claimcheck.types import (
    Attribution,
    ClaimKind,
    Document,
    EvidenceState,
    Judgement,
    Link,
    Passage,
    PriorDocument,
    ReadClaim,
    Span,
)
from claimcheck.verdict import Verdict, decide

_ANY_SPAN = Span(0, 1)


def derive(claim: GoldClaim, sources: Mapping[str, GoldSource], archive: Mapping[str, Document]) -> Verdict:
    """Decide a gold claim; a claim of kind `process` is not searched for."""
    read = ReadClaim(
        id=claim.quotations[0],
        text=claim.quotations[0],
        kind=claim.kind,
        spans=claim.spans,
        attributions=tuple(_attribution(each, sources) for each in claim.attributions),
        confidence=1.0,
    )
    if claim.kind is ClaimKind.PROCESS:
        return decide(read, (), EvidenceState.NOT_SEARCHED)
    return decide(read, _judgements(claim.evidence, archive), EvidenceState.SEARCHED)


def _attribution(gold: GoldAttribution, sources: Mapping[str, GoldSource]) -> Attribution:
    links = tuple(Link(kind=sources[key].kind, name=sources[key].name, mention=None) for key in gold.chain)
    return Attribution(chain=links, act=gold.act, source=None, cue=None, content=(_ANY_SPAN,))


def _judgements(evidence: Sequence[GoldEvidence], archive: Mapping[str, Document]) -> list[Judgement]:
    return [
        Judgement(
            passage=Passage(document=_prior(each.document, archive[each.document]), span=_ANY_SPAN, text="", score=1.0),
            stance=each.stance,
            quote=each.quote,
            span=_ANY_SPAN,
            footing=each.footing,
        )
        for each in evidence
    ]


def _prior(name: str, document: Document) -> PriorDocument:
    return PriorDocument(
        id=document.id,
        title=document.title,
        date=document.date,
        publisher=document.publisher,
        url=document.url,
        origin=name,
        sha256=document.sha256,
        signature=(),
    )
