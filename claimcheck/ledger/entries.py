"""Entries of the ledger while mentions are gathered: which mention joins which entry."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice

from claimcheck.ledger.authors import author_in
from claimcheck.ledger.descriptors import Descriptor, Newness, parse_descriptor, refers_to
from claimcheck.ledger.names import (
    PersonName,
    acronym,
    acronyms_of,
    body_keys,
    is_only_body,
    parse_person,
    short_noun,
    words_of,
)
from claimcheck.types import Link, SourceKind, Span

MAX_BACK = 50
"""Earlier entries of one noun that a definite wording is compared with."""
MAX_NAMESAKES = 50
"""People of one surname that are told apart; the name of a further one is compared letter by letter."""

_GROUPS = frozenset({SourceKind.COLLECTIVE, SourceKind.UNNAMED_DOCUMENT, SourceKind.UNNAMED_PERSON})


@dataclass(slots=True, kw_only=True)
class Entry:
    """One source while its mentions are gathered; `descriptor` is that of the wording that brought it in."""

    kind: SourceKind
    name: str
    descriptor: Descriptor
    at: int
    spans: set[Span] = field(default_factory=set)
    reason: Span | None = None
    basis: Span | None = None
    stated_count: int | None = None


@dataclass(slots=True, kw_only=True)
class Entries:
    """All entries of one article, found again by place, by name and by noun.

    `text` is the article's. Links come in the order of their place; `foresee` tells of the names to come, so that a
    surname in a headline finds the full name below it.
    """

    text: str
    all: list[Entry] = field(default_factory=list)
    _starts: dict[tuple[SourceKind, int], Entry] = field(default_factory=dict)
    _ends: dict[tuple[SourceKind, int], Entry] = field(default_factory=dict)
    _named: dict[tuple[SourceKind, str], Entry] = field(default_factory=dict)
    _by_head: defaultdict[tuple[SourceKind, str], list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _people: defaultdict[str, list[PersonName]] = field(default_factory=lambda: defaultdict(list))
    _bodies: dict[str, str] = field(default_factory=dict)
    _acronyms: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _nouns: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    _body: Entry | None = None
    """The body spoken of last."""
    _sole: dict[str, bool] = field(default_factory=dict)

    def foresee(self, link: Link) -> None:
        """Note a full name, so that its short forms find it wherever they stand."""
        if link.kind is SourceKind.NAMED_PERSON:
            person = parse_person(link.name)
            namesakes = self._people[person.surname]
            is_new = person.first and not any(person.may_be(known) for known in namesakes)
            if is_new and len(namesakes) < MAX_NAMESAKES:
                namesakes.append(person)
        elif link.kind is SourceKind.NAMED_ORGANIZATION and len(words_of(link.name)) > 1:
            keys = body_keys(link.name)
            key = next((self._bodies[key] for key in sorted(keys) if key in self._bodies), min(keys))
            for each in keys:
                self._bodies[each] = key
            for initials in acronyms_of(link.name):
                self._acronyms[initials].add(key)
            for noun in {each.split()[-1] for each in keys} | {each.split()[0] for each in keys if " of " in each}:
                self._nouns[noun].add(key)

    def find(self, link: Link, at: int) -> Entry:
        """Give the entry that a mention belongs to, a new one where it is nobody's known."""
        wording = link.mention.of(self.text) if link.mention else link.name
        descriptor = parse_descriptor(wording)
        is_part = descriptor.is_part  # of whom "one of them" refers to, "she" is the whole
        if descriptor.newness is Newness.PRONOUN:
            descriptor = parse_descriptor(link.name)
        entry = self._at(link, is_part=is_part) or self._known(link, descriptor)
        if entry is None:
            entry = Entry(kind=link.kind, name=link.name, descriptor=descriptor, at=at, stated_count=link.stated_count)
            self.all.append(entry)
        self._join(entry, link, descriptor)
        return entry

    def _join(self, entry: Entry, link: Link, descriptor: Descriptor) -> None:
        for span in (link.mention, link.antecedent):
            if span is not None:
                entry.spans.add(span)
                self._starts.setdefault((link.kind, span.start), entry)
                self._ends.setdefault((link.kind, span.end), entry)
        entry.reason = entry.reason or link.reason_for_anonymity
        entry.basis = entry.basis or link.basis_of_knowledge
        entry.stated_count = entry.stated_count or link.stated_count
        if link.kind.is_named and entry.kind is link.kind and len(link.name.split()) > len(entry.name.split()):
            entry.name = link.name
        for key in self._keys(link, descriptor):
            self._named.setdefault((entry.kind, key), entry)
        if link.kind is SourceKind.SPOKESPERSON:
            self._named[link.kind, " ".join(words_of(link.name))] = entry  # "the spokesman" is the last one
        if link.kind is SourceKind.NAMED_ORGANIZATION:
            self._body = entry
        heads = self._by_head[entry.kind, descriptor.head]
        if entry not in heads[-1:]:
            heads.append(entry)

    def _at(self, link: Link, *, is_part: bool) -> Entry | None:
        """Find the entry that stands at the words which the reader says a mention refers to."""
        if link.antecedent is not None and link.antecedent != link.mention and not is_part:
            found = self._starts.get((link.kind, link.antecedent.start)) or self._ends.get(
                (link.kind, link.antecedent.end)
            )
            if found is not None:
                return found
        there = self._starts.get((link.kind, link.mention.start)) if link.mention else None
        is_pair = link.kind is SourceKind.NAMED_PERSON and link.antecedent is not None  # "both" are two people
        return None if there is not None and is_pair and there.name != link.name else there

    def _known(self, link: Link, descriptor: Descriptor) -> Entry | None:
        if link.kind is SourceKind.DOCUMENT:
            author = self._author(link)
            if author is not None:
                return author
        for key in self._keys(link, descriptor):
            if (link.kind, key) in self._named:
                return self._named[link.kind, key]
        is_another = descriptor.is_other and descriptor.head == "other"  # "the other" of two is nobody who spoke
        if link.kind in _GROUPS and descriptor.newness is Newness.DEFINITE and not is_another:
            return self._referred(link.kind, descriptor)
        return None

    def _author(self, link: Link) -> Entry | None:
        """Find the named source that signed a document: both are one source."""
        author = author_in(link.mention.of(self.text) if link.mention else link.name) or author_in(link.name)
        if author is None:
            return None
        person = Link(kind=SourceKind.NAMED_PERSON, name=author, mention=None)
        return next(
            (self._named[person.kind, key] for key in self._person_keys(person) if (person.kind, key) in self._named),
            None,
        )

    def _keys(self, link: Link, descriptor: Descriptor) -> list[str]:
        """Give the keys that a mention of this wording shares with other mentions of its source; none if it is new."""
        kind = link.kind
        if kind is SourceKind.NAMED_PERSON:
            return self._person_keys(link)
        if kind is SourceKind.NAMED_ORGANIZATION:
            return self._body_keys(link)
        plain = " ".join(words_of(link.name))
        if kind is SourceKind.SPOKESPERSON:
            if descriptor.newness is Newness.NEW and not descriptor.attributes:
                # "A spokesman" behind another body is that body's.
                plain = f"{plain} {self._body.at if self._body is not None else -1}"
            return [] if descriptor.is_other or descriptor.ordinal else [plain]
        if kind is SourceKind.DOCUMENT:
            own = parse_descriptor(link.name)
            is_generic = own.newness is Newness.NEW and descriptor.newness is Newness.NEW
            return [] if is_generic or not plain else [plain]
        if kind is SourceKind.COLLECTIVE:
            return [] if descriptor.is_other else [descriptor.plain]
        if kind is SourceKind.PASSIVE or descriptor.is_bare or descriptor.newness in {Newness.NEW, Newness.DEFINITE}:
            return []
        return [plain] if plain else []

    def _person_keys(self, link: Link) -> list[str]:
        person = parse_person(link.name)
        known = self._people.get(person.surname, [])
        same = [each for each in known if each.may_be(person)] if person.first else known
        if len(same) == 1:
            return [f"{same[0].first} {' '.join(same[0].middle)} {same[0].surname}"]
        # Two people of one surname: a bare surname is neither of them.
        return [" ".join(words_of(link.name))]

    def _body_keys(self, link: Link) -> list[str]:
        initials, noun = acronym(link.name), short_noun(link.name)
        bodies = self._acronyms.get(initials, set()) if initials else set()
        if noun is not None and noun in self._nouns and self._is_sole(noun):
            bodies = self._nouns[noun]
        if len(bodies) == 1:
            return [next(iter(bodies))]
        return sorted({self._bodies.get(key, key) for key in body_keys(link.name)})

    def _is_sole(self, noun: str) -> bool:
        """Tell whether the text speaks of one body of this noun; the text is searched once for each noun."""
        if noun not in self._sole:
            self._sole[noun] = is_only_body(noun, self.text)
        return self._sole[noun]

    def _referred(self, kind: SourceKind, descriptor: Descriptor) -> Entry | None:
        """Find the last source that "the official" or "the memo" can mean, of "the person briefed" one who was told."""
        earlier = self.all if descriptor.is_generic else self._by_head[kind, descriptor.head]
        recent = (each for each in islice(reversed(earlier), MAX_BACK) if each.kind is kind)
        fits = [each for each in recent if refers_to(descriptor, each.descriptor)]
        alike = (each for each in fits if descriptor.knowing & each.descriptor.knowing)
        return next(alike, next(iter(fits), None))
