"""The report from what the stages gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.errors import ExitCode
from claimcheck.pipeline.evidence import Evidenced
from claimcheck.types import (
    MAX_SENTENCE_CHARS,
    Article,
    Cause,
    CheckedSentence,
    Claim,
    ClaimKind,
    Evidence,
    Finding,
    Judgement,
    Label,
    LinkedAttribution,
    ReadClaim,
    Report,
    ReportedDocument,
    RunFacts,
    SentenceState,
    Source,
    Usage,
)
from claimcheck.verdict import decide

LANGUAGE_NOTE = "{count} of {all} sentences are not in English and are not classified"
TOO_LONG_NOTE = (
    f"{{count}} of {{all}} sentences are longer than {MAX_SENTENCE_CHARS:,} characters and are not classified; "
    "put a line break or a full stop where each sentence ends"
)
OF_THE_TEXT = {Cause.LANGUAGE.value: LANGUAGE_NOTE, Cause.TOO_LONG.value: TOO_LONG_NOTE}
"""Causes for which no engine failed: the text is not of the kind that is read."""


def make_claim(claim: ReadClaim, attributions: tuple[LinkedAttribution, ...], found: Evidenced) -> Claim:
    """Decide one claim and give it the shape of the report."""
    verdict = decide(claim, found.judgements, found.state, found.cause)
    return Claim(
        id=claim.id,
        text=claim.text,
        kind=claim.kind,
        spans=claim.spans,
        label=verdict.label,
        basis=verdict.basis,
        cause=verdict.cause,
        attributions=attributions,
        evidence_state=found.state,
        evidence=tuple(_evidence(each) for each in found.judgements),
        corroborated_by=verdict.corroborated_by,
        contradicted_by=verdict.contradicted_by,
        model_label=claim.model_label,
        confidence=claim.confidence,
        witnessed=claim.witnessed,
        own_report=any(each.is_own_report for each in claim.attributions),
        needs_review=verdict.needs_review,
        resolved=claim.resolved,
    )


def _evidence(judgement: Judgement) -> Evidence:
    document = judgement.passage.document
    return Evidence(
        document_id=document.id,
        title=document.title,
        date=document.date.isoformat() if document.date else None,
        publisher=document.publisher,
        url=document.url,
        origin=document.origin,
        quote=judgement.quote,
        start=judgement.span.start,
        end=judgement.span.end,
        stance=judgement.stance,
        footing=judgement.footing,
        score=round(judgement.passage.score, 6),
    )


def make_report(
    *,
    run: RunFacts,
    article: Article,
    sentences: tuple[CheckedSentence, ...],
    claims: tuple[Claim, ...],
    sources: tuple[Source, ...],
    findings: tuple[Finding, ...],
    notes: tuple[str, ...],
    ungrounded: int,
    seconds: dict[str, float],
) -> Report:
    """Put a report together, with its counts and the notes on what could not be done."""
    document = article.document
    reasons = Counter(each.reason for each in sentences)
    unread = [
        text.format(count=reasons[cause], all=len(sentences)) for cause, text in OF_THE_TEXT.items() if reasons[cause]
    ]
    notes = (*unread, *notes)
    return Report(
        run=replace(run, notes=(*run.notes, *notes)),
        document=ReportedDocument(
            id=document.id,
            title=document.title,
            date=document.date.isoformat() if document.date else None,
            publisher=document.publisher,
            url=document.url,
            sha256=document.sha256,
            text=document.text,
        ),
        sentences=sentences,
        claims=claims,
        sources=sources,
        findings=findings,
        coverage=_coverage(sentences),
        totals=_totals(claims),
        usage=Usage(ungrounded=ungrounded, seconds={stage: round(spent, 4) for stage, spent in seconds.items()}),
    )


def _coverage(sentences: Sequence[CheckedSentence]) -> dict[str, int]:
    counted = Counter(each.state for each in sentences)
    return {state.value: counted[state] for state in SentenceState}


def _totals(claims: Sequence[Claim]) -> dict[str, int]:
    labels = Counter(each.label for each in claims if each.kind.is_counted)
    kinds = Counter(each.kind for each in claims)
    apart = (ClaimKind.PROCESS, ClaimKind.BACKGROUND)
    return {**{label.value: labels[label] for label in Label}, **{kind.value: kinds[kind] for kind in apart}}


def failures(report: Report) -> list[str]:
    """Name the causes by which something in a report is not classified or checked, but for what lies in its text."""
    causes = {each.cause.value for each in report.claims if each.cause is not None}
    causes |= {each.reason for each in report.sentences if each.state is SentenceState.NOT_CLASSIFIED and each.reason}
    return sorted(causes - set(OF_THE_TEXT))


def exit_codes(report: Report) -> list[ExitCode]:
    """Give the codes that what failed in a run asks for: storage for the archive, model for reading and judging."""
    causes = set(failures(report))
    codes = [ExitCode.STORAGE] if Cause.SEARCH_FAILED.value in causes else []
    if causes - {Cause.SEARCH_FAILED.value}:
        codes.append(ExitCode.MODEL)
    return codes
