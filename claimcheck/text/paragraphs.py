"""Cut a text into paragraphs: at blank lines, and at single line ends that part items rather than wrap a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.text.fullstops import is_abbreviation
from claimcheck.text.furniture import furniture_of
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Furniture, Span

_MIN_WRAP, _MAX_WRAP = 45, 120
"""A block whose longest line is between these may be hard-wrapped; shorter is verse or a list."""
_SLACK = 12
"""Editors and e-mail clients break a little before the margin that the longest line shows."""

_BULLET = lazy_re(r"(?:[-*•‣◦▪●·–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z]\))[ \t\xa0]+(?=\S)")
_SPEAKER = lazy_re(r"(?:[QA][.:]|[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{0,30}){0,3}:)[ \t\xa0]")
_CLOSED = lazy_re(r"[.!?…:;][\"'”’»)\]]*$")

_POINTERS = frozenset({Furniture.RELATED, Furniture.SECTION_LABEL})
"""Lines such as "Related: Five bridges", whose wording lets anything follow, so that a wrapped paragraph would too."""
_LEAST_WORDS = 8
"""Words of a sentence that is the article's own and not the second line of a link's title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A range of the text that is one paragraph or one item, without outer white space."""

    span: Span
    is_list_item: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    indent: int


@dataclass(frozen=True, slots=True)
class _Shape:
    width: int
    has_items: bool
    has_speakers: bool


def split_paragraphs(text: str, *, edges: Sequence[int] = ()) -> list[Paragraph]:
    """Cut a text into its paragraphs, in order; what lies between them is white space.

    Args:
        text: lines end in a line feed.
        edges: offsets that no paragraph may reach over, such as the ends of the headline.
    """
    paragraphs: list[Paragraph] = []
    borders = sorted({0, len(text), *(edge for edge in edges if 0 < edge < len(text))})
    for low, high in pairwise(borders):
        for block in _blocks(text, low, high):
            paragraphs.extend(_split_block(block))
    return paragraphs


def _blocks(text: str, low: int, high: int) -> Iterator[list[_Line]]:
    """Yield runs of lines without a blank line between them."""
    block: list[_Line] = []
    while low < high:
        stop = text.find("\n", low, high)
        stop = high if stop < 0 else stop
        raw = text[low:stop]
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            block.append(_Line(low + indent, low + indent + len(words), words, indent))
        elif block:
            yield block
            block = []
        low = stop + 1
    if block:
        yield block


def _split_block(lines: list[_Line]) -> Iterator[Paragraph]:
    shape = _Shape(
        # An address without a space does not show where a writer's editor breaks lines.
        width=max((len(line.words) for line in lines if " " in line.words), default=0),
        has_items=bool(_BULLET.match(lines[0].words)) or sum(bool(_BULLET.match(line.words)) for line in lines) > 1,
        has_speakers=sum(bool(_SPEAKER.match(line.words)) for line in lines) > 1,
    )
    start = 0
    for place in range(1, len(lines) + 1):
        if (
            place == len(lines)
            or _parts(lines[place - 1], lines[place], shape, is_pair=len(lines) == 2)
            or (place == start + 1 and _begins_prose(lines[start], lines[place:]))
        ):
            is_item = bool(_BULLET.match(lines[start].words))
            yield Paragraph(span=Span(lines[start].start, lines[place - 1].end), is_list_item=is_item)
            start = place


def _parts(before: _Line, after: _Line, shape: _Shape, *, is_pair: bool) -> bool:
    """Tell whether a new item begins at `after` rather than the next line of a wrapped one."""
    is_closed = bool(_CLOSED.search(before.words[-12:])) and not is_abbreviation(before.words[-12:].split()[-1])
    begins_item = bool(_BULLET.match(after.words)) and (is_closed or shape.has_items)
    begins_turn = shape.has_speakers and bool(_SPEAKER.match(after.words))
    is_indented = after.indent > before.indent + 1 and is_closed and not shape.has_items
    if begins_item or begins_turn or is_indented:
        return True
    continues = after.words[0].islower() and not is_closed
    if shape.width < _MIN_WRAP:
        return not (continues and is_pair)
    if continues or shape.width > _MAX_WRAP:
        return not continues
    first_word = after.words.split(maxsplit=1)[0]
    return len(before.words) + 1 + len(first_word) <= shape.width - (0 if is_closed else _SLACK)


def _begins_prose(pointer: _Line, below: Sequence[_Line]) -> bool:
    """Tell whether a long sentence begins below a line that points to another article."""
    if not below[0].words.lstrip("\"'“‘")[:1].isupper() or furniture_of(pointer.words) not in _POINTERS:
        return False
    words: list[str] = []
    for line in below:
        words += line.words.split()
        if _CLOSED.search(line.words):
            return len(words) >= _LEAST_WORDS
    return False
