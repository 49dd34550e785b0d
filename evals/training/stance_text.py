"""What a model that reads claim and passage together is shown, as text and as tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tokenizers import Tokenizer

from claimcheck.judging.seam import Question
from claimcheck.types import Passage, Span

MAX_BEFORE, MAX_SENTENCE, MAX_PASSAGE_BEFORE = 240, 600, 160
"""Characters that are shown: of the article before the claim's sentence, of a sentence, of a passage before its."""
MAX_LEFT, MAX_RIGHT = 160, 120
"""Tokens of the claim's side and of the passage's side."""
MARKS = 3
"""Marks of a token: in the claim, in the sentence that is compared, on the passage's side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairText:
    """A claim in its article (`left`) and a sentence in its passage (`right`); the spans mark claim and sentence."""

    left: str
    claimed: Span
    right: str
    compared: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTokens:
    """Token ids with the special ones, and for each token its `MARKS`."""

    ids: tuple[int, ...]
    marks: tuple[tuple[float, float, float], ...]


def pair_text(question: Question, passage: Passage, sentences: Sequence[Span], place: int) -> PairText:
    """Show a claim beside the sentence at `place` of a passage, each with the words before it and its month."""
    context, claim = question.context, question.claim.text
    sentence = context.sentence if context and context.sentence else claim
    start = max(0, sentence.find(claim))
    head = dated(question.published.day, context.before[:MAX_BEFORE] if context else "")
    lead = sentences[place - 1].of(passage.text) if place else passage.document.title or ""
    day = passage.document.date.day if passage.document.date else question.published.day
    tail = dated(day, lead[-MAX_PASSAGE_BEFORE:])
    said = sentences[place].of(passage.text)[:MAX_SENTENCE]
    return PairText(
        left=head + sentence[:MAX_SENTENCE],
        claimed=Span(len(head) + start, len(head) + min(len(sentence), start + len(claim))),
        right=tail + said,
        compared=Span(len(tail), len(tail) + len(said)),
    )


def dated(day: date, before: str) -> str:
    """Give the month of a text and the words that stand before what is shown of it."""
    words = " ".join(before.split())
    return f"{day:%B} {day.year}. {words} " if words else f"{day:%B} {day.year}. "


def tokens_of(tokenizer: Tokenizer, pair: PairText) -> PairTokens:
    """Give `[CLS] left [SEP] right [SEP]`, each side cut to its bound."""
    begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    left, is_claimed = _side(tokenizer, pair.left, pair.claimed, MAX_LEFT)
    right, is_compared = _side(tokenizer, pair.right, pair.compared, MAX_RIGHT)
    none = (0.0, 0.0, 0.0)
    marks = (none, *((float(each), 0.0, 0.0) for each in is_claimed), none)
    return PairTokens(
        ids=(begin, *left, end, *right, end),
        marks=(*marks, *((0.0, float(each), 1.0) for each in is_compared), (0.0, 0.0, 1.0)),
    )


def _side(tokenizer: Tokenizer, text: str, span: Span, most: int) -> tuple[list[int], list[bool]]:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    return encoding.ids[:most], [low < span.end and span.start < high for low, high in encoding.offsets[:most]]
