"""When two names are of one person or one body: sure cases only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.attribution.vocabulary.nouns import ORGANIZATION_NOUNS, ORGANIZATION_WORDS, TITLE_WORDS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

MAX_CHARS = 300
"""A name is compared by this many characters."""

_WORD = lazy_re(r"[^\W_](?:[\w&'’.-]*[^\W_])?")
_LEGAL = words("corp inc ltd co llc plc company group gmbh ag sa nv bv limited corporation incorporated")
_SMALL = words("of and for the & de du des von van der in on")
_TURNABLE = words("department ministry office bureau board council university commission committee bank")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person's name without titles, in lower case; `first` is empty for a surname alone."""

    first: str
    middle: tuple[str, ...]
    surname: str

    def may_be(self, other: PersonName) -> bool:
        """Tell whether two full names are of one person: first name and surname alike, no middle name against it."""
        if (self.first, self.surname) != (other.first, other.surname):
            return False
        return all(a.startswith(b) or b.startswith(a) for a, b in zip(self.middle, other.middle, strict=False))


def parse_person(name: str) -> PersonName:
    """Take a person's name apart; titles before it and a possessive after it are dropped."""
    words = words_of(name)
    while len(words) > 1 and words[0].rstrip(".") in TITLE_WORDS:
        words = words[1:]
    words = [word for word in words if word not in {"jr", "sr", "ii", "iii"}] or words
    if not words:
        return PersonName(first="", middle=(), surname="")
    middle = tuple(word.rstrip(".") for word in words[1:-1])
    return PersonName(first=words[0].rstrip(".") if len(words) > 1 else "", middle=middle, surname=words[-1])


def words_of(name: str) -> list[str]:
    """Give the words of a name in lower case, without a leading article and possessive endings."""
    words = [word.casefold().replace("’", "'").removesuffix("'s") for word in _WORD.findall(name[:MAX_CHARS])]
    return words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words


def body_keys(name: str) -> frozenset[str]:
    """Give the forms under which one body may appear in full.

    "Justice Department" is also "Department of Justice", "Acme Corp." also "Acme".
    """
    words = words_of(name)
    if not words:
        return frozenset()
    keys = {" ".join(words)}
    bare = [word for word in words if word.rstrip(".") not in _LEGAL]
    if bare and len(bare) < len(words) and words[-1].rstrip(".") in _LEGAL:
        keys.add(" ".join(bare))
    if len(words) > 1 and words[-1] in _TURNABLE:
        keys.add(f"{words[-1]} of {' '.join(words[:-1])}")
    return frozenset(keys)


def acronyms_of(name: str) -> frozenset[str]:
    """Give the initials of a body's name, with and without its small words; none for a single word."""
    found: set[str] = set()
    for key in body_keys(name):
        words = [part for word in key.split() for part in word.split("-") if part]
        if len(words) < 2:
            continue
        found.add("".join(word[0] for word in words))
        found.add("".join(word[0] for word in words if word not in _SMALL))
    return frozenset(initials for initials in found if len(initials) > 1)


def acronym(name: str) -> str | None:
    """Give a name that is an acronym in lower case ("DOJ", "U.S."), or None."""
    bare = name.removeprefix("the ").removeprefix("The ").replace(".", "")
    return bare.casefold() if 2 <= len(bare) <= 6 and bare.isupper() and bare.isalpha() else None


def short_noun(name: str) -> str | None:
    """Give the noun of a definite short form ("the department"), or None."""
    words = name.casefold().split()
    if len(words) == 2 and words[0] in {"the", "this", "that"} and words[1] in ORGANIZATION_NOUNS | ORGANIZATION_WORDS:
        return words[1]
    return None


def is_only_body(noun: str, text: str) -> bool:
    """Tell whether a text speaks of one body alone that its noun names: of one ministry, of one department."""
    escaped = re.escape(noun)
    before = re.findall(rf"\b([^\W\d_][\w’'-]*) {escaped}\b(?! of\b)", text, re.IGNORECASE)
    behind = re.findall(rf"\b{escaped} of (?:the )?([^\W\d_][\w’'-]*)", text, re.IGNORECASE)
    kinds = {word.casefold() for word in (*before, *behind)}
    return len(kinds - _POINTERS) <= 1


_POINTERS = words(
    """the this that a an its his her their our my your each every any no one same another and or of in at by from to
    with for as on into under over former new old whole entire own which when because if while but"""
)
