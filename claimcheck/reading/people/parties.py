"""Whose party is told beside a name: "the Tory councillor" is not "Tom Briggs, a Labour councillor"."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.attribution.vocabulary.phrase_words import PARTY_WORDS
from claimcheck.reading.people.cast import NamedPerson
from claimcheck.text.lazy_re import lazy_re

REACH = 40
"""Characters beside a name in which its party stands."""
_WORD = lazy_re(r"[a-z]+")


def is_of_another_party(text: str, person: NamedPerson, said: Iterable[str]) -> bool:
    """Tell whether words said of somebody, in lower case, name another party than stands beside a person's name."""
    parties = PARTY_WORDS & set(said)
    if not parties:
        return False
    before = text[max(0, person.span.start - REACH) : person.span.start].rpartition(". ")[2]
    behind = text[person.span.end : person.span.end + REACH].partition(".")[0]
    own = PARTY_WORDS & set(_WORD.findall(f"{before} {behind}".lower()))
    return bool(own) and not parties & own
