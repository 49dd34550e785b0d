"""The reply to a request of the prompt `judge`: what the rules engine says of the claims and passages in it."""

from __future__ import annotations

from typing import Any

from claimcheck.attribution.footing import footing_of
from claimcheck.evaluation.simulated.dials import Chance
from claimcheck.evaluation.simulated.parts import ClaimPart, PassagePart
from claimcheck.evaluation.simulated.reading import INVENTED_WORDS
from claimcheck.judging.rules import RulesJudge
from claimcheck.judging.seam import Question
from claimcheck.types import ClaimKind, Passage, PriorDocument, PublicationTime, ReadClaim, Span, Stance

CITED_WORDS = 10


def judge_reply(claims: list[ClaimPart], passages: dict[int, PassagePart], chance: Chance) -> dict[str, Any]:
    """Answer a request of the prompt `judge`."""
    replies = []
    judge = RulesJudge(footing_of)
    for claim in claims:
        if chance.hits("missed_claim", claim.number):
            continue
        offered = [passages[number] for number in claim.passages if number in passages]
        judged = judge.judge([_question(claim, offered)])[0]
        stances = [
            {
                "p": part.number,
                "stance": each.stance.value,
                "q": INVENTED_WORDS
                if chance.hits("invented_citation", f"{claim.number}.{part.number}")
                else " ".join(each.quote.split()[:CITED_WORDS]),
                "on": each.footing.value,
            }
            for part, each in zip(offered, judged, strict=True)
            if each.stance is not Stance.UNRELATED
        ]
        replies.append({"n": claim.number, "p": stances})
    return {"claims": replies}


def _question(claim: ClaimPart, passages: list[PassagePart]) -> Question:
    read = ReadClaim(
        id=str(claim.number),
        text=claim.words,
        kind=ClaimKind.FACT,
        spans=(Span(0, len(claim.words)),),
        attributions=(),
        confidence=1.0,
    )
    return Question(
        claim=read, passages=tuple(_passage(each) for each in passages), published=PublicationTime(day=claim.day)
    )


def _passage(part: PassagePart) -> Passage:
    document = PriorDocument(
        id=str(part.number),
        title=None,
        date=PublicationTime(day=part.day) if part.day else None,
        publisher=None,
        url=None,
        origin=str(part.number),
        sha256=str(part.number),
        signature=(),
    )
    return Passage(document=document, span=Span(0, len(part.words)), text=part.words, score=1.0)
