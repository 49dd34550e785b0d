"""Attributions, claims and judgements for tests of the verdict."""

from __future__ import annotations

from datetime import date

from claimcheck.types import (
    Act,
    Attribution,
    Cause,
    ClaimKind,
    EvidenceState,
    Footing,
    Judgement,
    Label,
    Link,
    Passage,
    PriorDocument,
    PublicationTime,
    ReadClaim,
    SourceKind,
    Span,
    Stance,
)
from claimcheck.verdict import Verdict, decide

SPAN = Span(0, 5)
NAMED = (
    SourceKind.NAMED_PERSON,
    SourceKind.NAMED_ORGANIZATION,
    SourceKind.SPOKESPERSON,
    SourceKind.DOCUMENT,
)
ANONYMOUS = (
    SourceKind.UNNAMED_PERSON,
    SourceKind.UNNAMED_DOCUMENT,
    SourceKind.COLLECTIVE,
    SourceKind.PASSIVE,
)
PERSON, AIDE = SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON


def said(*kinds: SourceKind, act: Act = Act.STATEMENT, is_grounded: bool = True) -> Attribution:
    """Give an attribution whose chain has links of these kinds, from the article inward."""
    return Attribution(
        chain=tuple(Link(kind=kind, name=kind.value, mention=SPAN) for kind in kinds),
        act=act,
        source=SPAN,
        cue=SPAN,
        content=(SPAN,),
        is_grounded=is_grounded,
    )


def claim(*attributions: Attribution, failure: Cause | None = None, model_label: Label | None = None) -> ReadClaim:
    return ReadClaim(
        id="c",
        text="The gates are shut.",
        kind=ClaimKind.FACT,
        spans=(SPAN,),
        attributions=attributions,
        confidence=1.0,
        model_label=model_label,
        failure=failure,
    )


def judged(
    stance: Stance,
    *,
    footing: Footing = Footing.OWN,
    document: str = "d1",
    origin: str | None = None,
    day: date | None = date(2020, 1, 1),
    is_same_day: bool = False,
) -> Judgement:
    prior = PriorDocument(
        id=document,
        title=None,
        date=PublicationTime(day=day) if day else None,
        publisher=None,
        url=None,
        origin=origin or document,
        sha256="0" * 64,
        signature=(),
    )
    return Judgement(
        passage=Passage(document=prior, span=SPAN, text="Gates", score=1.0),
        stance=stance,
        quote="Gates",
        span=SPAN,
        footing=footing,
        is_same_day=is_same_day,
    )


def searched(read: ReadClaim, *judgements: Judgement) -> Verdict:
    return decide(read, judgements, EvidenceState.SEARCHED)


def label_of(*attributions: Attribution) -> Label:
    return searched(claim(*attributions)).label
