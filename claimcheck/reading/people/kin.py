"""Which relative told of by name a later phrase means: "her daughter Bronwyn", then "Ms Tarrant’s daughter"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.attribution.phrases.phrase_kind import PhraseKind
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.reading.people.cast import gender_of
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved, meaning
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

_KIN = words(
    """father mother son daughter wife husband brother sister partner uncle aunt nephew niece cousin girlfriend
    boyfriend widow widower grandmother grandfather stepmother stepfather"""
)
_OWNED = lazy_re(capitals(r"(?:[\w.’-]+ ){0,3}(?P<owner>[A-Z][\w-]+)[’']s? [a-z-]+"))
_HIS = lazy_re(r"(?:his|her|their) ", re.IGNORECASE)
REACH = 4 * PRONOUN_REACH
_TITLE = lazy_re(r"(?P<title>Mr|Mrs|Ms|Miss)\.? ")
_TITLES = {"Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f"}
_FIRST_NAMED = lazy_re(
    capitals(
        r"\b(?P<whose>[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]+[’']s?) (?:[a-z-]+ ){0,2}(?P<noun>[a-z]+),? "
        r"(?P<first>[A-Z][\w-]+)(?=,| [a-z])"
    )
)


def named_relative(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find who spoke by name as the same relative of the same person; None for a second daughter or another's."""
    said = mention.of(memory.text)
    owned = _OWNED.fullmatch(said)
    is_the = said.lower() == f"the {kind.head}"
    if kind.head not in _KIN or not (is_the or owned):
        return None
    owner = None if owned is None else owned["owner"].lower()
    told = {each.link.name: each for each in memory.recent() if _is_relative(memory, each, kind.head, owner, mention)}
    only = next(iter(told.values())) if len(told) == 1 else None
    return None if only is None else replace(memory.again(only, mention), is_sure=False)


def _is_relative(memory: Memory, earlier: Resolved, noun: str, owner: str | None, mention: Span) -> bool:
    at = earlier.link.mention
    if earlier.link.kind is not SourceKind.NAMED_PERSON or at is None or mention.start - at.start > REACH:
        return False
    words = at.of(memory.text)
    if re.search(rf"\b{noun}\b,? [A-Z]", words) is None:
        return False
    if owner is None:
        return True
    if _HIS.match(words) is None:
        return re.search(rf"\b{re.escape(owner)}[’']", words, re.IGNORECASE) is not None
    whose = next(
        (p for p in memory.cast.mentioned_before(at.start, PRONOUN_REACH) if p.name != earlier.link.name), None
    )
    return whose is not None and whose.surname == owner


def titled(memory: Memory, name: str, mention: Span) -> Resolved | None:
    """Find who of one surname "Mr Dunmore" is: a man so named, else "her husband Lee" behind Kerry Dunmore.

    None where whoever was named last fits by all that is told.
    """
    text = memory.text
    title = _TITLE.match(text, mention.start) or _TITLE.match(text, max(0, text.rfind(" ", 0, mention.start - 1) + 1))
    holders = {p.name: p for p in memory.cast.by_surname.get(name.lower(), ()) if " " in p.name}
    if title is None or " " in name or not holders or title.end() > mention.end:
        return None
    gender = _TITLES[title["title"]]
    genders = {each: _told_gender(memory, each) for each in holders}
    fitting = [each for each, told in genders.items() if told == gender]
    others = [each for each, told in genders.items() if told not in {None, gender}]
    if len(fitting) == 1 and others:
        return meaning(holders[fitting[0]], mention, name.lower(), gender=gender)
    return None if fitting else _first_named(memory, name.lower(), mention, gender)


def _told_gender(memory: Memory, name: str) -> str | None:
    """Give the gender that a mention by first name shows; that of "Mr Dunmore" is of another who has the surname."""
    first = name.split(maxsplit=1)[0]
    shown = (p.gender for p in memory.cast.full_mentions(name) if p.span.of(memory.text).startswith(first))
    return next((gender for gender in shown if gender is not None), None)


def _first_named(memory: Memory, surname: str, mention: Span, gender: str) -> Resolved | None:
    """Find the relative of this gender whom the article calls by a first name, of somebody who is of the other."""
    found = None
    for match in _FIRST_NAMED.finditer(memory.text, max(0, mention.start - REACH), mention.start):
        if match["noun"] not in _KIN or gender_of(match["noun"]) not in {None, gender}:
            continue
        whose = _OWNERS.get(match["whose"].lower())
        owner = next(memory.cast.mentioned_before(match.start(), PRONOUN_REACH), None)
        is_theirs = owner is not None and owner.surname == surname and whose not in {None, gender}
        if is_theirs and (found is None or match["noun"] in _SPOUSES):
            found = Span(*match.span("first"))
    if found is None:
        return None
    first = found.of(memory.text)
    earlier = next((each for each in memory.recent() if each.link.name == first), None)
    if earlier is not None:
        return replace(memory.again(earlier, mention, gender=gender), is_sure=True)
    link = Link(kind=SourceKind.NAMED_PERSON, name=first, mention=mention, antecedent=found)
    return Resolved(link=link, at=mention.start, head=surname, is_plural=False, gender=gender)


_SPOUSES = frozenset({"husband", "wife", "widow", "widower"})
_OWNERS = {"his": "m", "her": "f"}
