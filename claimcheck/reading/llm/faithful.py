"""Whether a model's wording of a claim says only what the article's words say."""

from __future__ import annotations

import re

from claimcheck.text.align import fold
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.text.wordings import number_of, read_wording

MAX_CHARS = 1000
_WORD = lazy_re(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_NEGATION = lazy_re(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE)
_RELATIVE_DATES = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_OPENERS = words(
    """a an the this that these those it he she they we i you its his her their our my there here in on at by for from
    to of with as after before during since until while when where if though although because and but or so some many
    most all both each every any no not none one two what who how"""
)
"""Words that stand at the beginning of a claim with a capital and are no names."""


def is_faithful(wording: str, *, quoted: str, resolved: str, is_denial: bool) -> bool:
    """Tell whether every number, name, date and negation of a wording has its place in the article.

    Args:
        wording: the claim as a model worded it.
        quoted: the claim's own words in the article.
        resolved: the words that the wording's references were resolved to.
        is_denial: whether the claim is that the quoted words are not true, so that one negation more is right.
    """
    if len(wording) > MAX_CHARS:
        return False
    ground = f"{quoted} {resolved}"
    if not read_wording(wording).numbers <= read_wording(ground).numbers:
        return False
    known = {_plain(each[0]) for each in _WORD.finditer(ground)}
    for place, match in enumerate(_WORD.finditer(wording)):
        word = _plain(match[0])
        is_capital = any(character.isupper() for character in match[0])
        is_opener = place == 0 and (word in _OPENERS or number_of(word) is not None)
        if (is_capital or word in _RELATIVE_DATES) and not is_opener and word not in known:
            return False
    return _negations(wording) == _negations(quoted) + (1 if is_denial else 0)


def _plain(word: str) -> str:
    return fold(word).removesuffix("'s").replace(".", "")


def _negations(words: str) -> int:
    return len(_NEGATION.findall(words))
