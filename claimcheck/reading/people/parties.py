"""Whose party is told beside a name: "the Tory councillor" is not "Tom Briggs, a Labour councillor"."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.attribution.vocabulary.phrase_words import PARTY_WORDS
from claimcheck.reading.people.cast import NamedPerson
from claimcheck.reading.people.memory import Memory
from claimcheck.text.lazy_re import lazy_re

REACH = 40
"""Characters beside a name in which its party stands."""
MAX_PEOPLE = 200
"""Mentions of people whose party is looked for, the last ones before a place."""
_WORD = lazy_re(r"[a-z]+")
_SAME = {"democratic": "democrat", "gop": "republican", "tory": "conservative"}


def is_of_another_party(text: str, person: NamedPerson, said: Iterable[str]) -> bool:
    """Tell whether words said of somebody, in lower case, name another party than stands beside a person's name."""
    parties = _parties(said)
    if not parties:
        return False
    own = _parties_beside(text, person)
    return bool(own) and not parties & own


def person_of_party(memory: Memory, noun: str, at: int) -> NamedPerson | None:
    """Give the one person beside whom a party stands: "Democratic nominee Ana Ruiz", then "the Democrat"."""
    if noun not in PARTY_WORDS:
        return None
    people = [person for person in memory.cast.people if person.span.end <= at][-MAX_PEOPLE:]
    members = {p.name: p for p in people if not _parties((noun,)).isdisjoint(_parties_beside(memory.text, p))}
    return next(iter(members.values())) if len(members) == 1 else None


def _parties_beside(text: str, person: NamedPerson) -> set[str]:
    before = text[max(0, person.span.start - REACH) : person.span.start].rpartition(". ")[2]
    behind = text[person.span.end : person.span.end + REACH].partition(".")[0]
    return _parties(_WORD.findall(f"{before} {behind}".lower()))


def _parties(said: Iterable[str]) -> set[str]:
    return {_SAME.get(word, word) for word in PARTY_WORDS & set(said)}
