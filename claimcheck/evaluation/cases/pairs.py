"""The gold's claims beside passages, as questions to a judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.evaluation.cases.gold import Case, GoldClaim, PriorFile
from claimcheck.judging.context import context_of
from claimcheck.judging.seam import Question
from claimcheck.retrieval.passages import cut_passages
from claimcheck.text.segment import segment
from claimcheck.types import DENIAL_MARK, Article, Document, Passage, PriorDocument, ReadClaim, Span, Stance

_STRONGEST = tuple(Stance)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """A claim and one passage of its archive, with the stance that the gold gives.

    `quotes` are the gold's quotations in the passage that have this stance. `is_labelled` is false for a passage of
    a document that the gold does not name for the claim, which nearly always means unrelated.
    """

    case: str
    question: Question
    stance: Stance
    quotes: tuple[str, ...]
    is_labelled: bool


def gold_pairs(case: Case) -> list[GoldPair]:
    """Give the labelled pairs of a case; quotations of one claim in one passage are one pair.

    Where they have several stances the passage supports, or else contradicts (docs/labels.md, "Both values in one
    passage"). The claim's words are its gold quotation, marked where it is denied.
    """
    return [pair for pair in _pairs(case) if pair.is_labelled]


def unnamed_pairs(case: Case) -> list[GoldPair]:
    """Give each claim beside the passages of the documents that the gold does not name for it."""
    return [pair for pair in _pairs(case) if not pair.is_labelled]


def _pairs(case: Case) -> Iterator[GoldPair]:
    article = segment(case.article)
    passages = {file.name: _passages_of(file) for file in case.archive}
    texts = {file.name: file.document.text for file in case.archive}
    for place, claim in enumerate(case.claims):
        named = {evidence.document for evidence in claim.evidence}
        for name, cut in passages.items():
            for passage in cut:
                stances = _stances_in(claim, name, texts[name], passage)
                if name in named and not stances:
                    continue
                stance = min((each for each, _ in stances), key=_STRONGEST.index, default=Stance.UNRELATED)
                yield GoldPair(
                    case=case.id,
                    question=_question(case, article, claim, place, passage),
                    stance=stance,
                    quotes=tuple(quote for each, quote in stances if each is stance),
                    is_labelled=name in named,
                )


def _stances_in(claim: GoldClaim, name: str, text: str, passage: Passage) -> Sequence[tuple[Stance, str]]:
    return [
        (each.stance, each.quote)
        for each in claim.evidence
        if each.document == name and passage.span.start <= text.find(each.quote) < passage.span.end
    ]


def _question(case: Case, article: Article, claim: GoldClaim, place: int, passage: Passage) -> Question:
    read = ReadClaim(
        id=str(place),
        text=_wording(claim),
        kind=claim.kind,
        spans=claim.spans,
        attributions=(),
        confidence=1.0,
    )
    return Question(claim=read, passages=(passage,), published=case.published, context=context_of(claim.spans, article))


def _wording(claim: GoldClaim) -> str:
    """Give the claim's quotation, marked as a reader marks what is denied; "the bank denied it" says so itself."""
    words = " ".join(claim.quotations[-1].split())
    is_denial = any(each.is_denial and not (each.cue and each.cue in words) for each in claim.attributions)
    return f"{DENIAL_MARK} {words}" if is_denial else words


def _passages_of(file: PriorFile) -> list[Passage]:
    document = file.document
    prior = _prior(file.name, document)
    return [
        Passage(document=prior, span=span, text=span.of(document.text), score=1.0)
        for span in _whole(cut_passages(segment(document)), document)
    ]


def _whole(spans: Sequence[Span], document: Document) -> Sequence[Span]:
    return spans or (Span(0, len(document.text)),)


def _prior(name: str, document: Document) -> PriorDocument:
    return PriorDocument(
        id=name,
        title=document.title,
        date=document.date,
        publisher=document.publisher,
        url=document.url,
        origin=name,
        sha256=document.sha256,
        signature=(),
    )
