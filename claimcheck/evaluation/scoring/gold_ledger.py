"""The ledger by itself: gold mentions, each told by its own words, merged by the product's own `build_ledger`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.evaluation.cases import Case, GoldAttribution, GoldClaim
from claimcheck.evaluation.cases.places import occurrences
from claimcheck.evaluation.scoring.links import LinkPair
from claimcheck.evaluation.scoring.sources import PRONOUNS, b_cubed
from claimcheck.ledger import build_ledger
from claimcheck.types import Attribution, Link, ReadClaim, SourceKind, Span


def score_gold_ledger(case: Case) -> Counter[str]:
    """Count B-cubed of the ledger that gold mentions give: an error of merging alone, whatever a reader finds."""
    claims = [claim for claim in case.scored_claims if claim.attributions]
    read = [_read(claim, case) for claim in claims]
    ledger = build_ledger(read, case.article)
    pairs = [
        LinkPair(key=key, source_id=source_id)
        for claim, linked in zip(claims, ledger.attributions, strict=True)
        for gold, found in zip(claim.attributions, linked, strict=True)
        for key, source_id in zip(gold.chain, found.chain, strict=True)
    ]
    return Counter({f"gold_{name}": count for name, count in b_cubed(pairs).items()})


def _read(claim: GoldClaim, case: Case) -> ReadClaim:
    return ReadClaim(
        id=str(claim.spans[0]),
        text=claim.quotations[0],
        kind=claim.kind,
        spans=claim.spans,
        attributions=tuple(_attribution(each, claim, case) for each in claim.attributions),
        confidence=1.0,
    )


def _attribution(gold: GoldAttribution, claim: GoldClaim, case: Case) -> Attribution:
    chain = tuple(_links(gold, claim, case))
    cue = _nearest(gold.cue, claim.spans[-1], case.article.text)
    return Attribution(chain=chain, act=gold.act, source=chain[-1].mention, cue=cue, content=claim.spans)


def _links(gold: GoldAttribution, claim: GoldClaim, case: Case) -> Iterator[Link]:
    """Give the links of a chain; a reader gives named sources, and what a pronoun stands for, their fullest name."""
    for place, key in enumerate(gold.chain):
        source = case.source(key)
        if source.kind is SourceKind.PASSIVE:
            yield Link(kind=source.kind, name=gold.cue or source.name, mention=None)
            continue
        words = gold.source if place == len(gold.chain) - 1 else None
        words = words or next(iter(source.mentions), None)
        is_resolved = source.kind.is_named or words is None or words.casefold() in PRONOUNS
        yield Link(
            kind=source.kind,
            name=source.name if is_resolved or words is None else " ".join(words.split()),
            mention=_nearest(words, claim.spans[-1], case.article.text),
            stated_count=source.stated_count,
        )


def _nearest(words: str | None, beside: Span, text: str) -> Span | None:
    if words is None:
        return None
    return min(occurrences(words, text), key=lambda span: abs(span.start - beside.start), default=None)
