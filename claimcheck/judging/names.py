"""Names of people, bodies and places in a sentence, and whether two are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.judging.lexicon import (
    ALIASES,
    COMMON_OPENERS,
    CORPORATE,
    FUNCTION_WORDS,
    NUMBER_WORDS,
    PARTICLES,
    TITLES,
)
from claimcheck.judging.words import Word
from claimcheck.text.calendar_words import MONTHS, WEEKDAY_NUMBERS

_SHORT_TITLES = {"Mr", "Ms", "Mrs", "Dr", "Sen", "Rep", "Gov", "Prof", "Gen", "Col", "Capt", "St"}
_DEMONYMS = ("ians", "ian", "ese", "ans", "an", "ish", "is", "i")
_OPENER_SUFFIXES = ("tion", "ment", "ness", "ance", "ings", "ing", "ists", "ies", "ors", "ers", "ees", "ity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name at the words `[first, last]`: its lower-case parts without titles and particles.

    `is_sure` is false for a capitalised word that may only open the sentence.
    """

    first: int
    last: int
    parts: tuple[str, ...]
    is_sure: bool = True


def find_names(words: Sequence[Word], *, is_title_case: bool) -> tuple[Name, ...]:
    """Find the names of a sentence, in order; none in a headline that capitalises every word."""
    if is_title_case:
        return ()
    names: list[Name] = []
    place = 0
    while place < len(words):
        if not _may_be_part(words, place):
            place += 1
            continue
        last = _end_of_name(words, place)
        name = _name_of(words, place, last)
        if name is not None:
            names.append(name)
        place = last + 1
    return tuple(names)


def _may_be_part(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if word.is_mark or not word.is_capitalized or not word.text[0].isalpha():
        return False
    if word.lower in MONTHS or word.lower in WEEKDAY_NUMBERS:
        return False
    return word.lower not in FUNCTION_WORDS or word.text in {"US", "U.S.", "IT"}


def _end_of_name(words: Sequence[Word], place: int) -> int:
    """Give the last word of the name that starts at `place`; particles inside a name belong to it."""
    last = place
    while last + 1 < len(words) and not words[last].is_possessive:
        following = last + 1
        is_shortened = words[last].text in _SHORT_TITLES or len(words[last].text) == 1
        if is_shortened and words[following].text == ".":
            following += 1
        else:
            while following < len(words) and words[following].lower in PARTICLES and following - last <= 2:
                following += 1
        if following >= len(words) or not _may_be_part(words, following):
            break
        last = following
    return last


def _name_of(words: Sequence[Word], first: int, last: int) -> Name | None:
    """Make a name of capitalised words, without leading titles; None where nothing is left."""
    kept = [word for word in words[first : last + 1] if not word.is_mark and word.lower not in PARTICLES]
    while kept and kept[0].lower in TITLES:
        kept.pop(0)
    if not kept:
        return None
    parts = [part for word in kept for part in ALIASES.get(word.lower, word.lower).split()]
    opens = first == 0 or words[first - 1].text in {".", ":", "“", '"', "[", "—"}
    is_sure = not (opens and len(kept) == 1 and kept[0] is words[first] and _looks_common(kept[0].lower))
    if opens and len(kept) > 1 and kept[0] is words[first] and kept[0].lower in COMMON_OPENERS:
        parts = parts[1:]
    return Name(first=first, last=last, parts=tuple(parts), is_sure=is_sure)


def _looks_common(word: str) -> bool:
    return word in COMMON_OPENERS or word in NUMBER_WORDS or word.endswith(_OPENER_SUFFIXES)


def is_named(name: Name, others: Iterable[Name], vocabulary: frozenset[str]) -> bool:
    """Tell whether a text names the same person, body or place.

    Args:
        name: what the claim names.
        others: the names of the text.
        vocabulary: all lower-case words of the text, for bodies that it writes without capitals ("the council").
    """
    others = tuple(others)
    if len(name.parts) == 1:
        part = name.parts[0]
        return part in vocabulary or any(_is_same(name, other) for other in others)
    if any(_key(name) == _key(other) for other in others):
        return True
    clash = any(_clashes(name, other) for other in others)
    if clash:
        return any(_is_same(name, other) for other in others if len(other.parts) > 1)
    if any(_is_same(name, other) and _has_rest(name, other, vocabulary) for other in others):
        return True
    return all(part in vocabulary for part in _key(name))


def _has_rest(name: Name, other: Name, vocabulary: frozenset[str]) -> bool:
    """Tell whether a body called by its first word alone is that body: "Oster" is no "Oster University" by itself."""
    ours, theirs = _key(name), _key(other)
    if len(theirs) != 1 or len(ours) == 1 or theirs[0] != ours[0]:
        return True
    return all(part in vocabulary for part in ours[1:])


def _key(name: Name) -> tuple[str, ...]:
    """Give the parts that tell a body from others: without "Inc." and the like."""
    kept = tuple(part for part in name.parts if part not in CORPORATE)
    return kept or name.parts


def _is_same(name: Name, other: Name) -> bool:
    """Tell whether one is the other, its short form, its acronym or its adjective."""
    ours, theirs = _key(name), _key(other)
    if set(ours) == set(theirs):
        return True
    if len(ours) == 1 and len(theirs) == 1:
        return _root(ours[0]) == _root(theirs[0])
    if _is_acronym(ours, theirs) or _is_acronym(theirs, ours):
        return True
    if len(ours) == 1 or len(theirs) == 1:
        return theirs[-1] == ours[-1] or (len(ours) == 1 and theirs[0] == ours[0])
    return ours[0] == theirs[0] and ours[-1] == theirs[-1]


def _clashes(name: Name, other: Name) -> bool:
    """Tell whether the text names somebody else of the same surname."""
    ours, theirs = _key(name), _key(other)
    if len(ours) < 2 or len(theirs) < 2 or ours[-1] != theirs[-1]:
        return False
    return (
        ours[0] != theirs[0]
        and ours[0][0] + "." not in theirs
        and not (len(theirs[0]) == 1 and theirs[0] == ours[0][0])
    )


def _root(part: str) -> str:
    """Strip the ending of an adjective of a place ("iranian" and "iran")."""
    for suffix in _DEMONYMS:
        if part.endswith(suffix) and len(part) - len(suffix) >= 4:
            return part[: -len(suffix)].rstrip("aeiou")
    return part.rstrip("aeiou") if len(part) > 4 else part


def _is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether `short` is made of the first letters of `long`."""
    if len(short) != 1 or len(long) < 2:
        return False
    return short[0].replace(".", "") == "".join(part[0] for part in long)
