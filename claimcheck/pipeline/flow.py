"""The flow on one screen: segment, read, search, judge, ledger, decide, audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from claimcheck.errors import LLMError, RetrievalError
from claimcheck.headline import merge_headline
from claimcheck.judging.seam import Judge, Question
from claimcheck.ledger import build_ledger
from claimcheck.pipeline.clock import StageClock
from claimcheck.pipeline.evidence import NOT_SEARCHED, Evidenced, evidence_for, failed, query_of, searched
from claimcheck.pipeline.outcome import make_claim, make_report
from claimcheck.pipeline.sentences import is_readable, sentence_states
from claimcheck.policy import Case, Policy, audit
from claimcheck.reading.seam import Reader
from claimcheck.retrieval.origins import signature_of
from claimcheck.retrieval.seam import Retriever, Scope
from claimcheck.text.segment import segment
from claimcheck.types import (
    Cause,
    ClaimKind,
    Document,
    Passage,
    PublicationTime,
    ReadClaim,
    Report,
    RunFacts,
    SentenceVerdict,
)

CANDIDATES = 5
"""Passages that are judged for one claim at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What does the work; without a retriever no archive is asked."""

    reader: Reader
    retriever: Retriever | None
    judge: Judge | None


def check(document: Document, stages: Stages, *, policy: Policy, run: RunFacts, published: PublicationTime) -> Report:
    """Check one article: every claim, on whose word it stands, what the archive says of it, what breaks the policy."""
    clock = StageClock()
    with clock.stage("segment"):
        article = segment(document)
        scope = Scope(before=published, sha256=document.sha256, signature=signature_of(document.text))
    claims: list[ReadClaim] = []
    verdicts: list[SentenceVerdict] = []
    evidence: list[Evidenced] = []
    for section in clock.each("read", stages.reader.read(article)):
        kept = [each for each in section.claims if is_readable(each, article)]
        claims.extend(kept)
        verdicts.extend(section.sentences)
        evidence.extend(_ask_archive(kept, stages, scope, clock))
    with clock.stage("decide"):
        merged = merge_headline(claims, article)
        ledger = build_ledger(merged, document)
        found = {claim.spans: each for claim, each in zip(claims, evidence, strict=True)}
        made = tuple(
            make_claim(claim, linked, evidence_for(claim, found))
            for claim, linked in zip(merged, ledger.attributions, strict=True)
        )
    with clock.stage("audit"):
        findings = audit(Case(article=article, claims=made, sources=ledger.sources), policy)
    return make_report(
        run=run,
        article=article,
        sentences=sentence_states(article, merged, verdicts),
        claims=made,
        sources=ledger.sources,
        findings=findings,
        notes=tuple(dict.fromkeys(each.note for each in evidence if each.note is not None)),
        ungrounded=sum(not each.is_grounded for claim in merged for each in claim.attributions),
        seconds=clock.seconds,
    )


def _ask_archive(claims: Sequence[ReadClaim], stages: Stages, scope: Scope, clock: StageClock) -> list[Evidenced]:
    """Search and judge for the claims of one section, in their order; what fails is said, never guessed.

    The archive is asked neither about process nor about what could not be read, so no failure of it touches these.
    """
    is_asked = [each.kind is not ClaimKind.PROCESS and each.failure is None for each in claims]
    asked = [claim for claim, wanted in zip(claims, is_asked, strict=True) if wanted]
    if stages.retriever is None or stages.judge is None or not asked:
        return [NOT_SEARCHED] * len(claims)
    try:
        with clock.stage("search"):
            passages = stages.retriever.search([query_of(each) for each in asked], scope=scope, k=CANDIDATES)
        with clock.stage("judge"):
            answers = iter(_judge(asked, passages, stages.judge, scope.before))
    except RetrievalError as exc:
        answers = repeat(failed(Cause.SEARCH_FAILED, exc))
    except LLMError as exc:
        answers = repeat(failed(Cause.JUDGING_FAILED, exc))
    return [next(answers) if wanted else NOT_SEARCHED for wanted in is_asked]


def _judge(
    claims: Sequence[ReadClaim], passages: Sequence[Sequence[Passage]], judge: Judge, published: PublicationTime
) -> list[Evidenced]:
    """Judge the claims that have candidate passages; the others were searched in vain."""
    questions = [
        Question(claim=claim, passages=tuple(found), published=published)
        for claim, found in zip(claims, passages, strict=True)
        if found
    ]
    judged = iter(judge.judge(questions) if questions else [])
    return [searched(tuple(next(judged)) if found else ()) for found in passages]
