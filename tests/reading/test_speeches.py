"""On whose word a quoted speech and the answers of an interview stand, on invented text."""

import pytest
from rules_reading import read, source_of

from claimcheck.types import ReviewReason, SourceKind


def test_first_person_inside_an_answer_is_who_answers() -> None:
    text = (
        "Mara Oldenkott runs the lock.\n\nQ: Are the gates safe?\n\nA: They are. I said in May that the gates were "
        "new, and I told him that rust is no danger."
    )
    assert source_of(text, "the gates were new") == (SourceKind.NAMED_PERSON, "Mara Oldenkott")
    assert source_of(text, "rust is no danger") == (SourceKind.NAMED_PERSON, "Mara Oldenkott")


def test_talk_inside_a_question_of_the_writer_is_anonymous() -> None:
    text = "Mara Oldenkott runs the lock.\n\nQ: Two of your wardens are said to have left.\n\nA: That is wrong."
    assert source_of(text, "Two of your wardens")[0] is SourceKind.PASSIVE


def attributed(text: str) -> dict[str, str]:
    claims = read(text).claims
    return {c.spans[0].of(text): c.attributions[0].chain[-1].name for c in claims if c.attributions}


SPEECH = """The keeper, Mara Oldenkott, turned to the boatmen.

“The lock leaks every night. Nobody oils the gates.

“The pumps were sold in May. We told the mayor so.”
"""


def test_a_quoted_speech_without_a_cue_is_that_of_the_person_who_leads_up_to_it() -> None:
    found = attributed(SPEECH)
    assert set(found.values()) == {"Mara Oldenkott"}
    assert [words.strip("“”.") for words in found] == [
        "The lock leaks every night",
        "Nobody oils the gates",
        "The pumps were sold in May",
        "We told the mayor so",
    ]
    assert all(ReviewReason.UNCLEAR_REACH in c.needs_review for c in read(SPEECH).claims if c.attributions)
    assert any("turned to the boatmen" in c.text for c in read(SPEECH).claims if not c.attributions)


def test_a_quoted_speech_behind_two_people_is_nobodys() -> None:
    assert not attributed(SPEECH.replace("the boatmen", "Piet Hallam"))
    assert not attributed(SPEECH.replace("The keeper, Mara Oldenkott, turned", "The boatmen turned"))


@pytest.mark.parametrize("words", ["“We nodded,”", "“They wait.”"])
def test_a_short_sentence_that_is_quoted_is_a_claim(words: str) -> None:
    assert words in attributed(f"{words} Mara Oldenkott said.")


def test_a_term_in_quotation_marks_is_no_claim() -> None:
    assert not attributed("“Red alert,” Mara Oldenkott said.")


def test_the_answers_of_an_interview_are_all_of_whom_it_introduced() -> None:
    text = (
        "Mara Oldenkott, 58, has kept the lock since 2012.\n\nQ: Did you know that Piet Hallam had sold the pumps?"
        "\n\nA: The lock leaks every night.\n\nShe laughs at Anselm Dorrick.\n\nQ: And now?\n\n"
        "A: The gates will fail this winter."
    )
    assert attributed(text) == {
        "The lock leaks every night.": "Mara Oldenkott",
        "The gates will fail this winter.": "Mara Oldenkott",
    }
