"""The report that is right about a case in everything, made from its gold."""

from __future__ import annotations

from claimcheck.evaluation.cases import Case, GoldClaim, GoldSource
from claimcheck.text.segment import segment
from claimcheck.types import (
    CheckedSentence,
    Claim,
    Evidence,
    EvidenceState,
    Label,
    LinkedAttribution,
    PolicyFacts,
    Report,
    ReportedDocument,
    RunFacts,
    SentenceState,
    Source,
    Span,
    Usage,
)


def gold_report(case: Case) -> Report:
    text = case.article.text
    claims = tuple(_claim(number, each, case) for number, each in enumerate(case.claims))
    sentences = tuple(
        CheckedSentence(start=each.span.start, end=each.span.end, paragraph=each.paragraph, state=SentenceState.CLAIMS)
        for each in segment(case.article).sentences
    )
    counted = [each for each in claims if each.kind.is_counted]
    return Report(
        run=RunFacts(
            id="gold",
            started_at="",
            model="gold",
            engine_version="",
            prompts=(),
            policy=PolicyFacts(name="", sha256=""),
            archive=None,
            settings_sha256="",
        ),
        document=ReportedDocument(
            id=case.article.id,
            title=None,
            date=None,
            publisher=None,
            url=None,
            sha256=case.article.sha256,
            text=text,
        ),
        sentences=sentences,
        claims=claims,
        sources=tuple(_source(each, text) for each in case.sources),
        findings=(),
        coverage={SentenceState.CLAIMS.value: len(sentences)},
        totals={label.value: sum(each.label is label for each in counted) for label in Label},
        usage=Usage(),
    )


def _span(words: str | None, text: str) -> Span | None:
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def _source(gold: GoldSource, text: str) -> Source:
    return Source(
        id=f"s-{gold.key}",
        name=gold.name,
        kind=gold.kind,
        mentions=tuple(span for span in (_span(words, text) for words in gold.mentions) if span),
        reason_for_anonymity=_span(gold.reason, text),
        basis_of_knowledge=_span(gold.basis, text),
        stated_count=gold.stated_count,
    )


def _claim(number: int, gold: GoldClaim, case: Case) -> Claim:
    text = case.article.text
    return Claim(
        id=str(number),
        text=" ".join(gold.quotations),
        kind=gold.kind,
        spans=gold.spans,
        label=gold.label,
        basis=gold.basis,
        cause=None,
        attributions=tuple(
            LinkedAttribution(
                chain=tuple(f"s-{key}" for key in each.chain),
                act=each.act,
                source=_span(each.source, text),
                cue=_span(each.cue, text),
                content=gold.spans,
            )
            for each in gold.attributions
        ),
        evidence_state=EvidenceState.SEARCHED,
        evidence=tuple(_evidence(gold, case)),
        corroborated_by=(),
        contradicted_by=(),
        model_label=None,
        confidence=1.0,
        witnessed=None,
        own_report=False,
        needs_review=(),
    )


def _evidence(gold: GoldClaim, case: Case) -> list[Evidence]:
    documents = {prior.name: prior.document for prior in case.archive}
    made = []
    for each in gold.evidence:
        document = documents[each.document]
        start = document.text.index(each.quote)
        made.append(
            Evidence(
                document_id=document.id,
                title=document.title,
                date=None,
                publisher=None,
                url=None,
                origin=document.id,
                quote=each.quote,
                start=start,
                end=start + len(each.quote),
                stance=each.stance,
                footing=each.footing,
                score=1.0,
            )
        )
    return made
