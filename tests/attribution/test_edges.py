"""Edges of contents: moved only where they cut a phrase, and never into a source or a cue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.attribution.tagging.edges import whole_words
from claimcheck.types import Span

TEXT = "Two aides said the lock leaks at a higher rate than virtually all of its rivals, and that it will shut."

RATE = "at a higher rate than virtually all of its rivals"


def find(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("the lock leaks at a higher rate than virtually", "the lock leaks " + RATE),
        ("leaks " + RATE, "the lock leaks " + RATE),
        ("that it will shut", "that it will shut"),
        ("the lock leaks", "the lock leaks"),
    ],
)
def test_a_cut_phrase_is_made_whole(marked: str, whole: str) -> None:
    taken = [find("Two aides"), find("said")]
    assert whole_words(TEXT, find(marked), Span(0, len(TEXT)), taken).of(TEXT) == whole


@given(st.text(alphabet="ab ,.thatd“”-", min_size=4, max_size=60), st.data())
def test_edges_stay_in_the_sentence_and_out_of_what_is_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text) - 1))
    taken = [Span(0, 1), Span(len(text) - 1, len(text))]
    wide = whole_words(text, Span(start, end), Span(0, len(text)), taken)
    assert wide.contains(Span(start, end))
    assert wide.start >= 1
    assert wide.end <= len(text) - 1
