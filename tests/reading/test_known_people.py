"""Which person a pronoun, a new description, an office or kin stands for, on invented text."""

import pytest
from rules_reading import article_of, link_of

from claimcheck.reading.rules import RulesReader
from claimcheck.types import SourceKind


def test_she_is_never_an_unnamed_man() -> None:
    text = "Mara Oldenkott leads the union. At the quay a man said the crane fell. “The gate held,” she said on Monday."
    assert link_of(text, "she").name == "Mara Oldenkott"
    he = text.replace("she said", "he said")
    assert link_of(he, "he said".split(maxsplit=1)[0] + " said").kind is SourceKind.UNNAMED_PERSON


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (
            "Ben Carrow took the stage late on Monday. The retired neurosurgeon said that the hall leaks.",
            "The retired neurosurgeon",
            "Ben Carrow",
        ),
        (
            "Harry Vossler blasted the plan. “It leaks,” the county’s minority leader said.",
            "the county’s minority leader",
            "Harry Vossler",
        ),
        (
            "Ben Carrow, a neurosurgeon, waved to Ilse Varn. Varn left. The neurosurgeon said that the hall leaks.",
            "The neurosurgeon",
            "Ben Carrow",
        ),
        (
            "Herm Castle hosts a show. He was asked by a caller why it leaks. “It is old,” he said.",
            "he",
            "Herm Castle",
        ),
        (
            "Herm Castle was on air. A reporter asked if the hall leaks. “It is old,” he said.",
            "he",
            "Herm Castle",
        ),
        ("Mara Oldenkott spoke first. She and her aides said that the hall leaks.", "She", "Mara Oldenkott"),
    ],
)
def test_a_description_that_is_new_means_whom_the_text_is_about(text: str, phrase: str, name: str) -> None:
    link = link_of(text, phrase)
    assert (link.kind, link.name) == (SourceKind.NAMED_PERSON, name)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A neurosurgeon rang. Ben Carrow left. The neurosurgeon said that the hall leaks.", "The neurosurgeon"),
        ("Ben Carrow took the stage. His childhood friend said that the hall leaks.", "His childhood friend"),
        ("Ben Carrow took the stage. The official said that the hall leaks.", "The official"),
        (
            "The hall leaks, his childhood friend told the Daily Beacon. His friend said that it always has.",
            "His friend",
        ),
    ],
)
def test_who_was_new_without_a_name_or_is_somebodys_friend_stays_unnamed(text: str, phrase: str) -> None:
    assert link_of(text, phrase).kind is SourceKind.UNNAMED_PERSON


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Tom Hale is the mayor of Ghent. The former mayor said the dyke is sound.", "The former mayor", None),
        (
            "Tom Hale said the gate held. Mayor Hale left. The late mayor said the dyke is sound.",
            "The late mayor",
            None,
        ),
        ("Tom Hale, the former mayor, left. The former mayor said the dyke is sound.", "The former mayor", "Tom Hale"),
        ("Mayor Tom Hale met former mayor Bea Lund. The mayor said the dyke is sound.", "The mayor", "Tom Hale"),
        (
            "Mayor Tom Hale met former mayor Bea Lund. The former mayor said the dyke is sound.",
            "The former mayor",
            "Bea Lund",
        ),
        (
            "Tom Hale, the mayor of Ghent, and Bea Lund, the mayor of Tarn, met. Hale said the gate held. "
            "The mayor said the dyke is sound.",
            "The mayor",
            "Tom Hale",
        ),
    ],
    ids=["not the present one", "not the living one", "former beside him", "present", "past", "who spoke"],
)
def test_an_office_means_who_held_it_then(text: str, phrase: str, name: str | None) -> None:
    assert link_of(text, phrase).name == (name or phrase)


@pytest.mark.parametrize(
    "text",
    [
        "Mr Hale's mother said he was innocent.",
        "Mr Hale’s wife said he was ill.",
        "Mrs Hale's husband said she was ill.",
    ],
)
def test_kin_do_not_take_the_pronoun_of_their_relative(text: str) -> None:
    claims = [claim.text for reading in RulesReader().read(article_of(text)) for claim in reading.claims]
    assert not any("[" in claim for claim in claims)


def test_her_deputy_is_who_contradicts_her() -> None:
    text = "Ana Ruiz said she never saw the letter. Her deputy contradicted her: he had handed it over, he said."
    assert link_of(text, "he said").name == "Her deputy"


@pytest.mark.parametrize(
    ("who", "kind"),
    [("an engineer who inspected it", SourceKind.UNNAMED_DOCUMENT), ("Tom Hale", SourceKind.DOCUMENT)],
)
def test_his_report_is_named_as_he_is(who: str, kind: SourceKind) -> None:
    text = f"“I would not drive over it,” said {who}. His report found that nine bolts are missing."
    assert link_of(text, "His report").kind is kind


def test_who_warns_somebody_is_not_the_pronoun_that_speaks_next() -> None:
    text = (
        "The chairwoman, Edith Crane, left. A bank officer warned her that the silo was empty. “I smelled nothing,” "
        "she said."
    )
    assert link_of(text, "she").name == "Edith Crane"


def test_a_name_is_not_withheld_because_another_is_in_another_paragraph() -> None:
    text = (
        "Haoua, who asked that her family name be withheld, left.\n\nThe town is full, according to Lanterne. "
        "It is small."
    )
    assert link_of(text, "Lanterne").kind is not SourceKind.UNNAMED_PERSON


def test_an_interviewee_answers_a_question_about_her() -> None:
    text = (
        "Ana Odell is late.\n\nThe critic Nadia Boyle thought that it was good.\n\nWould she do it again?\n\n"
        "“I would do it every day,” she says."
    )
    assert link_of(text, "she").name == "Ana Odell"


def test_a_critic_with_a_name_is_a_person() -> None:
    assert link_of("The critic Nadia Boyle said that it was good.", "The critic").kind is SourceKind.NAMED_PERSON


def test_she_is_whom_her_paragraph_names_and_not_somebody_of_unknown_gender_before() -> None:
    text = (
        "“He gave it,” said Lee Pargeter.\n\nThe coach Ines Duarte was having none of it. “They lost their "
        "heads today,” she said."
    )
    assert link_of(text, "she").name == "Ines Duarte"
