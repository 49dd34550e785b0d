"""Decide whether a full stop after a word ends a sentence or only an abbreviation."""

from __future__ import annotations

import re

from claimcheck.text import abbreviations as known
from claimcheck.text.lazy_re import lazy_re

_ENUMERATOR = lazy_re(r"\(?(?:\d{1,3}|[A-Za-z])[.)]")
_INITIAL = lazy_re(r"(?:[A-Z]\.-?)+")
_INITIALS = lazy_re(r"(?:[A-Z]\.){2,3}")
_IN_PLACE = lazy_re(r"\b(?:the|an?|in|at|from)\s+$", re.IGNORECASE)
"""Before letters that are a body or a place: "works for the [B.B.C.]"."""
_ACRONYM = lazy_re(r"(?:\w\.){2,}\Z|[A-Z]\w?\.[A-Z]\.\Z")
_PLAIN = lazy_re(r"(?:\S*[-—–'’/])?(?:[a-z'’]{2,}|[A-Z][A-Za-z'’]{2,}|[\d.,$%]*\d[%a-z]{0,2})\.")
_NEXT_WORD = lazy_re(r"[\w'’.&-]{1,30}")
_NAME_LIKE = lazy_re(r"[A-Z][\w'’-]*|of|the")


def ends_sentence(word: str, *, before: str, following: str, is_proposed: bool) -> bool:
    """Tell whether a sentence ends with a word that ends in one full stop.

    Args:
        word: with its full stop, without opening marks: "Gov.", "U.S.", "left.".
        before: some of the same sentence before it; blank where the word opens the sentence.
        following: what comes after the white space, without opening marks.
        is_proposed: what the statistical model says, which stands where no rule fits.
    """
    match = _NEXT_WORD.match(following)
    next_word = match[0] if match else ""
    if not before.strip() and _ENUMERATOR.fullmatch(word):
        return False
    if next_word[:1].islower() and (_ACRONYM.search(word) or is_abbreviation(word)):
        return False
    if word in known.CLOCK:
        return next_word[:1].isupper() and not _is_of_the_hour(before, following, next_word)
    if is_abbreviation(word):
        return _ends_after_abbreviation(word.rpartition("-")[2], next_word, is_proposed)
    if _INITIAL.fullmatch(word) and word.count(".") == 1:
        is_pronoun = word == "I." and before.rstrip()[-1:].islower()
        return next_word in known.STARTERS or is_pronoun or (is_proposed and not _follows_name(before))
    if _INITIALS.fullmatch(word) and next_word[:1].isupper() and not _IN_PLACE.search(before):
        return next_word in known.STARTERS  # "advocate N.K. Pathore"
    if _PLAIN.fullmatch(word) and word not in known.OTHERS:
        # The model holds many plain words for abbreviations of the law: "win.", "Iowa.", "story."
        return is_proposed or next_word[:1].isupper()
    return is_proposed


def is_abbreviation(word: str) -> bool:
    """Tell whether a word with its full stop is an abbreviation known here, also as the end of one: "R-Ariz."."""
    return word.rpartition("-")[2] in known.ABBREVIATIONS


def _ends_after_abbreviation(word: str, next_word: str, is_proposed: bool) -> bool:
    is_starter = next_word in known.STARTERS
    if word in known.NUMBER_SIGNS:
        return not next_word[:1].isdigit() and (is_proposed or word in {"No.", "no."})
    if word in known.MONTHS:
        return is_starter or (is_proposed and not next_word[:1].isdigit())
    if word in known.TITLES:
        return is_proposed and is_starter
    return is_starter or is_proposed


def _is_of_the_hour(before: str, following: str, next_word: str) -> bool:
    """Tell what goes on behind an hour: "6 p.m. Mondays", "2 a.m. Beirut time", "the 9 p.m. Mass"."""
    if next_word in known.STARTERS:
        return False
    day = next_word.rstrip(".")
    is_day = day in known.CLOCK_TAILS or day.removesuffix("s") in known.CLOCK_TAILS
    return is_day or _ZONE.match(following) is not None or _EVENT.search(before[-40:]) is not None


_ZONE = lazy_re(r"(?:[A-Z]\.){2,}|(?:[A-Z][\w’'-]{1,20} ){1,3}(?:[Tt]ime|Eve|Day|GMT|UTC)\b|\(")
_EVENT = lazy_re(
    r"\b(?i:an?|the|its|his|her|their|our|every|each|this|that|usual|regular) (?:\w{1,20} )?\d{1,2}(?:[:.]\d\d)?\s*$"
)


def _follows_name(before: str) -> bool:
    words = before.split()
    return not words or bool(_NAME_LIKE.fullmatch(words[-1])) or bool(_INITIAL.fullmatch(words[-1]))
