"""What stands behind a document: who saw it, or when it was published ("payslips [seen by the Courier]")."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.tokens import Token
from claimcheck.attribution.vocabulary.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.word_lists import words

SEEN = words(
    "seen reviewed obtained viewed examined read shared published released compiled filed posted issued dated submitted"
)

SHARED = words("provided leaked sent forwarded handed supplied described")
"""What somebody does with a document that another states nothing by: "a memo that one official [provided] to us"."""


def may_stand_in_tail(tokens: Sequence[Token], k: int) -> bool:
    """Tell whether a word may stand behind "published": no mark, no verb, no "when", no phrase of its own."""
    token, before = tokens[k], tokens[k - 1]
    # "issued after that hearing the firm", but "a poll out this week by Dace"
    is_timed = token.low == "this" and before.low in SEEN | {"out"}
    opens_phrase = token.low in DETERMINERS and before.low not in PREPOSITIONS and not is_timed
    is_name_next = token.is_capital and before.low in DAYS | MONTHS | {"yesterday", "today"}
    is_verb = token.low in AUXILIARIES or (token.low.endswith("ed") and token.low not in SEEN | SHARED)
    return token.is_word and not (opens_phrase or is_name_next or is_verb or token.low in SUBORDINATORS | CONJUNCTIONS)


def is_tail_opener(tokens: Sequence[Token], k: int) -> bool:
    """Tell the word with which more is told of a document: "[published] in May", "a poll [out] this week by Dace"."""
    behind = tokens[k + 1].low
    if tokens[k].low in SEEN | SHARED and behind in PREPOSITIONS:
        return True
    is_timed = behind in _TIMES or behind in DAYS
    return is_timed and (tokens[k].low in SEEN or (tokens[k].low == "out" and tokens[k - 1].low in DOCUMENT_NOUNS))


_TIMES = words("this last yesterday today earlier")


def is_document_subject(tokens: Sequence[Token], phrase: tuple[int, int], seen: int) -> bool:
    """Tell whether a phrase is a document, or something seen by somebody, and hangs on no preposition."""
    start, end = phrase
    is_document = tokens[end - 1].low in DOCUMENT_NOUNS or tokens[seen + 1].low == "by"
    before = tokens[start - 1] if start else None
    return is_document and (before is None or not (before.low in PREPOSITIONS or before.low in {"over", "citing"}))


def document_shared(tokens: Sequence[Token], clause: tuple[int, int]) -> int | None:
    """Give where a document ends that somebody shared or made: "an email" of "an email a supervisor shared with us".

    `clause` is the phrase before the verb.
    """
    start, end = clause
    start = end - 1 if tokens[end - 1].low in PRONOUNS else start
    is_subject = tokens[start].low in DETERMINERS | PRONOUNS or tokens[start].is_capital
    last = start - 2 if start > 1 and tokens[start - 1].low in {"that", "which"} else start - 1
    is_document = last >= 0 and tokens[last].low in DOCUMENT_NOUNS and not tokens[last].is_quoted
    return last + 1 if is_subject and is_document else None
