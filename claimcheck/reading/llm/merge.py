"""The reading of a section from its sentences: no claim twice, every sentence accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from claimcheck.reading.llm.ground import GUESS, GroundedSentence
from claimcheck.reading.wording import word_claim
from claimcheck.text.align import fold
from claimcheck.types import Article, Cause, ReadClaim, ReviewReason, SectionReading, SentenceVerdict, Span


def merge_sentences(
    article: Article, sentences: Mapping[int, GroundedSentence], missing: Mapping[int, Cause]
) -> SectionReading:
    """Put the sentences of a section together.

    Args:
        article: what they are of.
        sentences: what was found, by place.
        missing: why nothing was, by place.
    """
    claims: dict[tuple[Span, ...], ReadClaim] = {}
    failures = dict(missing)
    for at, sentence in sorted(sentences.items()):
        if sentence.failure is not None:
            failures[at] = sentence.failure
        for claim in sentence.claims:
            known = claims.get(claim.spans)
            if known is None:
                claims[claim.spans] = claim
                continue
            claims[claim.spans] = _joined(known, claim, article.document.text)
            lost = next((each.failure for each in (known, claim) if each.failure is not None), None)
            if lost is not None:
                failures.setdefault(at, lost)
    verdicts = [SentenceVerdict(span=article.sentences[at].span, failure=cause) for at, cause in failures.items()]
    verdicts += [
        SentenceVerdict(span=article.sentences[at].span, is_opinion=True)
        for at, each in sentences.items()
        if each.is_opinion and at not in failures
    ]
    return SectionReading(
        claims=tuple(sorted(claims.values(), key=lambda each: each.spans)),
        sentences=tuple(sorted(verdicts, key=lambda each: each.span)),
    )


def _joined(first: ReadClaim, second: ReadClaim, text: str) -> ReadClaim:
    """Make one claim of two with one quotation, which have one id: of a repeated one, or of two wordings."""
    if first.failure is not None or second.failure is not None:
        return second if first.failure is not None else first
    attributions = (*first.attributions, *(each for each in second.attributions if each not in first.attributions))
    reviews = (*first.needs_review, *second.needs_review)
    if fold(first.text) == fold(second.text):
        return replace(first, attributions=attributions, needs_review=tuple(dict.fromkeys(reviews)))
    is_denial = all(any(each.is_denial for each in claim.attributions) for claim in (first, second))
    return replace(
        first,
        text=word_claim(text, first.spans, is_denial=is_denial),
        attributions=attributions,
        model_label=first.model_label if first.model_label is second.model_label else None,
        confidence=GUESS,
        needs_review=tuple(dict.fromkeys((*reviews, ReviewReason.REWRITTEN))),
    )
