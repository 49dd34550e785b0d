"""What checking an article would ask of a language model, told before anything is sent."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.judging.llm import judging_requests
from claimcheck.judging.seam import Question
from claimcheck.llm.asking import ModelSettings
from claimcheck.llm.plan import Plan, plan_requests
from claimcheck.llm.prices import Price
from claimcheck.llm.seam import Request
from claimcheck.pipeline.archive import CANDIDATES
from claimcheck.pipeline.evidence import query_of
from claimcheck.reading.llm.request import build_request
from claimcheck.reading.llm.sections import Section, cut_sections
from claimcheck.reading.rules import RulesReader
from claimcheck.retrieval.origins import signature_of
from claimcheck.retrieval.seam import Retriever, Scope
from claimcheck.text.segment import segment
from claimcheck.types import Article, ClaimKind, Document, PublicationTime, ReadClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPlan:
    """The requests of a check at their first attempt.

    Those of `reading` are the very ones that would be sent. Those of `judging` are an estimate: for the `claims` that
    the rules engine finds, with the passages that the archive has for them; a language model may cut claims finer.
    """

    reading: Plan
    judging: Plan
    claims: int


def plan_check(
    document: Document,
    asking: ModelSettings,
    *,
    price: Price | None,
    retriever: Retriever | None,
    published: PublicationTime,
) -> CheckPlan:
    """Plan the check of one article; without a retriever nothing is judged.

    Raises:
        RetrievalError: the archive cannot be searched.
    """
    article = segment(document)
    sections = cut_sections(article)
    claims = [
        claim
        for reading in RulesReader().read(article)
        for claim in reading.claims
        if claim.kind is not ClaimKind.PROCESS
    ]
    judging: list[Request] = []
    if retriever is not None:
        scope = Scope(before=published, sha256=document.sha256, signature=signature_of(document.text))
        for section in _by_section(article, sections, claims):
            found = retriever.search([query_of(each) for each in section], scope=scope, k=CANDIDATES)
            questions = [
                Question(claim=claim, passages=tuple(passages), published=published)
                for claim, passages in zip(section, found, strict=True)
            ]
            judging += judging_requests(questions, asking)
    return CheckPlan(
        reading=plan_requests([build_request(article, each, asking) for each in sections], price),
        judging=plan_requests(judging, price),
        claims=len(claims),
    )


def _by_section(
    article: Article, sections: Sequence[Section], claims: Sequence[ReadClaim]
) -> Iterator[list[ReadClaim]]:
    """Part claims as the sections part the article: what begins in one is judged together."""
    starts = [each.span.start for each in article.sentences]
    by_sentence: dict[int, list[ReadClaim]] = defaultdict(list)
    for claim in claims:
        by_sentence[bisect_right(starts, claim.spans[0].start) - 1].append(claim)
    for section in sections:
        found = [claim for at in section.places for claim in by_sentence.get(at, ())]
        if found:
            yield found
