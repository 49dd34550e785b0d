"""Groups: the claims that one request judges, with each of their passages once, cut to the sentences that matter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claimcheck.judging.passages import sentences_of
from claimcheck.judging.seam import Question
from claimcheck.text.orders import steers
from claimcheck.text.wordings import Wording, read_wording
from claimcheck.types import Passage, Span

CLAIMS = 12
"""Claims a group holds at most."""
MIN_SHARED_STEMS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A passage as a group shows it: the part of its text from the first to the last sentence that matters."""

    passage: Passage
    part: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Claims with the passages that may bear on them; `candidates` lists for each claim the places in `shown`."""

    questions: tuple[Question, ...]
    shown: tuple[Shown, ...]
    candidates: tuple[tuple[int, ...], ...]

    def part(self, places: Sequence[int]) -> Group:
        """Give the group of only some of its claims."""
        return make_group([self.questions[place] for place in places])


def cut_groups(questions: Sequence[Question]) -> list[Group]:
    """Cut questions that have passages to show into groups of about equal size, in their order."""
    asked = [each for each in questions if shown_passages(each)]
    count = math.ceil(len(asked) / CLAIMS)
    edges = [round(place * len(asked) / count) for place in range(count + 1)] if count else []
    return [make_group(asked[low:high]) for low, high in pairwise(edges)]


def shown_passages(question: Question) -> list[Passage]:
    """Give the passages of a claim that a model is shown; one that gives orders to models is no evidence."""
    return [each for each in question.passages if not _steers(each.text)]


def make_group(questions: Sequence[Question]) -> Group:
    """Put questions together, each passage once."""
    places: dict[Passage, int] = {}
    for question in questions:
        for passage in shown_passages(question):
            places.setdefault(passage, len(places))
    wordings: dict[Passage, list[Wording]] = {passage: [] for passage in places}
    for question in questions:
        wording = read_wording(question.claim.text)
        for passage in shown_passages(question):
            wordings[passage].append(wording)
    return Group(
        questions=tuple(questions),
        shown=tuple(Shown(passage=each, part=_part(each.text, wordings[each])) for each in places),
        candidates=tuple(tuple(dict.fromkeys(places[each] for each in shown_passages(one))) for one in questions),
    )


def best_sentence(passage: Passage, claim: str) -> Span:
    """Give the sentence of a passage that shares most with a claim, the first of several."""
    wording = read_wording(claim)
    return max(sentences_of(passage.text), key=lambda span: _shared(span.of(passage.text), wording))


@lru_cache(maxsize=4096)
def _steers(text: str) -> bool:
    return steers(text)


def _part(text: str, wordings: Sequence[Wording]) -> Span:
    sentences = sentences_of(text)
    matched = [
        span for span in sentences if any(_shared(span.of(text), each) >= MIN_SHARED_STEMS for each in wordings)
    ] or sentences
    return Span(matched[0].start, matched[-1].end)


def is_about(words: str, claim: str) -> bool:
    """Tell whether words share anything with a claim at all."""
    return _shared(words, read_wording(claim)) > 0


def _shared(words: str, wording: Wording) -> int:
    return len(set(read_wording(words).stems) & set(wording.stems))
