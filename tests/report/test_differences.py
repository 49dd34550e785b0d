"""The particulars in which an article and a passage differ."""

from __future__ import annotations

import pytest

from claimcheck.report.differences import differences

CASES = {
    "another amount": (
        "The council lent 14 million crowns",
        "On Thursday the council lent 11 million crowns",
        ["14 million crowns"],
        ["11 million crowns"],
    ),
    "another number of people": (
        "It employs 140 people",
        "The company employs about 2,100 people.",
        ["140"],
        ["2,100"],
    ),
    "the same number": ("2,600 people were evacuated", "More rain; 2,600 people were evacuated.", [], []),
    "another year and number": (
        "It carried 31,000 people in 2023",
        "It carried 36,000 people in 2022.",
        ["31,000", "2023"],
        ["36,000", "2022"],
    ),
    "a negation": ("The gates were inspected", "The gates were never inspected", [], ["never"]),
    "another person": ("Odile Brandt ran the port", "Karel Venn ran the port", ["Odile Brandt"], ["Karel Venn"]),
    "nothing to compare": ("The mayor laughed", "Rain is likely", [], []),
}


@pytest.mark.parametrize(("article", "passage", "ours", "theirs"), CASES.values(), ids=CASES)
def test_what_differs_is_marked_in_both(article: str, passage: str, ours: list[str], theirs: list[str]) -> None:
    found = differences(article, "2024-03-14", passage, "2024-01-19")
    assert [span.of(article) for span in found.article] == ours
    assert [span.of(passage) for span in found.passage] == theirs


def test_without_dates_no_time_is_compared() -> None:
    found = differences("It opened on Monday", None, "It opened on Friday", "2024-01-19")
    assert (found.article, found.passage) == ((), ())


@pytest.mark.parametrize("day", ["", "tomorrow", "2024-99-99", "<b>"])
def test_a_date_that_cannot_be_read_does_no_harm(day: str) -> None:
    assert differences("He paid 3 crowns", day, "He paid 4 crowns", day).article


def test_a_very_long_quotation_is_not_compared() -> None:
    assert differences("3 crowns " * 1000, None, "4 crowns", None).article == ()
