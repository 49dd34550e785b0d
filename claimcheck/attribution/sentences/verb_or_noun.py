"""Whether a form that may be a verb, a noun or a participle is a verb here: "reports", "claims", "found"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import is_told_of_document
from claimcheck.attribution.sentences.rare_cues import follows_documents
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    AUXILIARIES,
    CUE_VERBS,
    DAYS,
    DETERMINERS,
    INVERTED,
    NOUN_LIKE,
    PREPOSITIONS,
    CueVerb,
    Frame,
)
from claimcheck.attribution.vocabulary.nouns import NUMBER_WORDS, is_source_noun
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.word_lists import words

_NOT_SUBJECTS = PREPOSITIONS | DETERMINERS
_PLAIN = words("said says told added recalled wrote")
"""Verbs that no noun or participle looks like: "the other said"."""
_ADJECTIVES = words("conservative liberal progressive moderate individual adult public media rival")
"""Nouns for people that stand before other nouns as often: "conservative states"."""


def is_verb_like(tokens: Sequence[Token], i: int, verb: CueVerb) -> bool:
    """Tell whether a bare form is a verb here and no noun or participle."""
    if i == 0:
        is_name = len(tokens) > 1 and tokens[1].is_capital and tokens[1].low not in DAYS | MONTHS
        return tokens[i].low in INVERTED and is_name
    before = tokens[i - 1]
    low = tokens[i].low
    if before.text in {",", "”", '"', "''", "’", "—", "–", "--", ")"}:
        return verb.frame is not Frame.OBJECT or tokens[i].low not in {"known", "seen", "shown", "understood"}
    is_group = before.low in NUMBER_WORDS and low_at(tokens, i - 2) in _WHOLES
    is_group = is_group or (before.low == "other" and low_at(tokens, i - 2) == "the" and tokens[i].low in _PLAIN)
    if before.is_possessive or before.low in (frozenset() if is_group else _NOT_SUBJECTS) - {
        "one",
        "two",
        "three",
        "several",
        "some",
        "many",
        "few",
        "all",
        "both",
        "others",
        "another",
    }:
        return before.low in {"that", "this"} and low.endswith(("ed", "s"))
    if low.endswith("ed") or low in {
        "said",
        "told",
        "wrote",
        "found",
        "saw",
        "knew",
        "thought",
        "felt",
        "sought",
        "held",
        "put",
        "let",
        "made",
        "went",
    }:
        return True
    if low in {"seen", "known", "shown", "given", "written"}:
        return False
    if low == "forecast" and _is_forecasting(tokens, i):
        return True
    if low == verb.lemma and (low_at(tokens, i + 1) == "that" or (verb.frame is Frame.CLAUSE and low not in NOUN_LIKE)):
        return True
    is_shown = verb.lemma in _SHOWING and is_told_of_document(tokens, i)
    if low == verb.lemma and (is_shown or follows_documents(tokens, i)):
        return True
    if low == verb.lemma:
        return before.low in {"they", "we", "i", "you", "who", "people", "police"} or before.low.endswith("s")
    return (
        before.is_capital or before.low in {"he", "she", "it", "who", "which", "that"} or not before.low.endswith("s")
    )


def _is_forecasting(tokens: Sequence[Token], i: int) -> bool:
    """Tell "the weather bureau forecast gales on Sunday" from "the bureau forecast was wrong"."""
    behind = [low_at(tokens, k) for k in (i + 1, i + 2)]
    is_object = i + 1 < len(tokens) and tokens[i + 1].is_word and behind[0] not in PREPOSITIONS
    is_noun = any(low in AUXILIARIES or low in CUE_VERBS for low in behind)
    return tokens[i - 1].low in _FORECASTERS and is_object and not is_noun


_FORECASTERS = words("office bureau service centre center agency department bank fund institute meteorologists")
_WHOLES = frozenset({"the", "all", "other"})
"""Before a number that stands for people: "three of the six said", "the other four said"."""
_SHOWING = words("show suggest reveal indicate say state")


def is_noun_here(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a form that may be a noun is one: "harsh attacks on", "new questions into"."""
    before, after = tokens[i - 1], low_at(tokens, i + 1)
    if before.low in _ADJECTIVES and tokens[i].low.endswith("s"):
        return True
    if after == "that" or (i + 1 < len(tokens) and (tokens[i + 1].is_quoted or tokens[i + 1].text in {":", ","})):
        return False
    if (
        after in PREPOSITIONS
        and not (tokens[i].low.startswith("call") and after in {"for", "on"})
        and after not in {"to"}
    ):
        return True
    if before.is_capital or before.low in {"he", "she", "it", "who", "which", "they", "we", "i", "you", "that"}:
        return after in AUXILIARIES
    return before.is_word and not is_source_noun(before.low)
