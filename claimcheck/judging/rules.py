"""The embedded judge: stances by names, numbers, dates, negation and wording, without a model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.judging.compare import compare
from claimcheck.judging.particulars import Particulars, read_claim, read_sentence
from claimcheck.judging.passages import sentences_of
from claimcheck.judging.questions import MAX_CLAIM_CHARS, day_of, judgement_of
from claimcheck.judging.seam import Question
from claimcheck.types import Footing, Judgement, Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReadSentence:
    """A sentence of a passage at `span` of the passage's text."""

    span: Span
    particulars: Particulars


class RulesJudge:
    """A `Judge` by rules; deterministic, and precise before it is complete on supports and contradicts."""

    def __init__(self, footing_of: Callable[[str, Span], Footing]) -> None:
        """Keep what tells on whose word a passage says its quotation.

        Args:
            footing_of: takes a passage's text and the span of the deciding quotation in it.
        """
        self._footing_of = footing_of

    def judge(self, questions: Sequence[Question]) -> list[list[Judgement]]:
        """Judge each claim against its passages; `Judge.judge` says the shape."""
        read: dict[Passage, tuple[_ReadSentence, ...]] = {}
        judged: list[list[Judgement]] = []
        for question in questions:
            claim = read_claim(question.claim.text[:MAX_CLAIM_CHARS], question.published.day)
            judged.append([self._judge_one(question, claim, passage, read) for passage in question.passages])
        return judged

    def _judge_one(
        self,
        question: Question,
        claim: Particulars,
        passage: Passage,
        read: dict[Passage, tuple[_ReadSentence, ...]],
    ) -> Judgement:
        if passage not in read:
            read[passage] = _read_passage(passage, day_of(passage, question))
        sentences = read[passage]
        found = compare(claim, [sentence.particulars for sentence in sentences])
        local = sentences[found.sentence].span
        return judgement_of(question, passage, found.stance, local, self._footing_of(passage.text, local))


def _read_passage(passage: Passage, day: date) -> tuple[_ReadSentence, ...]:
    """Cut a passage into sentences and read their particulars; a passage without words is one sentence."""
    return tuple(
        _ReadSentence(span=span, particulars=read_sentence(span.of(passage.text), day))
        for span in sentences_of(passage.text)
    )
