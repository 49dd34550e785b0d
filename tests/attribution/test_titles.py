"""Titles in quotation marks are nobody's words."""

import pytest

from claimcheck.attribution.quotations import find_quotations
from claimcheck.types import Span

TITLES = (
    'Ana Ruiz said on Harbour TV\'s "Morning Tide" that the pier would close.',
    "On this weekend’s edition of “The Long Weekend,” Ana Ruiz called the plan reckless.",
    "The novel “Émile of the Dunes” was sold out.",
    "She told the podcast “Tide and Time” that she would stay.",
)
UTTERED = (
    "Ana Ruiz said on Monday: “The pier will close.”",
    "Ana Ruiz’s “total failure” angered the union.",
    "The sign on the show’s door read: “No Entry”.",
    "The union called it “Operation Dawn”.",
)


@pytest.mark.parametrize("text", TITLES)
def test_title_is_no_quotation(text: str) -> None:
    assert find_quotations(text, Span(0, len(text))) == []


@pytest.mark.parametrize("text", UTTERED)
def test_uttered_words_are_a_quotation(text: str) -> None:
    assert len(find_quotations(text, Span(0, len(text)))) == 1


def test_empty_quotation_after_a_programme_is_passed_over() -> None:
    text = 'Asked about the show ""'
    assert find_quotations(text, Span(0, len(text))) == []
