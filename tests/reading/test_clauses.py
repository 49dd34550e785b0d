"""Where clauses are cut, and where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.clauses import split_clauses
from claimcheck.types import Span


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("The lock was closed, and the pumps were sold", ["The lock was closed", "the pumps were sold"]),
        ("that the lock was old and that the pumps were sold", ["that the lock was old", "that the pumps were sold"]),
        (
            "The lock was closed; the pumps went to a farm",
            ["The lock was closed", "the pumps went to a farm"],
        ),
        ("The lock, the pumps and the gates were sold", ["The lock, the pumps and the gates were sold"]),
        ("If the lock was closed, and the pumps were sold", ["If the lock was closed, and the pumps were sold"]),
        ("“The lock was old, and the pumps were old”", ["“The lock was old, and the pumps were old”"]),
    ],
    ids=["and", "and that", "semicolon", "list", "subordinate", "quotation"],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert [s.of(text) for s in split_clauses(text, Span(0, len(text)))] == clauses


@given(st.text(alphabet="a was,;and that the N “”", min_size=1, max_size=120))
def test_clauses_are_in_order_and_inside(text: str) -> None:
    end = 0
    for span in split_clauses(text, Span(0, len(text))):
        assert end <= span.start < span.end <= len(text)
        end = span.end
