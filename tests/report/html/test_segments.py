"""An article cut at the bounds of its marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.report.html.segments import Mark, cut
from claimcheck.types import Span


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    bounds = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=12))
    return [Mark(span=Span(start, start + length), key=str(n)) for n, (start, length) in enumerate(bounds)]


@given(marks(), st.integers(0, 20), st.integers(21, 70))
def test_segments_cover_the_range_and_carry_exactly_the_marks_over_them(
    given_marks: list[Mark], start: int, end: int
) -> None:
    segments = list(cut(start, end, given_marks))
    places = [place for segment in segments for place in range(segment.start, segment.end)]
    assert places == list(range(start, end))
    for segment in segments:
        for place in (segment.start, segment.end - 1):
            over = {mark.key for mark in given_marks if mark.span.start <= place < mark.span.end}
            assert set(segment.keys) == over


@given(marks())
def test_a_mark_opens_once(given_marks: list[Mark]) -> None:
    opened = [key for segment in cut(0, 100, given_marks) for key in segment.opening]
    assert sorted(opened) == sorted(mark.key for mark in given_marks)


def test_the_shortest_mark_leads() -> None:
    whole, part = Mark(span=Span(0, 10), key="whole"), Mark(span=Span(4, 6), key="part")
    assert [segment.keys for segment in cut(0, 10, [whole, part])] == [("whole",), ("part", "whole"), ("whole",)]
