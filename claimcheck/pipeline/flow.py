"""The flow on one screen: segment, read, search, judge, ledger, decide, audit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from claimcheck.headline import merge_headline
from claimcheck.judging.seam import Judge
from claimcheck.ledger import build_ledger
from claimcheck.pipeline.archive import ArchiveAsker
from claimcheck.pipeline.clock import StageClock
from claimcheck.pipeline.evidence import NOT_SEARCHED, evidence_for, passages_of
from claimcheck.pipeline.outcome import make_claim, make_report
from claimcheck.pipeline.sentences import is_readable, sentence_states, unread_notes
from claimcheck.policy import Case, Policy, audit
from claimcheck.reading.seam import Reader
from claimcheck.retrieval.origins import signature_of
from claimcheck.retrieval.seam import Retriever, Scope
from claimcheck.text.segment import segment
from claimcheck.types import (
    Document,
    PublicationTime,
    Report,
    RunFacts,
    SectionReading,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What does the work; without a retriever no archive is asked."""

    reader: Reader
    retriever: Retriever | None
    judge: Judge | None


Tell = Callable[[str, int], None]
"""Is told the stage (`read`, also after each section, `judge`, `decide`) and the claims found so far."""


def check(
    document: Document,
    stages: Stages,
    *,
    policy: Policy,
    run: RunFacts,
    published: PublicationTime,
    tell: Tell | None = None,
) -> Report:
    """Check one article: every claim, on whose word it stands, what the archive says of it, what breaks the policy."""
    clock = StageClock()
    tell = tell or _keep_quiet
    with clock.stage("segment"):
        article = segment(document)
        scope = Scope(before=published, sha256=document.sha256, signature=signature_of(document.text))
    sections: list[SectionReading] = []
    asker = None
    if stages.retriever and stages.judge:
        asker = ArchiveAsker(stages.retriever, stages.judge, scope, article, clock)
    found_so_far = 0
    tell("read", 0)
    for section in clock.each("read", stages.reader.read(article)):
        kept = tuple(each for each in section.claims if is_readable(each, article))
        sections.append(replace(section, claims=kept))
        if asker is not None:
            asker.ask(kept)
        found_so_far += len(kept)
        tell("read", found_so_far)
    tell("judge", found_so_far)
    answers = asker.evidence() if asker is not None else [[NOT_SEARCHED] * len(each.claims) for each in sections]
    # Sections come as they are read; what a report says does not depend on which model was faster.
    ordered = sorted(zip(sections, answers, strict=True), key=lambda each: each[0].place)
    claims = [claim for section, _ in ordered for claim in section.claims]
    verdicts = [verdict for section, _ in ordered for verdict in section.sentences]
    evidence = [each for _, section in ordered for each in section]
    tell("decide", found_so_far)
    with clock.stage("decide"):
        merged = merge_headline(claims, article)
        ledger = build_ledger(merged, document)
        found = {claim.spans: each for claim, each in zip(claims, evidence, strict=True)}
        made = tuple(
            make_claim(claim, linked, evidence_for(claim, found))
            for claim, linked in zip(merged, ledger.attributions, strict=True)
        )
    with clock.stage("audit"):
        passages = passages_of(merged, found)
        findings = audit(Case(article=article, claims=made, sources=ledger.sources, passages=passages), policy)
    return make_report(
        run=run,
        article=article,
        sentences=sentence_states(article, merged, verdicts),
        claims=made,
        sources=ledger.sources,
        findings=findings,
        notes=(
            *unread_notes(section for section, _ in ordered),
            *dict.fromkeys(each.note for each in evidence if each.note is not None),
        ),
        ungrounded=sum(not each.is_grounded for claim in merged for each in claim.attributions),
        seconds=clock.seconds,
    )


def _keep_quiet(stage: str, claims: int) -> None:
    """Tell nobody."""
