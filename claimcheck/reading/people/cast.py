"""The cast of an article: the people it names anywhere, so that a short name or an office finds its full name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import DAYS, INVERTED
from claimcheck.attribution.vocabulary.nouns import (
    OFFICE_ACRONYMS,
    ORGANIZATION_NOUNS,
    ORGANIZATION_WORDS,
    PERSON_NOUNS,
    PLACE_GOVERNMENTS,
    TITLE_ROLES,
    TITLE_WORDS,
)
from claimcheck.attribution.vocabulary.phrase_words import PARTY_WORDS, POST_NOMINALS
from claimcheck.reading.people.genders import genders_told
from claimcheck.reading.people.name_words import PLACE_NOUNS, PLACED, is_short
from claimcheck.reading.people.roles_beside import PAST, roles_beside
from claimcheck.text.abbreviations import MAY_END
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

_WORD = r"(?:[A-Z][\w’'\-]*[\w]|(?:[A-Z]\.){1,3}|Ó(?= [A-Z]))"
"""A word of a name, or its initials: "N.K. Pathore", "Pádraig Ó Cuinn"."""
_NAME = lazy_re(
    capitals(
        rf"{_WORD}(?: (?:{_WORD}|(?:de|van|von|der|den|al|bin|la|del|di|da|ter|ten)(?= (?:[A-Z]|de|van|der|den|la))))*"
    )
)
_SENTENCE_OPENERS = words(
    """the a an this that these those in on at for with from to by as if when while after before but and or so yet he
    she they it we i you his her their its our my what who where how why there here some many most one two three no
    not all any each every both another other such since until although though because during under over between
    among according citing quoting meanwhile however still also even only just then now last next first second more
    less police officials critics rival rivals fellow through whether despite unlike would did does had has could
    should was were is can"""
)
_MALE = words(
    """mr sir lord father king prince spokesman chairman congressman councilman alderman brother son husband man boy
    grandfather grandad granddad grandpa uncle nephew stepfather widower fisherman businessman boyfriend dad"""
)
_FEMALE = words(
    """mrs ms miss lady dame sister queen princess spokeswoman chairwoman congresswoman councilwoman daughter wife
    mother woman girl grandmother grandma gran granny nan nana aunt niece stepmother widow businesswoman girlfriend
    actress waitress mum mom nun"""
)
_SPEECH = lazy_re(r"[,:] ?[“\"‘']")
"""Behind a name that a verb of saying opens a sentence before: 'Said Ruiz, "..."'."""
_KIN_NAMED = lazy_re(
    capitals(
        r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[A-Z]\w+[’']s?) (?:\w+ )?(?P<noun>father|mother|son|daughter|wife|husband|"
        r"brother|sister|partner|uncle|aunt|nephew|niece|cousin|girlfriend|boyfriend|fiancée?|widow|grandmother|"
        r"grandfather)(?: and [a-z]{3,20})?, (?P<name>[A-Z](?![A-Z])[^\W\d_][\w-]+)(?=[,.])"
    )
)
_CAPITAL = lazy_re(capitals(r"\b[A-Z][\w-]+"))
MAX_NAMES = 20_000
"""Names of a longer text are read up to here."""
MAX_HOLDERS = 50
"""Mentions of people of one role that are looked at, the last ones before a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """One mention of a person by full name, with the words beside it that say what the person is.

    `is_past` tells that the person no longer is: "former mayor Ana Ruiz".
    """

    name: str
    span: Span
    roles: frozenset[str]
    gender: str | None
    is_past: bool = False

    @property
    def surname(self) -> str:
        """Give the last word of the name, in lower case."""
        return self.name.split()[-1].lower()


@dataclass(frozen=True, slots=True)
class Cast:
    """All full-name mentions in order of the text, by surname and by role."""

    people: tuple[NamedPerson, ...]
    mentions: tuple[tuple[int, NamedPerson], ...] = field(repr=False)
    by_surname: dict[str, tuple[NamedPerson, ...]] = field(repr=False)
    by_role: dict[str, tuple[NamedPerson, ...]] = field(repr=False)

    def full_names(self, surname: str) -> list[str]:
        """Give the distinct full names that end in `surname`, in order of first mention."""
        return list(dict.fromkeys(p.name for p in self.by_surname.get(surname.lower(), ())))

    def full_mentions(self, name: str) -> list[NamedPerson]:
        """Give the mentions of a full name."""
        return [
            person for person in self.by_surname.get(name.rsplit(maxsplit=1)[-1].lower(), ()) if person.name == name
        ]

    def joined_at(self, start: int) -> NamedPerson | None:
        """Give who is named at a place by a first name before another: the "Joan" of "Joan and Peter Strand"."""
        person = self.named_at(start)
        return person if person is not None and len(person.name) < person.span.end - start else None

    def named_at(self, start: int) -> NamedPerson | None:
        """Give who is named at a place."""
        i = bisect_left(self.people, start, key=lambda person: person.span.start)
        return self.people[i] if i < len(self.people) and self.people[i].span.start == start else None

    def mentioned_before(self, at: int, reach: int) -> Iterator[NamedPerson]:
        """Give the people mentioned by full name or surname in the `reach` characters before `at`, nearest first."""
        return (person for _, person in self.places_before(at, reach))

    def places_before(self, at: int, reach: int) -> Iterator[tuple[int, NamedPerson]]:
        """Give the same with the place of each mention."""
        i = bisect_left(self.mentions, at, key=lambda m: m[0]) - 1
        while i >= 0 and at - self.mentions[i][0] < reach:
            yield self.mentions[i]
            i -= 1

    def person_before(self, surname: str, at: int) -> NamedPerson | None:
        """Give the last full-name mention of `surname` before `at`, else the first one after."""
        people = self.by_surname.get(surname.lower(), ())
        before = [p for p in people if p.span.start <= at]
        return before[-1] if before else next(iter(people), None)

    def holders_of(self, role: str, at: int) -> list[NamedPerson]:
        """Give the people whom the text calls by `role` before `at`, the last first; else the only one it calls so."""
        holders = self.by_role.get(role, ())
        place = bisect_right(holders, at, key=lambda p: p.span.start)
        before = {p.name: p for p in holders[max(0, place - MAX_HOLDERS) : place]}
        if before:
            return sorted(before.values(), key=lambda p: p.span, reverse=True)
        return list(holders[:1]) if len({p.name for p in holders[:MAX_HOLDERS]}) == 1 else []


def gender_of(noun: str) -> str | None:
    """Give the gender that a lower-case noun for one person shows, if any; "father-of-two" shows its own."""
    noun = noun.partition("-of-")[0]
    return "m" if noun in _MALE else "f" if noun in _FEMALE else None


def cast_of(text: str, headline: Span | None = None) -> Cast:
    """Read the full names of people in `text`; linear in its length.

    In a headline in title case every run of words looks like a name, so that only names found elsewhere count there.
    """
    people: list[NamedPerson] = []
    is_title = headline is not None and _is_title_case(headline.of(text))
    for person in _named_people(text):
        if headline is None or not is_title or not headline.contains(person.span):
            people.append(person)
        if len(people) >= MAX_NAMES:
            break
    people = sorted([*people, *_kin_named(text), *_joined(text)], key=lambda person: person.span)
    people = _in_full(_pool_roles(text, _without_places(text, people)))
    by_surname: dict[str, list[NamedPerson]] = {}
    by_role: dict[str, list[NamedPerson]] = {}
    for person in people:
        by_surname.setdefault(person.surname, []).append(person)
        for role in person.roles:
            by_role.setdefault(role, []).append(person)
    table = {k: tuple(v) for k, v in by_surname.items()}
    whole = {person.span.end - len(person.surname): person for person in people}
    full = {surname: next((p for p in each if " " in p.name), each[0]) for surname, each in table.items()}
    mentions = [
        (m.start(), person if person is not None and " " in person.name else full[m.group().lower()])
        for m in _CAPITAL.finditer(text)
        if m.group().lower() in table
        for person in [whole.get(m.start())]
    ]
    return Cast(tuple(people), tuple(mentions), table, {k: tuple(v) for k, v in by_role.items()})


def _is_title_case(headline: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", headline) if len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _kin_named(text: str) -> Iterator[NamedPerson]:
    """Read first names set off behind a word for kin: "Isla’s father, Sean, was in Nessby"."""
    for match in _KIN_NAMED.finditer(text):
        noun = match["noun"].lower()
        span = Span(*match.span("name"))
        yield NamedPerson(name=match["name"], span=span, roles=frozenset({noun}), gender=gender_of(noun))


def _joined(text: str) -> Iterator[NamedPerson]:
    """Read the first of two people who share the surname of the second: "Joan and Peter Strand"."""
    for match in _JOINED.finditer(text):
        name = f"{match['first']} {match['surname']}"
        gender = gender_of_name(name)
        before = text[max(0, match.start() - 40) : match.start()].split()[-1:]
        is_first = not before or not before[0][0].isupper()  # "Ana Joan and Peter Strand": her surname, perhaps
        if is_first and gender is not None and gender_of_name(f"{match['second']} {match['surname']}") is not None:
            yield NamedPerson(name=name, span=Span(*match.span()), roles=frozenset(), gender=gender)


_JOINED = lazy_re(
    capitals(
        r"(?<![\w’'&-])(?P<first>[A-Z][a-z]{1,20}) and (?P<second>[A-Z][a-z]{1,20}) (?P<surname>[A-Z][\w-]{1,30})"
        r"(?![\w’'-]| [A-Z])"
    )
)


def _named_people(text: str) -> Iterator[NamedPerson]:
    has_dean = _DEAN.search(text) is not None
    for match in _NAME.finditer(text):
        words = match.group().split(" ")
        start, skipped = match.start(), 0
        titles = [m["title"].lower() for m in [_SHORT_TITLE.search(text, max(0, start - 6), start)] if m is not None]
        while len(words) > skipped + 1:
            low = words[skipped].lower().rstrip(".")
            is_office = words[skipped] in OFFICE_ACRONYMS
            is_title = low in TITLE_WORDS and (low != "dean" or has_dean or len(words) > skipped + 2)
            if is_office or is_title or (low in PERSON_NOUNS and len(words) > skipped + 2):
                titles.append(low)
            elif words[skipped] in MAY_END or (_is_owner(low) and len(words) > skipped + 2):
                pass  # "U.S. Senator Fay Lister", "Conservative Fay Lister", "Labour’s Fay Lister"
            elif low in INVERTED:
                if not _SPEECH.match(text, match.end()):
                    break  # "Said" is a first name too
            elif low not in _SENTENCE_OPENERS and low not in DAYS and low not in MONTHS:
                break
            start += len(words[skipped]) + 1
            skipped += 1
        words = words[skipped:]
        title, cut = _title_inside(text, start, words)
        if title is not None:
            titles.append(title)
            start += sum(len(word) + 1 for word in words[:cut])
            words = words[cut:]
        while len(words) > 2 and words[-1] in POST_NOMINALS:
            words.pop()
        words[-1] = re.sub(r"[’']s$", "", words[-1])
        is_body = not titles and text[max(0, start - 4) : start].lower() == "the "
        if is_body or not _looks_like_person(words, titles):
            continue
        name = " ".join(words)
        span = Span(start, start + len(name))
        if text[span.start : span.end] != name or text[start - 1 : start] + text[span.end : span.end + 1] in _TITLED:
            continue  # the premiere of “Salt Hymns”
        roles = frozenset(titles) | roles_beside(text, match.start(), span)
        roles |= {TITLE_ROLES[r] for r in roles if r in TITLE_ROLES}
        gender = "m" if roles & _MALE else "f" if roles & _FEMALE else None
        yield NamedPerson(name=name, span=span, roles=roles - PAST, gender=gender, is_past=bool(roles & PAST))


_TITLED = frozenset({"“”", "‘’", '""', "''"})
"""Marks around what is called so, and is nobody."""


def _is_owner(low: str) -> bool:
    return low in PARTY_WORDS or low.endswith(("’s", "'s"))


_DEAN = lazy_re(r"\bdean\b")
"""Where nothing tells of a dean, "Dean Oyelaran" is a first name and a surname."""
_SHORT_TITLE = lazy_re(r"\b(?P<title>Sen|Rep|Gov|Prof|Dr|Gen|Col|Lt|Capt|Sgt|Maj|Rev|M[rs]|Mrs)\. $")
"""A title with a full stop, which is no part of the capitals behind it."""


def _title_inside(text: str, start: int, words: Sequence[str]) -> tuple[str | None, int]:
    """Find a title inside a run of capitals, and how many words it ends behind: "State Sen. Anna Weiss"."""
    for i, word in enumerate(words[:-1]):
        low = word.lower().rstrip(".")
        if low in TITLE_WORDS and (low != "dean" or len(words) > 2):
            rank = words[i + 1].lower()
            if rank in _RANKS and i + 3 < len(words):  # "Deputy Minister Sipho Ndlela"
                return rank, i + 2
            is_double = words[i + 1] == "General" and i + 2 < len(words)  # "State Attorney General Rex Haldane"
            return low, i + 1 + is_double
    office = _OFFICE_OF.search(text, max(0, start - 24), start) if len(words) > 2 else None
    # "Secretary of State Anna Weiss", "Supervisor of Elections Anna Weiss"
    return (office["title"].lower(), 1 if words[0] in _OFFICES else len(words) - 2) if office else (None, 0)


_RANKS = words("minister secretary director commissioner mayor governor speaker chairman superintendent ambassador")
"""Offices behind another title, and no first names."""
_OFFICE_OF = lazy_re(
    r"\b(?P<title>(?:Under)?[Ss]ecretary|Supervisor|Minister|Director|Commissioner|Head|Chief) of (?:the )?$"
)
_OFFICES = frozenset({"State", "Staff", "Police", "Defense", "Defence", "Education", "Health", "Operations"})


def _looks_like_person(words: list[str], titles: list[str]) -> bool:
    if not 1 < len(words) <= 5 and not (titles and len(words) == 1):
        return False
    lows = [w.lower().rstrip(".") for w in words]
    if any(low in ORGANIZATION_WORDS or low in DAYS or low in MONTHS or low in PLACE_GOVERNMENTS for low in lows):
        return False
    if not {"our", "your", "against", "save", "stop"}.isdisjoint(lows):
        return False  # "Save Our Schools"
    if lows[0] in ORGANIZATION_NOUNS or lows[0].endswith(("maker", "makers")):
        return False  # "Drugmaker Halvex"
    if (
        lows[-1] in _SENTENCE_OPENERS
        or lows[-1] in PERSON_NOUNS
        or lows[0] in {"new", "north", "south", "east", "west", "saint", "port"}
    ):
        return False
    return not any(w.isupper() and len(w) > 3 and not w.endswith(".") for w in words)


def _without_places(text: str, people: list[NamedPerson]) -> list[NamedPerson]:
    """Leave out names by their last word, that the text uses as places alone: "a teacher on Little Holm"."""
    others = {p.name for p in people if p.roles or not PLACED.search(text, max(0, p.span.start - 9), p.span.start)}
    return [p for p in people if p.name in others or p.surname not in PLACE_NOUNS]


def _in_full(people: list[NamedPerson]) -> list[NamedPerson]:
    """Take "Mayor Munoz" for the one person so called whom the article names in full, but not "Mrs Hale" for Tom."""
    full: dict[str, dict[str, str | None]] = {}
    for person in people:
        if not is_short(person.name):
            full.setdefault(person.surname, {})[person.name] = person.gender
    only = {surname: next(iter(names.items())) for surname, names in full.items() if len(names) == 1}
    whole = []
    for person in people:
        name, gender = only.get(person.surname, (person.name, None))
        differs = None not in {gender, person.gender} and gender != person.gender
        differs = differs or (" " in person.name and not name.endswith(f" {person.name}"))
        whole.append(person if differs or not is_short(person.name) else replace(person, name=name))
    return whole


def _pool_roles(text: str, people: list[NamedPerson]) -> list[NamedPerson]:
    """Let every mention of a full name know the gender that another mention shows, or else the given name."""
    genders: dict[str, str] = {}
    for person in people:
        if person.gender:
            genders.setdefault(person.name.lower(), person.gender)
    told = genders_told(text)
    return [
        replace(p, gender=p.gender or genders.get(p.name.lower()) or gender_of_name(p.name) or told.get(p.surname))
        for p in people
    ]
