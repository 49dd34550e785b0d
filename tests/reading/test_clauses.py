"""Where clauses are cut, and where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.cutting.clauses import split_clauses, trim
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
        ("“The lock was old, and the pumps were old”", ["“The lock was old", "the pumps were old”"]),
        ("The lock was old and the pumps had failed", ["The lock was old", "the pumps had failed"]),
        (
            "Bell blamed the mayor and the council for the flood",
            ["Bell blamed the mayor and the council for the flood"],
        ),
        ("The lock was shut after tests in May showed rust", ["The lock was shut", "tests in May showed rust"]),
        ("The lock was shut after his arrest in May", ["The lock was shut after his arrest in May"]),
        ("The lock was shut when the pumps were old", ["The lock was shut when the pumps were old"]),
        ("The lock failed on Monday, when the pumps were old", ["The lock failed on Monday", "the pumps were old"]),
        ("The lock was shut because the pumps were old", ["The lock was shut", "the pumps were old"]),
        ("No lock was opened until after the pumps were sold", ["No lock was opened until after the pumps were sold"]),
        ("The board raised the levy, ending a long quarrel", ["The board raised the levy", "ending a long quarrel"]),
        ("The lock was sold, a deal that cost 4m", ["The lock was sold", "a deal that cost 4m"]),
        ("The lock was opened on Monday, according to them", ["The lock was opened on Monday, according to them"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert [s.of(text) for s in split_clauses(text, Span(0, len(text)))] == clauses


@given(st.text(alphabet="a was,;and that the N “”", min_size=1, max_size=120))
def test_clauses_are_in_order_and_inside(text: str) -> None:
    end = 0
    for span in split_clauses(text, Span(0, len(text))):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("-5 degrees were measured", "-5 degrees were measured", id="sign"),
        pytest.param(", –3 percent was the fall ", "–3 percent was the fall", id="sign-behind-a-comma"),
        pytest.param("- 12 men were hurt", "12 men were hurt", id="dash-with-a-space"),
        pytest.param("– the lock was shut,", "the lock was shut", id="dash"),
        pytest.param("--5 men came", "-5 men came", id="only-the-last-is-a-sign"),
        pytest.param(" - , ", None, id="nothing"),
    ],
)
def test_dashes_are_cut_off_and_the_sign_of_a_number_is_kept(text: str, kept: str | None) -> None:
    found = trim(text, Span(0, len(text)))
    assert (found.of(text) if found else None) == kept


def test_a_dash_within_a_word_is_no_sign() -> None:
    text = "in 2016-2018"
    found = trim(text, Span(7, len(text)))
    assert found is not None
    assert found.of(text) == "2018"
