"""How many a source phrase says there are: "three", "two dozen", "more than 20"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.attribution.vocabulary.nouns import NUMBER_WORDS
from claimcheck.text.lazy_re import lazy_re

_ROUGHLY = lazy_re(
    r"(?:(?:(?:no|not) )?(?:more|fewer|less) than|close to|(?:as )?many as|up to|at (?:least|most)|nearly|almost|"
    r"roughly|about|around|over|some|only|just|barely|to)\s+(?=\d|(?:an? |half )?[\w-]+)",
    re.IGNORECASE,
)
_COUNTABLE = lazy_re(
    r"(?:\d|(?:half[ -])?(?:an? )?(?:half[ -])?(?:dozens?|hundreds?|thousands?|scores?|handful|third|quarter)\b|half\b|"
    rf"(?:{'|'.join(NUMBER_WORDS)})\b)",
    re.IGNORECASE,
)


def without_rough(phrase: str) -> str:
    """Drop "more than", "nearly" and the like before a number; the phrase itself where no number follows."""
    rough = _ROUGHLY.match(phrase)
    return phrase[rough.end() :] if rough and _COUNTABLE.match(phrase, rough.end()) else phrase


def stated_count(words: Sequence[str]) -> int | None:
    """Give the number among the words of a phrase up to its noun, in lower case; None where it has no exact one.

    What stands behind the noun counts something else: "officials from 12 countries".
    """
    for i, word in enumerate(words[:4]):
        if words[i + 1 : i + 2] in (["per"], ["percent"]):
            return None
        behind = words[i + 1 : i + 2] == ["dozen"]
        if word in {"half-dozen", "half"}:
            return 6 if word == "half-dozen" or words[i + 1 : i + 3] == ["a", "dozen"] or behind else None
        if word == "several" and behind:
            return None
        if word in NUMBER_WORDS:
            return NUMBER_WORDS[word] * (12 if behind else 1)
        if word.isdecimal() and 1 < int(word[:6]) < 1000:
            return int(word[:6])
    return None


def is_share(words: Sequence[str]) -> bool:
    """Tell "one in three drivers", "nine out of 10" and "two thirds of them", in lower case.

    A share of those asked is not a number of them.
    """
    words = words[next((i for i, word in enumerate(words[:_MAX_BEFORE]) if word not in _NEAR), 0) :]
    rest = words[2:] if words[1:2] == ["in"] else words[3:] if words[1:3] == ["out", "of"] else []
    if rest and all(_is_number(word) for word in (words[0], rest[0])):
        return True
    part = next((i for i, word in enumerate(words[:_MAX_BEFORE]) if word in _PARTS), None)
    if part is None or (words[part] == "half" and words[part + 1 :]):  # "half a dozen", "half the board"
        return False
    return all(_is_number(word) or word in _NEAR for word in words[:part])


_PARTS = frozenset(
    "half thirds quarters fifths tenths two-thirds three-quarters three-fifths two-fifths four-fifths".split()
)
_NEAR = frozenset(
    "only just well slightly under over nearly almost about around roughly more less fewer than some".split()
)
_MAX_BEFORE = 5
"""Words of a share up to its noun at most: "just under two thirds"."""


def _is_number(word: str) -> bool:
    return word == "one" or word in NUMBER_WORDS or word.isdigit()
