"""Signs of tokens: paragraphs, capitals, quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.attribution.tagging.token_signs import SIGNS, signs_of


def words_with_signs(text: str) -> dict[str, tuple[int, int, int, int]]:
    offsets = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        offsets.append((start, at))
    return dict(zip(text.split(), signs_of(text, offsets), strict=True))


def test_paragraphs_and_capitals() -> None:
    signs = words_with_signs("Locks FAIL often\n\nagain Mara")
    assert signs["Locks"] == (1, 1, 0, 0)
    assert signs["FAIL"] == (0, 1, 1, 0)
    assert signs["often"] == (0, 0, 0, 0)
    assert signs["again"] == (1, 0, 0, 0)
    assert signs["Mara"] == (0, 1, 0, 0)


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("''", "''"), ("``", "''")])
def test_the_inside_of_a_quotation_in_each_style_of_marks(opening: str, closing: str) -> None:
    signs = words_with_signs(f"He said {opening} the lock is safe {closing} today")
    assert [word for word, sign in signs.items() if sign[3]][-4:] == ["the", "lock", "is", "safe"]
    assert not signs["said"][3]
    assert not signs["today"][3]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    signs = words_with_signs('She said: "one two\n\nthree')
    assert signs["two"][3]
    assert not signs["three"][3]


@given(st.text(alphabet="aB \n“”\"'`.", max_size=60))
def test_every_token_of_any_text_has_its_signs(text: str) -> None:
    signs = signs_of(text, [(i, i + 1) for i, c in enumerate(text) if not c.isspace()])
    assert all(len(each) == SIGNS and set(each) <= {0, 1} for each in signs)
