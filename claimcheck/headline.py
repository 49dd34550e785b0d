"""A headline and the body sentence that states the same: one claim with two spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.text.wordings import Wording, read_wording, says_no_more
from claimcheck.types import Act, Article, ClaimKind, ReadClaim, Span
from claimcheck.types.ids import claim_id

MAX_HEADLINES = 20
"""Sentences of a headline that are looked at; more than a few is no headline."""
MAX_BODY = 200
"""Claims of the body that a headline is compared with: it repeats what stands near the top."""


def merge_headline(claims: Sequence[ReadClaim], article: Article) -> tuple[ReadClaim, ...]:
    """Make one claim of a headline's claim and the body's that states the same; all others are kept as they are.

    The joint claim has the body's wording and the attributions of both, and stands where the headline does. A headline
    that says more, or says it more surely, stays a claim of its own.
    """
    headlines = [each.span for each in article.sentences if each.is_headline][:MAX_HEADLINES]
    in_headline = {each.id for each in claims if any(_begins_in(each, span) for span in headlines)}
    heads = [each for each in claims if each.id in in_headline and each.failure is None]
    body = [each for each in claims if each.id not in in_headline and _is_comparable(each)][:MAX_BODY]
    wordings = [read_wording(" ".join(span.of(article.document.text) for span in each.spans)) for each in body]
    joint: dict[str, ReadClaim] = {}
    taken: set[str] = set()
    for head in heads:
        twin = _twin(head, body, wordings, taken)
        if twin is not None:
            joint[head.id] = _join(head, twin, article)
            taken.add(twin.id)
    return tuple(joint.get(each.id, each) for each in claims if each.id not in taken)


def _begins_in(claim: ReadClaim, place: Span) -> bool:
    return place.start <= claim.spans[0].start < place.end


def _is_comparable(claim: ReadClaim) -> bool:
    return claim.failure is None and claim.kind is not ClaimKind.PROCESS and claim.kind is not ClaimKind.BACKGROUND


def _twin(head: ReadClaim, body: Sequence[ReadClaim], wordings: Sequence[Wording], taken: set[str]) -> ReadClaim | None:
    """Find the claim that a headline repeats: the first that somebody states, else the first."""
    wording = read_wording(head.text)
    same = [
        each
        for each, full in zip(body, wordings, strict=True)
        if each.id not in taken and _is_denied(head) is _is_denied(each) and says_no_more(wording, full)
    ]
    return next((each for each in same if _has_statement(each)), next(iter(same), None))


def _is_denied(claim: ReadClaim) -> bool:
    return any(each.is_denial for each in claim.attributions)


def _has_statement(claim: ReadClaim) -> bool:
    return any(each.act is Act.STATEMENT for each in claim.attributions)


def _join(head: ReadClaim, twin: ReadClaim, article: Article) -> ReadClaim:
    spans = tuple(sorted({*head.spans, *twin.spans}))
    return replace(
        twin,
        id=claim_id(article.document.sha256, spans),
        spans=spans,
        attributions=(*twin.attributions, *(each for each in head.attributions if each not in twin.attributions)),
        needs_review=tuple(dict.fromkeys((*head.needs_review, *twin.needs_review))),
        witnessed=twin.witnessed or head.witnessed,
    )
