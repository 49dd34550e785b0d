"""Words between a subject and its verb that are no part of either: "on Monday", "two years later", ", though,"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import DAYS, PREPOSITIONS
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.word_lists import words
from claimcheck.text.wordings import SPELLED_NUMBERS


def without_aside(tokens: Sequence[Token], end: int) -> int:
    """Step back over a word set off by commas: "The bond market, though, is thought to"."""
    if end > 3 and tokens[end - 1].text == tokens[end - 3].text == "," and tokens[end - 2].low in _ASIDES:
        return end - 3
    return end


_ASIDES = words("though however too meanwhile then instead therefore nevertheless nonetheless moreover")


def _without_span(tokens: Sequence[Token], group: int) -> int:
    """Step back over how long after: "An inspection two years later found", "a report two weeks ago found"."""
    end = group - (low_at(tokens, group - 1) in _SINCE)
    if not (end < group or low_at(tokens, group) in _SINCE) or low_at(tokens, end - 1) not in _UNITS:
        return group
    start = end - 2
    start -= low_at(tokens, start) == "few"
    counted = low_at(tokens, start)
    is_counted = counted in SPELLED_NUMBERS or counted.isdigit() or counted in _SOME
    # "a woman jailed for two years later said"
    return start if start > 0 and is_counted and low_at(tokens, start - 1) not in PREPOSITIONS else group


def is_span(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell how long after something is done from who does it: "Hartigan replied eleven minutes later"."""
    is_timed = end - start > 1 and tokens[end - 1].low in _SINCE and tokens[end - 2].low in _UNITS
    return is_timed and not any(tokens[k].is_capital for k in range(start, end))


_SINCE = words("later earlier ago before")
_UNITS = words("years months weeks days hours minutes decades year month week day hour minute decade")
_SOME = words("a an several some")


def _without_recency(tokens: Sequence[Token], group: int) -> int:
    """Step back over how late: "[Brandt, who] as recently as April had called", "[who] just last April called"."""
    k = group - 1
    if low_at(tokens, k) not in DAYS | MONTHS | _UNITS:
        return group
    k -= 1
    k -= low_at(tokens, k) in {"last", "this"}
    if [low_at(tokens, i) for i in range(k - 2, k + 1)] in (["as", "recently", "as"], ["as", "late", "as"]):
        return k - 2
    return k if low_at(tokens, k) in {"just", "only"} and k < group - 2 else group


def without_time(tokens: Sequence[Token], group: int) -> int:
    """Step back over when: "[the mayor] late on Monday said", "[police] last week said"."""
    end = group = _without_recency(tokens, _without_span(tokens, group))
    while end > 0 and tokens[end - 1].low in DAYS and not tokens[end - 1].is_quoted:
        end -= 1
        if (end > 1 and tokens[end - 1].low in {"on", "last", "late", "early", "this"}) or (
            end > 2 and tokens[end - 1].low in {"morning", "afternoon", "evening", "night"}
        ):
            end -= 1
    if end > 2 and tokens[end - 1].low in {
        "week",
        "month",
        "year",
        "summer",
        "fall",
        "spring",
        "winter",
        "morning",
        "evening",
    }:
        start = end - 1
        while start > 1 and tokens[start - 1].low in {
            "this",
            "last",
            "earlier",
            "late",
            "early",
            "just",
            "past",
            "the",
        }:
            start -= 1
        if start < end - 1:
            return start
    return end if end > 0 else group
