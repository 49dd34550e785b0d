"""Where two predicates of one subject are told apart, and where that would not be sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.cutting.predicates import split_predicates
from claimcheck.types import Span


def statements(text: str) -> list[tuple[str | None, str]]:
    found = split_predicates(text, Span(0, len(text)))
    return [(s.subject.of(text) if s.subject else None, " ".join(p.of(text) for p in s.spans)) for s in found]


@pytest.mark.parametrize(
    ("text", "subject", "first", "second"),
    [
        (
            "It flooded in 2011 and stood idle for two years",
            "It",
            "It flooded in 2011",
            "stood idle for two years",
        ),
        (
            "Brill flies nine planes and has not turned a profit since 2015",
            "Brill",
            "Brill flies nine planes",
            "has not turned a profit since 2015",
        ),
        (
            "The ship was built in 1974 for service on lakes, and came to the island in 2007",
            "The ship",
            "The ship was built in 1974 for service on lakes",
            "came to the island in 2007",
        ),
        (
            "The lock is the oldest in the port and employs 840 people",
            "The lock",
            "The lock is the oldest in the port",
            "employs 840 people",
        ),
        (
            "that the board had been shown a plan in July and had turned it down",
            "the board",
            "that the board had been shown a plan in July",
            "had turned it down",
        ),
        (
            "The study hinted at a night effect but was never published",
            "The study",
            "The study hinted at a night effect",
            "was never published",
        ),
        (
            "“We came here with nothing and built a town”",
            "We",
            "We came here with nothing",
            "built a town",
        ),
        (
            "Trucks would be off the road by five and wouldn’t run at all on Sundays",
            "Trucks",
            "Trucks would be off the road by five",
            "wouldn’t run at all on Sundays",
        ),
    ],
)
def test_two_predicates(text: str, subject: str, first: str, second: str) -> None:
    assert statements(text) == [(None, first), (subject, second)]


def test_an_apposition_is_left_out_of_both_predicates() -> None:
    text = "Brill, founded in 1994 by a crab merchant, flies nine planes and has not turned a profit"
    inset = Span(text.index(", founded"), text.index(", flies"))
    first, second = split_predicates(text, Span(0, len(text)), [inset])
    assert [s.of(text) for s in first.spans] == ["Brill", "flies nine planes"]
    assert [s.of(text) for s in second.spans] == ["has not turned a profit"]
    assert second.subject is not None
    assert second.subject.of(text) == "Brill"


@pytest.mark.parametrize(
    "text",
    [
        "The board has closed the lock and sold the pumps",
        "The board has not closed the lock and sold the pumps",
        "The town shut schools built in 1960 and renovated in 1990",
        "She quit after she lost the case and moved to Ghent",
        "She said that the lock was old and was sold",
        "The lock and the pumps were sold and the gates remained",
        "No bank lent money and was fined for that",
        "The cost of the lock and was high",
        "The boat came and went at night",
        "The one-time cost of the pits at 61 million and cuts in the budget",
        "The lock was closed and painted in red",
        "In a ruling the court held the plan and blocked the deal",
        "He plans to close the lock and reopened the gate",
        "Roe said: the lock was old and was sold by the port",
        "“The lock was old and was sold by the port”, she said, “and it leaks”",
        "Houses built in 1960 and renovated in 1990 were sold",
        "The keeper, a man of 40, left the lock and was sold",
    ],
)
def test_what_is_left_whole(text: str) -> None:
    assert statements(text) == [(None, text)]


@given(
    st.lists(st.sampled_from("The lock was sold , and but it stood in 2011 had closed the pumps".split()), min_size=1)
)
def test_statements_are_in_order_and_inside(parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for each in split_predicates(text, Span(0, len(text))):
        for span in each.spans:
            assert end <= span.start < span.end <= len(text)
            end = span.end
