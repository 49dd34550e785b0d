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


def test_an_interview_without_labels_is_of_whom_the_article_spoke_with() -> None:
    text = (
        "We spoke to Mara Oldenkott, who keeps the lock. Her answers have been edited.\n\nDoes it leak?\n\n"
        "The lock leaks every night.\n\nOldenkott looks at the gates.\n\nAnd now?\n\nThe gates will fail this winter."
    )
    assert attributed(text) == {
        "The lock leaks every night.": "Mara Oldenkott",
        "The gates will fail this winter.": "Mara Oldenkott",
    }
    assert not attributed(text.replace("Her answers have been edited.", ""))
    assert not attributed(text.replace("We spoke to", "Here is"))
    claims = [claim for claim in read(text).claims if claim.attributions]
    assert all(ReviewReason.UNCLEAR_REACH in claim.needs_review for claim in claims)


def test_quoted_paragraphs_behind_each_other_may_be_turns_of_a_dialogue() -> None:
    text = "Mara Oldenkott said: “The lock leaks.”\n\n“The gates are new and tight.”\n\n“The pumps were sold.”"
    unclear = {c.spans[0].of(text): ReviewReason.UNCLEAR_REACH in c.needs_review for c in read(text).claims}
    assert [is_guess for words, is_guess in unclear.items() if "lock" in words] == [False]
    assert [is_guess for words, is_guess in unclear.items() if "lock" not in words] == [True, True]


def test_a_reply_is_of_whoever_was_asked() -> None:
    text = "The keeper, Mara Oldenkott, was asked about the gates. “They leak every night,” came the reply."
    assert attributed(text) == {"“They leak every night,”": "Mara Oldenkott"}
    assert not attributed(text.replace("was asked about", "looked at"))


def test_a_teller_in_anothers_words_takes_no_quotation() -> None:
    text = (
        "The lock leaks, Mara Oldenkott says, and the mayor told her that the gates were safe. “I never believed it.”"
    )
    assert attributed(text)["“I never believed it.”"] == "Mara Oldenkott"


def test_a_quotation_signed_with_when_and_where_is_of_who_signs_it() -> None:
    text = "The claim: “The gates are safe.” — Mayor Mara Oldenkott, in a debate on Nov. 12\n\nIt was shut in May."
    assert set(attributed(text).values()) == {"Mara Oldenkott"}
    assert not any("debate" in claim.text for claim in read(text).claims)
