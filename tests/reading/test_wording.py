"""How claims read alone: resolved words in square brackets, the rest verbatim."""

import pytest

from claimcheck.reading.wording import word_background, word_claim
from claimcheck.types import Span


@pytest.mark.parametrize(
    ("words", "subject", "wording"),
    [
        ("who leads the union", "Ida Roe", "[Ida Roe] leads the union"),
        ("whose brother died", "Ida Roe", "[Ida Roe’s] brother died"),
        ("which divers have not seen", "Pier Nine", "[Pier Nine:] which divers have not seen"),
        ("which she shows me", "The letter", "[The letter:] which she shows me"),
        ("which has often been seen", "The letter", "[The letter] has often been seen"),
        ("which also has a cover", "The letter", "[The letter] also has a cover"),
        ("founded in 1994", "Brill", "[Brill was] founded in 1994"),
        ("a surgeon there", "Ida Roe", "[Ida Roe was] a surgeon there"),
        ("both of them former clerks", "Two of the six", "[Two of the six:] both of them former clerks"),
        ("chief executive Ida Roe", None, "Chief executive Ida Roe"),
    ],
)
def test_wording_of_a_background(words: str, subject: str | None, wording: str) -> None:
    assert word_background(words, subject) == wording


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("'We are going to win,'", "We are going to win"),
        ("'And then we will rest.'", "And then we will rest."),
        ("‘We are going to win,’", "We are going to win"),
        ("it was the nurses'", "It was the nurses'"),
        ("the nurses' pay", "The nurses' pay"),
        ("'rock 'n' roll'", "Rock 'n' roll'"),
    ],
)
def test_outer_single_quotation_marks_are_no_part_of_a_claim(words: str, wording: str) -> None:
    assert word_claim(words, [Span(0, len(words))]) == wording
