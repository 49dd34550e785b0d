"""Whom a nation, an age or a place tells of: "the Slovak", "the 24-year-old", "the Rathdoon woman"."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import NATIONALS
from claimcheck.reading.people.cast import NamedPerson, gender_of
from claimcheck.reading.people.memory import PERSONS, Memory, Resolved, meaning
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind, Span

_PLACED = lazy_re(
    capitals(r"[Tt]he (?!(?:Mr|Mrs|Ms|Dr)\b)[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+){0,2} (?P<noun>man|woman|native)")
)
_SENTENCE_END = lazy_re(r"(?<!\b[A-Z])(?<!\b[DM][rs])(?<!\b(?:Mrs|Sen|Rep|Gov|Rev))[.!?][”\"’']? |\n")
_FIRST = r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree) (?:[\w’'-]+ ){{0,3}}(?i:{0})s?\b(?! (?:[a-z-]+ ){{0,2}}[A-Z])"
_NAMED = r"\b(?i:{0}) (?:[a-z’'-]+ ){{0,3}}(?=[A-Z])"
REACH = 500
"""Characters before a description in which the sentence begins that names whom it means."""
INTRODUCED = 4000
"""Characters before a description in which somebody may be called so, or brought in by its noun."""


def origin_gender(head: str) -> str | None:
    """Give the gender that a noun for somebody of a nation shows: "the Welshman"."""
    if head in NATIONALS and head.endswith(("woman", "man")) and head != "german":
        return "f" if head.endswith("woman") else "m"
    return gender_of(head)


def is_of_origin(head: str) -> bool:
    """Tell a noun that speaks against no office: "the Slovak" may be a manager, and so may "the 54-year-old"."""
    return head in NATIONALS or head.endswith("-old")


def is_introduced(memory: Memory, head: str, at: int) -> bool:
    """Tell whether somebody is brought in by a noun before: "a Belgian was held", but not "Belgian police"."""
    pattern = capitals(_FIRST.format(re.escape(head)))
    return re.search(pattern, memory.text[max(0, at - INTRODUCED) : at]) is not None


def person_of_origin(memory: Memory, head: str, mention: Span) -> Resolved | None:
    """Find whom the text called so by name, "Belgian striker Marc Delvaux", or names just before "the Tarrow woman"."""
    if is_of_origin(head):
        low = max(0, mention.start - INTRODUCED)
        found = re.finditer(capitals(_NAMED.format(re.escape(head))), memory.text[low : mention.start])
        places = {low + match.end() for match in found}
        people = memory.cast.mentioned_before(mention.start, INTRODUCED) if places else iter(())
        called = next((person for person in people if person.span.start in places), None)
        return None if called is None else meaning(called, mention, head)
    placed = _PLACED.fullmatch(mention.of(memory.text))
    if placed is None or is_introduced(memory, placed["noun"], mention.start):
        return None
    person = _just_named(memory, mention.start, gender_of(placed["noun"]))
    return None if person is None else meaning(person, mention, head, is_sure=False)


def _just_named(memory: Memory, at: int, gender: str | None) -> NamedPerson | None:
    """Give the one person whom the sentence before names, if nobody else spoke in it."""
    before = memory.text[max(0, at - REACH) : at].rstrip()
    ends = list(_SENTENCE_END.finditer(before, 0, max(0, len(before) - 1)))
    start = at - len(memory.text[max(0, at - REACH) : at]) + (ends[-1].end() if ends else 0)
    named = {person.name: person for person in memory.cast.mentioned_before(at, at - start + 1)}
    spoke = [each for each in memory.recent() if each.at >= start and each.link.kind in PERSONS]
    if len(named) != 1 or any(each.link.kind is not SourceKind.NAMED_PERSON for each in spoke):
        return None
    person = next(iter(named.values()))
    return person if person.gender in {None, gender} or gender is None else None
