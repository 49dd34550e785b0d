"""Noun phrases behind a cue: the subject of "said Smith", whoever is told, what stands behind "according to".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import MAX_PHRASE
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    CUE_VERBS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from claimcheck.attribution.vocabulary.nouns import is_source_noun
from claimcheck.text.word_lists import words

_PARTICIPLES = words("run led held done made seen shown taken sent paid out")
_TIMES = words("last this earlier")
_INVERTED_STOPS = words("in on at during after before when while as to by about because since following")


def phrase_after(tokens: Sequence[Token], start: int, *, inverted: bool) -> int:
    """Give the end of the noun phrase that starts at `start`; `start` itself if there is none.

    `inverted` is for the subject behind its verb ("said Smith in an interview"), else it stands behind a preposition
    ("according to people in the room").
    """
    i = start
    while i < len(tokens) and i - start < MAX_PHRASE + 6:
        token = tokens[i]
        if token.is_quoted and inverted:
            break
        if not token.is_word and token.text not in {"&", "’", "'", "/", "@", "#", "$", "("} and not token.is_quoted:
            break
        if token.text == "(":
            closer = next((j for j in range(i, min(i + 8, len(tokens))) if tokens[j].text == ")"), None)
            if closer is None:
                break
            i = closer + 1
            continue
        if i > start and _ends_phrase(tokens, start, i, inverted=inverted):
            break
        i += 1
    return i


def _ends_phrase(tokens: Sequence[Token], start: int, i: int, *, inverted: bool) -> bool:
    token, before = tokens[i], tokens[i - 1]
    if token.low in AUXILIARIES and not token.is_capital:
        return True
    if token.low in SUBORDINATORS or (
        token.low in CONJUNCTIONS and not (before.is_capital and _capital(tokens, i + 1))
    ):
        return True
    if token.low in DAYS and not before.is_capital:
        return True
    if inverted and token.low.endswith("ed") and not token.is_capital and before.low not in DETERMINERS:
        return True
    is_named = before.is_capital and before.low in {"save", "stop", "protect", "defend"}  # "Save [Our] Schools"
    is_joined = (
        is_named or before.low in PREPOSITIONS or before.low in DETERMINERS or before.is_possessive
    )  # "its [most] recent"
    if token.low in DETERMINERS and before.is_word and not is_joined:
        return True
    if inverted and token.low in _INVERTED_STOPS:
        named = any(t.is_capital for t in tokens[start:i])
        return not (before.low == "close" or (token.low in {"in", "at"} and not named))
    return False


def _capital(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].is_capital


def skip_recipient(tokens: Sequence[Token], start: int) -> int:
    """Give the index behind whoever is told: "told reporters", "told him", "told The Courier's Jan Roe"."""
    if start >= len(tokens) or tokens[start].is_quoted or not tokens[start].is_word:
        return start
    is_hers = tokens[start].low == "her" and start + 1 < len(tokens) and is_source_noun(tokens[start + 1].low)
    if tokens[start].low in {"him", "her", "them", "me", "us", "you", "it", "himself", "herself"} and not is_hers:
        return start + 1
    if tokens[start].low == "that" or [token.low for token in tokens[start : start + 2]] == ["the", "same"]:
        return start  # "told the same story"
    i = start
    seen_noun = False
    while i < len(tokens) and i - start < 9 and tokens[i].is_word and not tokens[i].is_quoted:
        low = tokens[i].low
        if low in SUBORDINATORS or low in AUXILIARIES or (low in PRONOUNS and i > start) or low == "to":
            break
        if seen_noun and low in {"and", "but"} and low_at(tokens, i + 1) in CUE_VERBS:
            break  # "asked for more money and wrote that"
        if seen_noun and low in PREPOSITIONS and low not in {"of", "for", "from"}:
            break
        joined = tokens[i - 1].low in PREPOSITIONS or tokens[i - 1].low in DETERMINERS or tokens[i - 1].is_possessive
        if seen_noun and low in DETERMINERS and not joined:
            break
        if seen_noun and tokens[i].is_capital != tokens[i - 1].is_capital and not joined and low not in PREPOSITIONS:
            end = _outlet_end(tokens, i)
            return end or i
        seen_noun = seen_noun or low not in DETERMINERS
        i += 1
    return i


def _outlet_end(tokens: Sequence[Token], i: int) -> int:
    """Give the end of an outlet's name behind its noun: "told state broadcaster Canal Uno"; 0 if none stands at `i`."""
    if not tokens[i].is_capital or tokens[i - 1].low not in _OUTLETS:
        return 0
    end = i
    while end < len(tokens) and tokens[end].is_capital and not tokens[end].is_quoted:
        end += 1
    behind = tokens[end] if end < len(tokens) else None
    # "Told the newspaper Ruritania would pay": the name is what is said of.
    is_subject = behind is not None and behind.low in AUXILIARIES | CUE_VERBS.keys()
    return 0 if is_subject else end


_OUTLETS = words(
    """broadcaster station newspaper paper magazine agency channel network outlet website site tabloid daily weekly
    programme program podcast radio"""
)


def is_told_of(tokens: Sequence[Token], end: int) -> bool:
    """Tell what a source goes on with: "said an official [briefed on the talks]"."""
    return tokens[end].low.endswith("ed") and low_at(tokens, end + 1) in {"on", "about", "in", "by"}


def head_of(tokens: Sequence[Token], start: int, end: int) -> str:
    """Give the last word before the first preposition or participle of a noun phrase: "trials" of "trials run by X"."""
    head = tokens[start].low
    for i in range(start + 1, end):
        low = tokens[i].low
        ends = (
            low in PREPOSITIONS or low in _PARTICIPLES or (low.endswith("ed") and tokens[i - 1].low not in DETERMINERS)
        )
        ends = ends or (low in _TIMES and tokens[i - 1].low not in DETERMINERS)  # "a survey last year by the institute"
        if ends or not tokens[i].is_word:
            return head
        head = low
    return head
