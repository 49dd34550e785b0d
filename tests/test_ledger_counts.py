"""How many unnamed people an article can rest on, and who may be among whom."""

from __future__ import annotations

import pytest
from ledger_draft import PERSON, Draft, draft_of

from claimcheck.ledger import DistinctRange, distinct_anonymous
from claimcheck.types import SourceKind


def test_single_sources_may_be_among_a_group_before_them() -> None:
    draft = Draft()
    draft.says("three sources", stated_count=3)
    for words in ("a source close to the administration", "an industry source", "a second industry source"):
        draft.says(words)
    sources = draft.ledger().sources
    assert [source.may_be_among for source in sources] == [(), ("s1",), ("s1",), ("s1",)]
    assert distinct_anonymous(sources) == DistinctRange(least=3, most=6)


@pytest.mark.parametrize(
    ("group", "count_stated", "single", "among"),
    [
        ("two aides to the mayor", 2, "one aide", True),
        ("two former employees", 2, "One of the former employees", True),
        ("two officials of the labor ministry", 2, "a union official", False),
        ("two officials of the labor ministry", 2, "a ministry official", True),
        ("sources in the mining ministry", None, "her neighbour", False),
        ("sources", None, "her neighbour", True),
        ("three nurses", 3, "an engineer", False),
        ("three nurses", 3, "this person", True),
        ("three sources", 3, "another source", False),
        ("three sources", 3, "a fourth source", False),
        ("three sources", 3, "a second source", True),
        ("people briefed on the talks", None, "a person in the room", True),
        ("three senior officials", 3, "the second of three officials", True),
        ("three senior officials", 3, "some of the officials", True),
        ("three nurses", 3, "some of the engineers", False),
        ("two nurses", 2, "The other, a midwife", True),
        ("three people with knowledge of the matter", 3, "A third former employee", False),
        ("three people with knowledge of the matter", 3, "A second person", True),
    ],
)
def test_who_may_be_among_whom(group: str, count_stated: int | None, single: str, among: bool) -> None:
    draft = Draft()
    draft.says(group, stated_count=count_stated)
    draft.says(single)
    assert draft.ledger().sources[1].may_be_among == (("s1",) if among else ())


def test_one_of_them_is_of_the_last_group() -> None:
    draft = Draft()
    draft.says("two officials", stated_count=2)
    draft.says("people briefed on the talks")
    draft.says("One of them")
    assert draft.ledger().sources[2].may_be_among == ("s2",)


def test_a_source_before_a_group_is_not_among_it() -> None:
    draft = draft_of("a source")
    draft.says("three sources", stated_count=3)
    assert [source.may_be_among for source in draft.ledger().sources] == [(), ()]


def test_a_group_takes_in_no_more_than_its_number() -> None:
    draft = Draft()
    draft.says("two sources", stated_count=2)
    for words in ("a city source", "an industry source", "a police source"):
        draft.says(words)
    assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=3, most=5)


def test_sources_make_room_for_each_other() -> None:
    draft = Draft()
    draft.says("two city nurses", stated_count=2)
    draft.says("two night nurses", stated_count=2)
    for words in ("a nurse", "one person", "a city nurse"):
        draft.says(words)
    assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=4, most=7)


@pytest.mark.parametrize(
    ("words", "count_stated", "most"),
    [
        ("Two of the officials", 2, 3),
        ("Two of them", 2, 3),
        ("some of the officials", None, 3),
        ("the second of three officials", 3, 3),
    ],
)
def test_part_of_a_group_is_nobody_further(words: str, count_stated: int | None, most: int) -> None:
    draft = Draft()
    draft.says("Three senior officials", stated_count=3)
    draft.says(words, stated_count=count_stated)
    assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=3, most=most)


@pytest.mark.parametrize(
    ("words", "counts", "least", "most"),
    [
        (("Two of the four", "The other two"), (2, 2), 4, 4),
        (("One", "another"), (None, None), 4, 4),
        (("One of them, a clerk", "The other"), (None, None), 4, 4),
        (("One", "A second official"), (None, None), 4, 5),
        (("a nurse", "another"), (None, None), 6, 6),
        (("Two of the three", "a fifth"), (2, None), 7, 7),
    ],
)
def test_words_that_stand_alone_are_of_the_group_that_spoke_last(
    words: tuple[str, str], counts: tuple[int | None, int | None], least: int, most: int
) -> None:
    draft = Draft()
    draft.says("Four officials", stated_count=4)
    for each, count in zip(words, counts, strict=True):
        draft.says(each, stated_count=count)
    assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=least, most=most)


def test_more_than_the_group_holds_are_further_people() -> None:
    draft = Draft()
    draft.says("two officials", stated_count=2)
    draft.says("three of the officials", stated_count=3)
    assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=3, most=5)


def test_a_plural_without_a_number_leaves_the_most_open() -> None:
    draft = draft_of("people briefed on the talks", "a source")
    assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=2, most=None)


def test_two_sources_worded_alike_may_be_one() -> None:
    draft = draft_of("an aide to the mayor", "an aide to the mayor")
    assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=1, most=2)


def test_only_people_are_counted() -> None:
    draft = draft_of("critics", kind=SourceKind.COLLECTIVE)
    draft.says("a memo", SourceKind.UNNAMED_DOCUMENT)
    draft.says("Anna Weiss", PERSON)
    assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=0, most=0)
