"""How claims read alone: resolved words in square brackets, the rest verbatim."""

import pytest

from claimcheck.reading.wording import word_background


@pytest.mark.parametrize(
    ("words", "subject", "wording"),
    [
        ("who leads the union", "Ida Roe", "[Ida Roe] leads the union"),
        ("whose brother died", "Ida Roe", "[Ida Roe’s] brother died"),
        ("founded in 1994", "Brill", "[Brill was] founded in 1994"),
        ("a surgeon there", "Ida Roe", "[Ida Roe was] a surgeon there"),
        ("both of them former clerks", "Two of the six", "[Two of the six:] both of them former clerks"),
        ("chief executive Ida Roe", None, "Chief executive Ida Roe"),
    ],
)
def test_wording_of_a_background(words: str, subject: str | None, wording: str) -> None:
    assert word_background(words, subject) == wording
