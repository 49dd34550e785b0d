"""Text laid out for a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.layout import Sheet, Style, columns, harmless, shorten, wrap

OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
ANY_TEXT = st.text(alphabet=st.characters())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\u202eb", "a<U+202E>b"),
        ("a\x9bm", "a<U+009B>m"),
        ("a\u200bb", "a<U+200B>b"),
        ("a\U000e0041b", "a<U+E0041>b"),
        ("two\n\tlines\u00a0here ", "two lines here"),
        ("so\u00adft", "soft"),
        ("one \u00ad", "one"),
        ("café – “quoted” 東京", "café – “quoted” 東京"),
    ],
)
def test_harmless_shows_what_a_terminal_would_obey(text: str, expected: str) -> None:
    assert harmless(text) == expected


@given(ANY_TEXT)
def test_harmless_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    shown = harmless(text)
    assert not [c for c in shown if unicodedata.category(c) in OBEYED and c not in "\u200c\u200d"]
    assert harmless(shown) == shown
    assert len(shown.splitlines()) <= 1


@given(ANY_TEXT, st.integers(min_value=2, max_value=40))
def test_wrapped_lines_fit_and_lose_no_character(text: str, width: int) -> None:
    text = harmless(text)
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(ANY_TEXT, st.integers(min_value=10, max_value=60))
def test_shortened_text_fits(text: str, width: int) -> None:
    short = shorten(text, width)
    assert columns(short) <= width
    assert short == harmless(text) or short.endswith("…")


def test_shortening_cuts_between_words() -> None:
    assert shorten("the council voted to close the quay", 20) == "the council voted …"


def test_wide_characters_take_two_columns() -> None:
    assert columns("東京 e\u0301") == 6


def test_rows_align_their_text_and_colour_only_when_asked() -> None:
    cells = (("A", 4, Style.GREEN), ("B", 3, Style.DIM))
    assert Sheet(width=17, color=False).row(cells, "one two three") == ["A   B  one two", "       three"]
    assert Sheet(width=17, color=True).row(cells, "one") == ["\x1b[1;32mA\x1b[0m   \x1b[2mB\x1b[0m  one"]
