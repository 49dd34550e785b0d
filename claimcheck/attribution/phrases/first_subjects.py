"""The subject that a sentence opens with, which a verb behind "and" shares: "[The firm] apologised and said"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import subject_before, verb_group_start
from claimcheck.attribution.tokens import Token
from claimcheck.attribution.vocabulary.lexicon import (
    BE_FORMS,
    CUE_VERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from claimcheck.attribution.vocabulary.nouns import is_source_noun


def first_subject(tokens: Sequence[Token], limit: int) -> tuple[int, int] | None:
    """Give the subject of the sentence's first clause, where its first words are plainly one."""
    i = 1 if tokens and tokens[0].low in {"but", "and"} else 0
    first = tokens[i].low if i < len(tokens) else ""
    if first in PREPOSITIONS | SUBORDINATORS or (first.endswith(("ing", "ed")) and len(first) > 4):
        comma = next((k for k in range(i, limit) if tokens[k].text == "," and not tokens[k].is_quoted), None)
        if comma is None or comma + 1 >= limit:
            return _subject_of_last_verb(tokens, i, limit) if comma is None else None
        i = comma + 1
    if i >= limit or tokens[i].is_quoted or not tokens[i].is_word:
        return None
    if tokens[i].low in PRONOUNS:
        return (i, i + 1)
    j = i
    while j < limit and tokens[j].is_word and not tokens[j].is_quoted:
        token = tokens[j]
        joins = token.low in {"of", "for", "and", "the"} or is_source_noun(token.low)
        if j > i and not token.is_capital and tokens[j - 1].is_capital and not joins:
            break
        if (
            token.low in BE_FORMS
            or token.low in SUBORDINATORS
            or (j > i + 1 and token.low.endswith("ed") and not token.is_capital)
        ):
            break
        j += 1
        if j - i > 6:
            return None
    return (i, j) if j > i and (j > i + 1 or tokens[i].low not in DETERMINERS) else None


def _subject_of_last_verb(tokens: Sequence[Token], first: int, limit: int) -> tuple[int, int] | None:
    """Give the subject of the last verb before `limit`: "In a statement the firm apologised and"."""
    for k in range(limit - 1, first, -1):
        if tokens[k].low in CUE_VERBS and tokens[k].low.endswith("ed"):
            subject = subject_before(tokens, verb_group_start(tokens, k))
            return (subject.start, subject.end) if subject is not None and subject.start > first else None
    return None
