"""Which mentions are one source, and which claims stand on it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_draft import AIDE, BODY, PERSON, Draft, draft_of

from claimcheck.ledger import Ledger, distinct_anonymous
from claimcheck.types import Link, Source, SourceKind


class TestNamedPeople:
    def test_two_people_meant_by_both_are_two_entries(self) -> None:
        draft = Draft()
        first, second = draft.place("Anna Weiss"), draft.place("Tom Hale")
        mention = draft.place("both")
        for name, place in (("Anna Weiss", first), ("Tom Hale", second)):
            draft.add((Link(kind=PERSON, name=name, mention=mention, antecedent=place),))
        assert [source.name for source in draft.ledger().sources] == ["Anna Weiss", "Tom Hale"]

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

    def test_a_spokesman_behind_another_body_is_another(self) -> None:
        draft = draft_of("Coastline Buses", kind=BODY)
        draft.says("A spokesman", SourceKind.SPOKESPERSON)
        draft.says("A spokesman", SourceKind.SPOKESPERSON)
        draft.says("The Diocese of Wessmoor", BODY)
        draft.says("A spokesman", SourceKind.SPOKESPERSON)
        draft.says("The spokesman", SourceKind.SPOKESPERSON)
        spokesmen = [each for each in draft.grouped() if "A spokesman" in each]
        assert spokesmen == [["A spokesman", "A spokesman"], ["A spokesman", "The spokesman"]]


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
            ("one guard", "the second guard"),
            ("a second diplomat", "the third diplomat"),
        ],
        ids=" / ".join,
    )
    def test_new_sources_are_new_entries(self, words: tuple[str, ...]) -> None:
        assert draft_of(*words).grouped() == [[each] for each in words]

    def test_the_second_guard_is_the_one_met_as_the_second(self) -> None:
        assert len(draft_of("one guard", "a second guard", "the second guard").grouped()) == 2

    def test_the_official_is_the_last_one_of_that_noun(self) -> None:
        draft = draft_of("a labor official", "a city official", "an engineer", "the official")
        assert draft.grouped() == [["a labor official"], ["a city official", "the official"], ["an engineer"]]

    def test_the_person_briefed_is_the_last_one_who_was(self) -> None:
        words = ("a person briefed on the matter", "a campaign official", "the person briefed on the booking")
        assert draft_of(*words).grouped() == [[words[0], words[2]], [words[1]]]
        words = ("a person briefed on the matter", "a campaign official", "the person")
        assert draft_of(*words).grouped() == [[words[0]], [words[1], words[2]]]

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
