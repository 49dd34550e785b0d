"""What every judge of a question goes by: how its judgement on one passage is made."""

from __future__ import annotations

from datetime import date

from claimcheck.judging.seam import Question
from claimcheck.types import Footing, Judgement, Passage, PublicationTime, Span, Stance

MAX_CLAIM_CHARS = 2000
"""A claim is one statement; the judges of this machine compare what is longer than this by its beginning."""


def day_of(passage: Passage, question: Question) -> date:
    """Give the day that a passage's "Tuesday" is resolved against."""
    return passage.document.date.day if passage.document.date else question.published.day


def judgement_of(question: Question, passage: Passage, stance: Stance, local: Span, footing: Footing) -> Judgement:
    """Make the judgement that the words at `local` of a passage's text decide.

    A document without a date is never evidence (docs/labels.md, "Prior").
    """
    return Judgement(
        passage=passage,
        stance=stance if passage.document.date else Stance.UNRELATED,
        quote=local.of(passage.text),
        span=Span(passage.span.start + local.start, passage.span.start + local.end),
        footing=footing,
        is_same_day=_is_same_day(question.published, passage.document.date),
    )


def _is_same_day(published: PublicationTime, prior: PublicationTime | None) -> bool:
    """Tell whether the order of article and prior document within one day is not known."""
    if prior is None or published.day != prior.day:
        return False
    return published.time is None or prior.time is None
