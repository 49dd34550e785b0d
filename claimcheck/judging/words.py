"""Words of a text with their places, stems and negation."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from claimcheck.judging.lexicon import CLAUSE_WORDS, FUNCTION_WORDS, IRREGULAR, NEGATORS, WHOLE
from claimcheck.text.lazy_re import lazy_re

MAX_WORDS = 4000
"""A passage or claim is read up to this many words; passages hold some hundred."""

_WORD = lazy_re(r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
_INFLECTIONS = ("ing", "ed", "es", "s", "ly")
_DERIVATIONS = ("ation", "ment", "ion", "al", "er")
_NEGATION_REACH = 6
_NO_NEGATION = frozenset({"only", "just", "merely", "longer"})
"""Words after "not" or "no" that take the negation back, or make it one of time."""


# No dataclass: making a frozen one took half the time of all judging (3.9 us a word; so and with forms kept, 1.7).
class Word(NamedTuple):
    """A word, number or mark at `[start, end)`; `stem` is empty for marks.

    `lower` lacks a possessive ending, which `is_possessive` tells. `is_negated` is set within reach of a negator,
    `is_negation_head` up to the first content word after it.
    """

    start: int
    end: int
    text: str
    lower: str
    stem: str
    is_possessive: bool = False
    is_negated: bool = False
    is_negation_head: bool = False

    @property
    def is_mark(self) -> bool:
        """Tell whether this is punctuation or a sign."""
        return not self.stem

    @property
    def is_capitalized(self) -> bool:
        """Tell whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_content(self) -> bool:
        """Tell whether it carries meaning of its own: no mark, digit or function word."""
        return bool(self.stem) and not self.text[0].isdigit() and self.lower not in FUNCTION_WORDS


class _Form(NamedTuple):
    """What a word is wherever it stands; a boundary ends the reach of a negation."""

    lower: str
    stem: str
    is_possessive: bool
    is_negator: bool
    is_boundary: bool


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Give a lower-case word's stem: crude, but the same for most forms of a verb or noun."""
    base = IRREGULAR.get(word) or _without_inflection(word)
    return base if base in WHOLE else _bare(_without(base, _DERIVATIONS, 4))


def _without_inflection(word: str) -> str:
    if word in WHOLE or word.endswith("ss"):
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    return _without(word, _INFLECTIONS, 3)


def _without(word: str, suffixes: tuple[str, ...], min_left: int) -> str:
    """Drop the first suffix that leaves at least `min_left` letters."""
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= min_left:
            return word[: -len(suffix)]
    return word


def _bare(word: str) -> str:
    """Drop a final "e" and a doubled last consonant, so that "cut" meets "cutting" and "move" meets "moved"."""
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


@lru_cache(maxsize=50_000)
def _form_of(raw: str) -> _Form:
    lower = raw.lower().replace("’", "'")
    bare = lower.removesuffix("'s")
    is_word = raw[0].isalnum()
    is_negator = bare in NEGATORS or bare.endswith("n't")
    is_boundary = (not is_word and raw not in "'\"“”‘’-–") or bare in CLAUSE_WORDS
    return _Form(bare, stem(bare) if is_word else "", bare != lower, is_negator, is_boundary)


def split_words(text: str) -> tuple[Word, ...]:
    """Split a text into words and marks, in order, at most `MAX_WORDS`."""
    words: list[Word] = []
    reach = 0
    is_head = False
    for match in islice(_WORD.finditer(text), MAX_WORDS):
        raw = match.group()
        form = _form_of(raw)
        if form.is_boundary:
            reach = 0
        is_negated = reach > 0 and not form.is_negator
        word = Word(
            start=match.start(),
            end=match.end(),
            text=raw,
            lower=form.lower,
            stem=form.stem,
            is_possessive=form.is_possessive,
            is_negated=is_negated,
            is_negation_head=is_negated and is_head,
        )
        words.append(word)
        if form.is_negator:
            reach = _NEGATION_REACH
            is_head = True
        elif reach and form.lower in _NO_NEGATION:
            reach = 0
        elif reach and word.is_content and not word.is_capitalized:
            reach -= 1
            is_head = False
    return tuple(words)
