"""A reply's text as stances: those whose words the passage holds, and what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claimcheck.errors import SpanNotFound
from claimcheck.judging.llm.groups import Group, Shown, best_sentence, is_about
from claimcheck.judging.llm.replies import ReplyClaim, ReplyStance
from claimcheck.judging.passages import sentences_of
from claimcheck.judging.questions import judgement_of
from claimcheck.judging.seam import Question
from claimcheck.llm.salvage import is_whole, raw_items, valid_item
from claimcheck.text.align import FoldedText
from claimcheck.types import Footing, Judgement, Passage, Span, Stance

MIN_CITED_WORDS = 3
"""Fewer words decide nothing: "the council" stands in every passage."""

FootingOf = Callable[[str, Span], Footing]
"""Tells on whose word a passage's text says the words at a span of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedJudging:
    """Judgements by the place of the claim in the group, in the order of its passages.

    `problems` says by place what is wrong with what the reply says of a claim; one that it leaves out is in neither.
    `problem` is what is wrong with the reply as a whole, `ungrounded` counts citations that the passage lacks.
    """

    judged: Mapping[int, list[Judgement]]
    problems: Mapping[int, str]
    problem: str | None
    ungrounded: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A stance, and where in the passage the words stand that it cites."""

    stance: ReplyStance
    span: Span


def parse_reply(text: str, group: Group, footing_of: FootingOf) -> ParsedJudging:
    """Read a reply about a group; total on any text."""
    items = raw_items(text, "claims")
    judged: dict[int, list[Judgement]] = {}
    problems: dict[int, str] = {}
    ungrounded = 0
    for item in items or ():
        number = item.get("n") if isinstance(item, dict) else None
        if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= len(group.questions):
            continue
        place = number - 1
        claim = valid_item(ReplyClaim, item)
        if isinstance(claim, str):
            problems.setdefault(place, f"claim {number}, {claim}")
        elif place not in judged:
            cited = _cited(claim, group, place)
            ungrounded += sum(each.stance is not Stance.UNRELATED for each in claim.p) - len(cited)
            judged[place] = _judgements(group, place, cited, footing_of)
    return ParsedJudging(
        judged=judged,
        problems={place: each for place, each in problems.items() if place not in judged},
        problem=_problem(text, is_list=items is not None),
        ungrounded=ungrounded,
    )


def _problem(text: str, *, is_list: bool) -> str | None:
    if not text.strip():
        return "it is empty"
    if not is_whole(text):
        return "its JSON is cut off or broken"
    return None if is_list else "it has no list of claims"


def _cited(claim: ReplyClaim, group: Group, place: int) -> dict[int, Cited]:
    """Keep the stances that cite words of a passage that was offered, by its place, the first for each."""
    found: dict[int, Cited] = {}
    for stance in claim.p:
        shown = stance.p - 1
        if stance.stance is Stance.UNRELATED or shown in found or shown not in group.candidates[place]:
            continue
        span = _locate(stance.q, group.shown[shown])
        text = group.shown[shown].passage.text
        # A sentence that shares no word with the claim says nothing of it, whatever a model was told to answer.
        if span is not None and is_about(_whole(text, span).of(text), group.questions[place].claim.text):
            found[shown] = Cited(stance, span)
    return found


def _locate(words: str, shown: Shown) -> Span | None:
    if len(words.split()) < MIN_CITED_WORDS:
        return None
    try:
        return FoldedText(shown.passage.text).locate(words, near=shown.part)
    except SpanNotFound:
        return None


def _judgements(group: Group, place: int, cited: Mapping[int, Cited], footing_of: FootingOf) -> list[Judgement]:
    question = group.questions[place]
    by_passage = {group.shown[at].passage: cited.get(at) for at in group.candidates[place]}
    return judgements_of(question, by_passage, footing_of)


def judgements_of(question: Question, cited: Mapping[Passage, Cited | None], footing_of: FootingOf) -> list[Judgement]:
    """Give the judgement on each passage of a claim; one of which nothing is cited is unrelated."""
    judgements: list[Judgement] = []
    for passage in question.passages:
        found = cited.get(passage)
        local = _whole(passage.text, found.span) if found else best_sentence(passage, question.claim.text)
        footing = footing_of(passage.text, local)
        stance = found.stance.stance if found else Stance.UNRELATED
        footing = _more_careful(footing, found.stance.on) if found else footing
        judgements.append(judgement_of(question, passage, stance, local, footing))
    return judgements


def _whole(text: str, cited: Span) -> Span:
    """Give the sentences that cited words stand in, for people to read."""
    touched = [each for each in sentences_of(text) if each.overlaps(cited)]
    return Span(min(cited.start, touched[0].start), max(cited.end, touched[-1].end)) if touched else cited


def _more_careful(first: Footing, second: Footing) -> Footing:
    """Give the footing that promises less, where rule and model differ."""
    return next(each for each in (Footing.ANONYMOUS, Footing.NAMED, Footing.OWN) if each in {first, second})
