"""What two wordings have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.text.wordings import number_of, read_wording, says_no_more


@pytest.mark.parametrize(
    ("word", "number"),
    [("1,200", "1200"), ("1200", "1200"), ("2.5", "2.5"), ("two", "2"), ("forty-six", "46"), ("ninety", "90")]
    + [(word, None) for word in ("gate", "forty-gate", "a", "one-off")],
)
def test_number_of(word: str, number: str | None) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(
    ("short", "full", "holds"),
    [
        ("Judge Refuses To Drop Case", "A judge refused on Thursday to drop the case against three men", True),
        ("Ministry To Shut Gates", "The ministry will shut the gates in May", True),
        ("Ministry To Shut Gates", "The ministry is expected to shut the gates in May", False),
        ("Ministry May Shut Gates", "The ministry is expected to shut the gates in May", True),
        ("Ministry May Shut Gates", "The ministry will shut the gates", True),
        ("Ministry Shuts Two Gates", "The ministry shut 2 gates", True),
        ("Ministry Shuts 3 Gates", "The ministry shut two gates", False),
        ("Mayor Did Not Pay", "The mayor paid", False),
        ("Union Sues Port", "The port sued the union", False),
        ("Union Sues Port Again", "The union sued the port", False),
        ("Gates", "The gates are shut", False),
    ],
)
def test_says_no_more(short: str, full: str, holds: bool) -> None:
    assert says_no_more(read_wording(short), read_wording(full)) is holds


@given(st.text(max_size=60))
def test_a_wording_is_read_alike_whatever_its_spacing(words: str) -> None:
    assert read_wording(words) == read_wording(f"  {words}\n")
