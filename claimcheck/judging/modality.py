"""In what mode a sentence puts its words: as fact, plan, possibility, question or denied."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from claimcheck.judging.lexicon import CLAUSE_WORDS
from claimcheck.judging.words import Word
from claimcheck.text.word_lists import words


class Mode(StrEnum):
    """How surely a sentence says something."""

    FACT = "fact"
    FORECAST = "forecast"
    CONDITIONAL = "conditional"
    QUESTION = "question"
    DENIED = "denied"


_DENY = words("deny denied denies denying denial denials disputed disputes disputing")
_DENY_OBJECTS = words("bail access entry permission visa visas asylum parole entrance service request leave")
_REBUT = words("rejected rejects rejecting dismissed dismisses dismissing refuted refutes rebuffed")
_REPORTS = words(
    """allegation allegations claim claims accusation accusations report reports rumour rumours rumor rumors suggestion
    suggestions"""
)
_FALSE = words("false untrue baseless unfounded nonsense wrong lies fabricated denied groundless")
_UNSURE = words("ask asked asks unclear unknown wonder wondered see know decide determine")
_POSSIBLE = words("could might may")
_CERTAIN_FUTURE = words("will would")
_INTEND = words(
    """plans plan planned planning intends intend intended hopes hope hoped aims aim aimed wants want wanted vows vowed
    promises promised expects expected threatens threatened proposes proposed"""
)
_BEFORE_TO = words("set due likely about going expected scheduled poised ready bound")


def find_modes(words: Sequence[Word]) -> tuple[Mode, ...]:
    """Give the mode of each word of one sentence."""
    lower = [word.lower for word in words]
    if _asks(lower):
        return (Mode.QUESTION,) * len(words)
    if _rebuts(lower):
        return (Mode.DENIED,) * len(words)
    base = Mode.CONDITIONAL if _has_condition(lower) else Mode.FACT
    modes = [base] * len(words)
    current = base
    for place, word in enumerate(lower):
        if current in {Mode.DENIED, Mode.QUESTION}:
            modes[place] = current
            continue
        if word in CLAUSE_WORDS or word in {",", ";", ":", "—"}:
            current = base
        modes[place] = current
        current = _mode_after(lower, place, words[place], current)
    return tuple(modes)


def _mode_after(lower: Sequence[str], place: int, word: Word, current: Mode) -> Mode:
    """Give the mode of the words after this one."""
    after = lower[place + 1] if place + 1 < len(lower) else ""
    if word.lower in _DENY and after not in _DENY_OBJECTS:
        return Mode.DENIED
    if word.lower == "whether" or (word.lower == "if" and place and lower[place - 1] in _UNSURE):
        return Mode.QUESTION
    if current is Mode.CONDITIONAL:
        return current
    # A capital in the middle of a sentence is the month May, or a Will.
    if word.lower in _POSSIBLE and (place == 0 or not word.is_capitalized):
        return Mode.CONDITIONAL
    return Mode.FORECAST if _opens_forecast(lower, place, word) else current


def _opens_forecast(lower: Sequence[str], place: int, word: Word) -> bool:
    """Tell whether a word makes a plan or an expectation of what follows."""
    if word.lower in _CERTAIN_FUTURE:
        return not word.is_capitalized
    if word.lower in _INTEND:
        return "to" in lower[place + 1 : place + 4]
    return word.lower in _BEFORE_TO and lower[place + 1 : place + 2] == ["to"]


def _asks(lower: Sequence[str]) -> bool:
    """Tell whether a sentence ends as a question, whatever closes its quotation."""
    return any(mark == "?" for mark in lower[-3:])


def _rebuts(lower: Sequence[str]) -> bool:
    """Tell whether a sentence calls reports false, or rejects claims that something is so."""
    has_reports = False
    for place, word in enumerate(lower):
        if word in _REPORTS:
            has_reports = True
            near = lower[max(0, place - 4) : place]
            if any(verb in _REBUT for verb in near):
                return True
        elif has_reports and word in _FALSE:
            return True
    return False


def _has_condition(lower: Sequence[str]) -> bool:
    """Tell whether a clause of the sentence opens with "if" or "unless"."""
    return any(
        word in {"if", "unless"} and (place == 0 or lower[place - 1] not in _UNSURE) for place, word in enumerate(lower)
    )
