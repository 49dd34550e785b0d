"""Which mentions are one source, and how many people an article can rest on."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.ledger import DistinctRange, Ledger, build_ledger, distinct_anonymous
from claimcheck.types import (
    Act,
    Attribution,
    ClaimKind,
    Document,
    Link,
    ReadClaim,
    Source,
    SourceKind,
    Span,
)

PERSON, BODY, AIDE = SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANIZATION, SourceKind.UNNAMED_PERSON


class Draft:
    """An article written mention by mention; each call to `says` is one claim with one attribution."""

    def __init__(self) -> None:
        self.text = ""
        self.claims: list[ReadClaim] = []
        self._number = count(1)

    def place(self, words: str) -> Span:
        """Write some words and give their place."""
        start = len(self.text)
        self.text += words + " said so. "
        return Span(start, start + len(words))

    def says(
        self,
        words: str,
        kind: SourceKind = AIDE,
        name: str | None = None,
        *,
        antecedent: Span | None = None,
        stated_count: int | None = None,
        reason: Span | None = None,
        basis: Span | None = None,
        is_grounded: bool = True,
    ) -> Span:
        """Add a claim that stands on the words; give their place."""
        mention = self.place(words)
        link = Link(
            kind=kind,
            name=name or words,
            mention=mention,
            antecedent=antecedent,
            stated_count=stated_count,
            reason_for_anonymity=reason,
            basis_of_knowledge=basis,
        )
        self.add((link,), is_grounded=is_grounded)
        return mention

    def add(self, chain: tuple[Link, ...], *, is_grounded: bool = True) -> None:
        content = Span(len(self.text) - 3, len(self.text) - 1)
        attribution = Attribution(
            chain=chain,
            act=Act.STATEMENT,
            source=chain[-1].mention,
            cue=content,
            content=(content,),
            is_grounded=is_grounded,
        )
        self.claims.append(
            ReadClaim(
                id=f"c{next(self._number)}",
                text="It is so.",
                kind=ClaimKind.FACT,
                spans=(content,),
                attributions=(attribution,),
                confidence=1.0,
            )
        )

    def ledger(self) -> Ledger:
        return build_ledger(self.claims, Document(text=self.text, sha256=Document.hash_text(self.text)))

    def grouped(self) -> list[list[str]]:
        """Give the wordings of the mentions, entry by entry."""
        return [[span.of(self.text) for span in source.mentions] for source in self.ledger().sources]


def draft_of(*words: str, kind: SourceKind = AIDE) -> Draft:
    draft = Draft()
    for each in words:
        draft.says(each, kind)
    return draft


class TestNamedPeople:
    @pytest.mark.parametrize(
        "words",
        [
            ("Anna Weiss", "Weiss"),
            ("Sen. Anna Weiss", "Weiss", "Senator Weiss"),
            ("Weiss", "Anna Weiss"),
            ("Anna Weiss", "Anna B. Weiss", "Mrs. Weiss"),
            ("Anna Weiss", "ANNA WEISS"),
        ],
        ids=" / ".join,
    )
    def test_one_person_is_one_entry(self, words: tuple[str, ...]) -> None:
        assert draft_of(*words, kind=PERSON).grouped() == [list(words)]

    @pytest.mark.parametrize(
        "words",
        [
            ("Anna Weiss", "Bruno Weiss"),
            ("Anna B. Weiss", "Anna C. Weiss"),
            ("Anna Weiss", "Anna Brandt"),
            ("Anna Weiss", "Anna"),
        ],
        ids=" / ".join,
    )
    def test_two_people_are_two_entries(self, words: tuple[str, ...]) -> None:
        assert draft_of(*words, kind=PERSON).grouped() == [[each] for each in words]

    def test_a_surname_that_two_people_share_is_neither_of_them(self) -> None:
        draft = draft_of("Anna Weiss", "Bruno Weiss", "Weiss", kind=PERSON)
        assert draft.grouped() == [["Anna Weiss"], ["Bruno Weiss"], ["Weiss"]]

    def test_the_words_that_a_pronoun_refers_to_decide(self) -> None:
        draft = Draft()
        full = draft.says("Anna Weiss", PERSON)
        draft.says("Bruno Weiss", PERSON)
        draft.says("she", PERSON, "she", antecedent=full)
        assert draft.grouped() == [["Anna Weiss", "she"], ["Bruno Weiss"]]

    def test_an_antecedent_that_is_no_source_itself_is_a_mention(self) -> None:
        draft = Draft()
        full = draft.place("Anna Weiss")
        draft.says("He", PERSON, "Anna Weiss", antecedent=full)
        draft.says("the mayor", PERSON, "Anna Weiss", antecedent=full)
        assert draft.grouped() == [["Anna Weiss", "He", "the mayor"]]

    def test_the_name_is_the_fullest_form(self) -> None:
        assert [each.name for each in draft_of("Weiss", "Anna Weiss", kind=PERSON).ledger().sources] == ["Anna Weiss"]


class TestBodies:
    @pytest.mark.parametrize(
        "words",
        [
            ("the Justice Department", "Justice Department", "DOJ"),
            ("the Department of Justice", "the Justice Department"),
            ("the River Ministry", "the ministry"),
            ("Acme Corp.", "Acme"),
            ("the Dock and Quay Workers’ Union", "the union", "DQWU"),
        ],
        ids=" / ".join,
    )
    def test_one_body_is_one_entry(self, words: tuple[str, ...]) -> None:
        assert draft_of(*words, kind=BODY).grouped() == [list(words)]

    @pytest.mark.parametrize(
        "words",
        [
            ("the River Ministry", "the Health Ministry", "the ministry"),
            ("Sandrell Harbor Company", "Sandrell"),
            ("the Federal River Office", "the Federal Road Office", "FRO"),
        ],
        ids=" / ".join,
    )
    def test_what_may_be_another_body_is_an_entry_of_its_own(self, words: tuple[str, ...]) -> None:
        assert len(draft_of(*words, kind=BODY).grouped()) == len(words)

    def test_a_short_form_is_not_merged_where_the_text_speaks_of_two_such_bodies(self) -> None:
        draft = draft_of("the River Ministry", kind=BODY)
        draft.place("the rival Health Ministry")
        draft.says("the ministry", BODY)
        assert draft.grouped() == [["the River Ministry"], ["the ministry"]]

    def test_a_spokeswoman_is_not_the_person_of_the_same_words(self) -> None:
        draft = draft_of("the River Ministry", kind=BODY)
        draft.says("a spokeswoman for the River Ministry", SourceKind.SPOKESPERSON)
        draft.says("the spokeswoman for the River Ministry", SourceKind.SPOKESPERSON)
        assert len(draft.grouped()) == 2


class TestUnnamedPeople:
    def test_later_wordings_of_a_source_are_the_same_source(self) -> None:
        draft = draft_of("a source close to the administration", "the source close to the administration")
        draft.says("this person")
        assert len(draft.grouped()) == 1

    @pytest.mark.parametrize(
        "words",
        [
            ("an industry source", "a second industry source"),
            ("a source", "another source"),
            ("an official", "a different official"),
            ("an aide to the mayor", "an aide to the mayor"),
            ("an industry source", "the government source"),
            ("two officials", "one official"),
            ("two former employees", "One of the former employees"),
        ],
        ids=" / ".join,
    )
    def test_new_sources_are_new_entries(self, words: tuple[str, ...]) -> None:
        assert draft_of(*words).grouped() == [[each] for each in words]

    def test_the_official_is_the_last_one_of_that_noun(self) -> None:
        draft = draft_of("a labor official", "a city official", "an engineer", "the official")
        assert draft.grouped() == [["a labor official"], ["a city official", "the official"], ["an engineer"]]

    def test_this_person_is_not_a_group(self) -> None:
        assert draft_of("a nurse", "two officials", "this person").grouped() == [
            ["a nurse", "this person"],
            ["two officials"],
        ]

    def test_the_same_bare_plural_is_the_same_group(self) -> None:
        words = "people familiar with the matter"
        assert draft_of(words, words).grouped() == [[words, words]]

    def test_a_first_name_alone_is_one_person(self) -> None:
        assert draft_of("Mirela", "a nurse", "Mirela").grouped() == [["Mirela", "Mirela"], ["a nurse"]]

    def test_a_named_source_and_an_unnamed_one_are_never_one(self) -> None:
        draft = Draft()
        place = draft.says("Anna Weiss", PERSON)
        draft.says("the official", AIDE, "Anna Weiss", antecedent=place)
        assert len(draft.grouped()) == 2

    def test_the_first_reason_and_basis_of_all_mentions_count(self) -> None:
        draft = Draft()
        first = draft.says("an aide")
        reason, basis = draft.place("because she fears for her job"), draft.place("who was in the room")
        draft.says("the aide", reason=reason, basis=basis)
        draft.says("the aide", reason=first)
        (source,) = draft.ledger().sources
        assert (source.reason_for_anonymity, source.basis_of_knowledge) == (reason, basis)


class TestOtherKinds:
    def test_each_passive_is_an_entry_of_its_own(self) -> None:
        draft = Draft()
        for _ in range(2):
            draft.place("reportedly")
            draft.add((Link(kind=SourceKind.PASSIVE, name="reportedly", mention=None),))
        assert [source.mentions for source in draft.ledger().sources] == [(), ()]

    def test_a_signed_document_and_its_author_are_one_source(self) -> None:
        draft = draft_of("Oswin Karr", kind=PERSON)
        draft.says("Karr's email", SourceKind.DOCUMENT)
        draft.says("a letter signed by Oswin Karr", SourceKind.DOCUMENT)
        (source,) = draft.ledger().sources
        assert (source.name, source.kind, len(source.mentions)) == ("Oswin Karr", PERSON, 3)

    @pytest.mark.parametrize(
        "words",
        ["a memo to staff from Oswin Karr", "a letter sent on Monday by Karr", "the memoir of Oswin Karr"],
    )
    def test_who_signed_stands_behind_the_document(self, words: str) -> None:
        draft = draft_of("Oswin Karr", kind=PERSON)
        draft.says(words, SourceKind.DOCUMENT)
        assert len(draft.ledger().sources) == 1

    @pytest.mark.parametrize(
        "words",
        [
            "Karr's indictment",
            "a letter signed by Ada Kesh",
            "the email",
            "a letter to the widow of Oswin Karr",
            "Karr's campaign statement",
            "an email about the arrest of Oswin Karr",
            "a memo on the conduct of Oswin Karr",
            "a letter from the lawyer of Oswin Karr",
            "a letter from Oswin Karr’s lawyer",
        ],
    )
    def test_a_document_of_nobody_known_is_its_own_source(self, words: str) -> None:
        draft = draft_of("Oswin Karr", kind=PERSON)
        draft.says(words, SourceKind.DOCUMENT)
        assert len(draft.ledger().sources) == 2

    def test_the_memo_is_the_memo_that_was_brought_in(self) -> None:
        draft = draft_of("an internal memo", "the memo", "a memo", kind=SourceKind.UNNAMED_DOCUMENT)
        assert draft.grouped() == [["an internal memo", "the memo"], ["a memo"]]

    def test_critics_are_one_group_and_other_critics_another(self) -> None:
        draft = draft_of("Critics", "some critics", "other critics", kind=SourceKind.COLLECTIVE)
        assert draft.grouped() == [["Critics", "some critics"], ["other critics"]]


class TestClaims:
    def test_a_chain_lists_entries_from_the_article_inward(self) -> None:
        draft = Draft()
        outlet = Link(kind=SourceKind.DOCUMENT, name="the Gazette", mention=draft.place("the Gazette"))
        officials = Link(kind=AIDE, name="two officials", mention=draft.place("two officials"), stated_count=2)
        draft.add((outlet, officials))
        ledger = draft.ledger()
        assert [source.name for source in ledger.sources] == ["the Gazette", "two officials"]
        assert ledger.attributions[0][0].chain == ("s1", "s2")
        assert ledger.sources[1].stated_count == 2

    def test_a_source_lists_its_claims(self) -> None:
        ledger = draft_of("Anna Weiss", "Bruno Brandt", "Weiss", kind=PERSON).ledger()
        assert [source.claim_ids for source in ledger.sources] == [("c1", "c3"), ("c2",)]

    def test_an_attribution_that_is_not_in_the_article_has_no_entry(self) -> None:
        draft = Draft()
        draft.says("Anna Weiss", PERSON, is_grounded=False)
        assert draft.ledger() == Ledger(sources=(), attributions=((),))

    def test_two_claims_of_one_attribution_share_its_passive(self) -> None:
        draft = Draft()
        draft.place("reportedly")
        draft.add((Link(kind=SourceKind.PASSIVE, name="reportedly", mention=None),))
        draft.claims.append(draft.claims[0])
        assert len(draft.ledger().sources) == 1


class TestCounts:
    def test_single_sources_may_be_among_a_group_before_them(self) -> None:
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
            ("three nurses", 3, "an engineer", False),
            ("three nurses", 3, "this person", True),
            ("three sources", 3, "another source", False),
            ("three sources", 3, "a fourth source", False),
            ("three sources", 3, "a second source", True),
            ("people briefed on the talks", None, "a person in the room", True),
            ("three senior officials", 3, "the second of three officials", True),
            ("three senior officials", 3, "some of the officials", True),
            ("three nurses", 3, "some of the engineers", False),
        ],
    )
    def test_who_may_be_among_whom(self, group: str, count_stated: int | None, single: str, among: bool) -> None:
        draft = Draft()
        draft.says(group, stated_count=count_stated)
        draft.says(single)
        assert draft.ledger().sources[1].may_be_among == (("s1",) if among else ())

    def test_one_of_them_is_of_the_last_group(self) -> None:
        draft = Draft()
        draft.says("two officials", stated_count=2)
        draft.says("people briefed on the talks")
        draft.says("One of them")
        assert draft.ledger().sources[2].may_be_among == ("s2",)

    def test_a_source_before_a_group_is_not_among_it(self) -> None:
        draft = draft_of("a source")
        draft.says("three sources", stated_count=3)
        assert [source.may_be_among for source in draft.ledger().sources] == [(), ()]

    def test_a_group_takes_in_no_more_than_its_number(self) -> None:
        draft = Draft()
        draft.says("two sources", stated_count=2)
        for words in ("a city source", "an industry source", "a police source"):
            draft.says(words)
        assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=3, most=5)

    def test_sources_make_room_for_each_other(self) -> None:
        draft = Draft()
        draft.says("two city nurses", stated_count=2)
        draft.says("two night nurses", stated_count=2)
        for words in ("a nurse", "one person", "a city nurse"):
            draft.says(words)
        assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=4, most=7)

    @pytest.mark.parametrize(
        ("words", "count_stated", "most"),
        [
            ("Two of the officials", 2, 5),
            ("Two of them", 2, 5),
            ("some of the officials", None, 5),
            ("the second of three officials", 3, 4),
        ],
    )
    def test_part_of_a_group_is_nobody_further(self, words: str, count_stated: int | None, most: int) -> None:
        draft = Draft()
        draft.says("Three senior officials", stated_count=3)
        draft.says(words, stated_count=count_stated)
        assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=3, most=most)

    def test_more_than_the_group_holds_are_further_people(self) -> None:
        draft = Draft()
        draft.says("two officials", stated_count=2)
        draft.says("three of the officials", stated_count=3)
        assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=3, most=5)

    def test_a_plural_without_a_number_leaves_the_most_open(self) -> None:
        draft = draft_of("people briefed on the talks", "a source")
        assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=2, most=None)

    def test_two_sources_worded_alike_may_be_one(self) -> None:
        draft = draft_of("an aide to the mayor", "an aide to the mayor")
        assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=1, most=2)

    def test_only_people_are_counted(self) -> None:
        draft = draft_of("critics", kind=SourceKind.COLLECTIVE)
        draft.says("a memo", SourceKind.UNNAMED_DOCUMENT)
        draft.says("Anna Weiss", PERSON)
        assert distinct_anonymous(draft.ledger().sources) == DistinctRange(least=0, most=0)


WORDINGS = st.sampled_from(
    [
        *("a source", "the source", "this person", "three sources", "two officials", "another source", "people"),
        *("one of the sources", "Anna Weiss", "Weiss", "Bruno Weiss", "he", "the ministry", "River Ministry", "RM"),
        *("critics", "a memo", "the memo", "Karr's email", "’s", "1", "of the"),
    ]
)
DRAFTS = st.lists(st.tuples(WORDINGS | st.text(min_size=1, max_size=12), st.sampled_from(SourceKind)), max_size=12)


def draft_from(parts: list[tuple[str, SourceKind]]) -> Draft:
    draft = Draft()
    for words, kind in parts:
        number = re.match("two|three", words)
        draft.says(words, kind, stated_count={"two": 2, "three": 3}[number.group()] if number else None)
    return draft


@given(DRAFTS)
def test_every_mention_is_in_one_entry_and_every_claim_finds_its_own(parts: list[tuple[str, SourceKind]]) -> None:
    draft = draft_from(parts)
    ledger = draft.ledger()
    entries = {source.id: source for source in ledger.sources}
    assert list(entries) == [f"s{number}" for number in range(1, len(entries) + 1)]
    assert sum(len(source.mentions) for source in ledger.sources) == len(parts)
    for claim, linked in zip(draft.claims, ledger.attributions, strict=True):
        for attribution in linked:
            assert all(claim.id in entries[source].claim_ids for source in attribution.chain)
            assert attribution.source in entries[attribution.chain[-1]].mentions


@given(DRAFTS)
def test_named_and_anonymous_are_never_merged(parts: list[tuple[str, SourceKind]]) -> None:
    draft = draft_from(parts)
    ledger = draft.ledger()
    entries = {source.id: source for source in ledger.sources}
    for claim, (linked,) in zip(draft.claims, ledger.attributions, strict=True):
        kind = claim.attributions[0].chain[0].kind
        assert entries[linked.chain[0]].kind.is_named is kind.is_named


@given(DRAFTS)
def test_at_least_is_no_more_than_at_most(parts: list[tuple[str, SourceKind]]) -> None:
    sources: tuple[Source, ...] = draft_from(parts).ledger().sources
    found = distinct_anonymous(sources)
    people = [each for each in sources if each.kind is AIDE]
    assert bool(people) is (found.least > 0)
    assert found.most is None or found.least <= found.most
