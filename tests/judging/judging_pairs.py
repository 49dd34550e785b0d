"""The hand-written claim-passage pairs, and questions made of one claim and one passage."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.judging.rules import RulesJudge
from claimcheck.judging.seam import Question
from claimcheck.types import (
    ClaimKind,
    Footing,
    Judgement,
    Passage,
    PriorDocument,
    PublicationTime,
    ReadClaim,
    Span,
    Stance,
)

BEFORE = "Headline of the prior document\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A claim, a passage and the stance that a person gave; `half` says whether thresholds were set on it."""

    id: str
    half: str
    stance: Stance
    claim: str
    published: str
    passage: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How a judge does on pairs; `wrong_contradictions` is their share of all pairs."""

    macro_f1: float
    wrong_contradictions: float


def load_pairs(half: str) -> list[Pair]:
    """Read the pairs of one half.

    Thresholds were set on `tune`; `held` was written with it, `fresh` and `unseen` after the rules. When first judged
    they gave macro-F1 .96, .73 and .91; the faults that `fresh` showed were mended, so only first figures are honest.
    """
    lines = (Path(__file__).parent / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [Pair(**(fields := json.loads(line)) | {"stance": Stance(fields["stance"])}) for line in lines]
    return [pair for pair in pairs if pair.half == half]


def ask(claim: str, passage: str, *, published: str = "2022-06-15", date: str | None = "2022-06-10") -> Question:
    """Make a question of one passage, which begins after a headline in its document."""
    document = PriorDocument(
        id="prior",
        title="Headline of the prior document",
        date=PublicationTime.parse(date) if date else None,
        publisher="The Senn Courier",
        url=None,
        origin="prior",
        sha256="0" * 64,
        signature=(),
    )
    span = Span(len(BEFORE), len(BEFORE) + len(passage))
    read = ReadClaim(id="claim", text=claim, kind=ClaimKind.FACT, spans=(Span(0, 1),), attributions=(), confidence=1.0)
    return Question(
        claim=read,
        passages=(Passage(document=document, span=span, text=passage, score=1.0),),
        published=PublicationTime.parse(published),
    )


def own_footing(passage: str, quote: Span) -> Footing:
    """Say that every passage speaks in its own voice."""
    return Footing.OWN


def judge_one(claim: str, passage: str, *, published: str = "2022-06-15", date: str | None = "2022-06-10") -> Judgement:
    """Judge one claim against one passage."""
    question = ask(claim, passage, published=published, date=date)
    return RulesJudge(own_footing).judge([question])[0][0]


def measure(pairs: Sequence[Pair]) -> Quality:
    """Judge all pairs in one call and score the stances."""
    questions = [ask(pair.claim, pair.passage, published=pair.published, date=pair.date) for pair in pairs]
    found = [judgements[0].stance for judgements in RulesJudge(own_footing).judge(questions)]
    scores = []
    for stance in Stance:
        hits = sum(one is stance is pair.stance for one, pair in zip(found, pairs, strict=True))
        misses = sum((one is stance) != (pair.stance is stance) for one, pair in zip(found, pairs, strict=True))
        scores.append(2 * hits / (2 * hits + misses))
    wrong = sum(
        one is Stance.CONTRADICTS and pair.stance is not Stance.CONTRADICTS
        for one, pair in zip(found, pairs, strict=True)
    )
    return Quality(macro_f1=sum(scores) / len(scores), wrong_contradictions=wrong / len(pairs))
