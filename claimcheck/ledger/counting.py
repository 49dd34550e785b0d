"""How many unnamed people an article can rest on, at least and at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimcheck.ledger.descriptors import Descriptor, could_be_among, parse_part
from claimcheck.types import Source, SourceKind

MAX_GROUPS = 50
"""Earlier groups that a source is compared with."""
_PLURAL_AT_LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class DistinctRange:
    """A number of people between two bounds; `most` is None where the article leaves it open ("people briefed on")."""

    least: int
    most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    source: Source
    descriptor: Descriptor

    @property
    def is_open(self) -> bool:
        """Tell whether this is a plural that gives no number, and no part of a group that may give one."""
        is_within = self.descriptor.is_part and bool(self.source.may_be_among)
        return self.descriptor.is_plural and self.source.stated_count is None and not is_within

    @property
    def is_told_as_part(self) -> bool:
        """Tell whether this is surely of a group that is known: "one of them", "the other two", a bare "another"."""
        is_part = self.descriptor.is_part or self.descriptor.is_bare
        return is_part and bool(self.source.may_be_among)

    @property
    def is_group(self) -> bool:
        return self.count > 1

    @property
    def count(self) -> int:
        if self.descriptor.is_part and not self.descriptor.is_plural:
            return 1  # "the second of three officials"
        return self.source.stated_count or (_PLURAL_AT_LEAST if self.descriptor.is_plural else 1)


def link_to_groups(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Set `may_be_among` on unnamed people that may belong to a group the article brought in before them."""
    groups: list[_Person] = []
    linked: list[Source] = []
    last: Source | None = None
    for source in sources:
        if source.kind is not SourceKind.UNNAMED_PERSON:
            linked.append(source)
            continue
        person = _Person(source=source, descriptor=parse_part(source.name))
        if person.descriptor.is_bare and not person.descriptor.is_part:
            among = _whole_of(person, groups, last)
        else:
            reach = 1 if person.descriptor.is_part_of_last else MAX_GROUPS
            fitting = [group for group in groups[-reach:] if _may_be_among(person, group)]
            called = [group for group in fitting if group.descriptor.head == person.descriptor.head]
            is_called = person.descriptor.is_part and called  # "one of the people", after "three people", "two owners"
            among = tuple(group.source.id for group in (called if is_called else fitting))
        last = replace(source, may_be_among=among)
        linked.append(last)
        if person.is_group:
            groups.append(replace(person, source=last))
    return tuple(linked)


def _whole_of(part: _Person, groups: Sequence[_Person], last: Source | None) -> tuple[str, ...]:
    """Give the group that "another" or "the other two" is of: the last one, of which nobody else spoke since.

    Behind "one of the people" it is of those people, whoever else was brought in.
    """
    is_single = last is not None and all(each.source.id != last.id for each in groups)
    whole = last.may_be_among if last is not None and is_single and len(last.may_be_among) == 1 else ()
    group = next(
        (each for each in reversed(groups) if not each.is_told_as_part and (not whole or each.source.id in whole)), None
    )
    if group is None or last is None or group.source.id not in (last.id, *last.may_be_among):
        return ()
    is_within = (part.descriptor.ordinal or part.count) <= group.count
    return (group.source.id,) if is_within or group.is_open else ()


def _may_be_among(person: _Person, group: _Person) -> bool:
    is_unbounded = person.is_open and not person.descriptor.is_part
    if person.is_group and (is_unbounded or (not group.is_open and person.count > group.count)):
        return False
    return could_be_among(person.descriptor, group.descriptor, group.source.stated_count)


def distinct_anonymous(sources: Iterable[Source]) -> DistinctRange:
    """Count the unnamed people of a ledger; memos, critics and "reportedly" are nobody who could be counted.

    At most all are different, but for those who are told as part of a group. At least: singles that may be among a
    group are, as far as it has room for them, and two that are worded alike are one.
    """
    people = [
        _Person(source=source, descriptor=parse_part(source.name))
        for source in sources
        if source.kind is SourceKind.UNNAMED_PERSON
    ]
    different: dict[tuple[str, int | None, bool], _Person] = {}
    for person in people:
        key = (person.descriptor.plain, person.descriptor.ordinal, person.is_group)
        twin = different.setdefault(key, person)
        if person.count > twin.count:
            different[key] = person
    least = sum(each.count for each in different.values()) - _absorbed(different.values())
    if any(person.is_open for person in people):
        return DistinctRange(least=least, most=None)
    most = sum(each.count for each in people if not (each.is_told_as_part and each.source.may_be_among))
    return DistinctRange(least=least, most=max(least, most))


def _absorbed(people: Iterable[_Person]) -> int:
    """Give how many people can at most be the same as members of earlier groups: a matching with room in each group."""
    listed = list(people)
    room = {each.source.id: None if each.is_open else each.count for each in listed if each.is_group}
    inside: dict[str, Counter[str]] = {group: Counter() for group in room}
    options = {each.source.id: [group for group in each.source.may_be_among if group in room] for each in listed}

    def place(person: str, tried: set[str]) -> bool:
        for group in options[person]:
            if group in tried:
                continue
            tried.add(group)
            size = room[group]
            if size is None or inside[group].total() < size:
                inside[group][person] += 1
                return True
            for other in [each for each, held in inside[group].items() if held]:
                if place(other, tried):
                    inside[group][other] -= 1
                    inside[group][person] += 1
                    return True
        return False

    absorbed = 0
    for each in listed:
        for _ in range(each.count):
            if not place(each.source.id, set()):
                break
            absorbed += 1
    return absorbed
