"""Join the lines that a PDF draws to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claimcheck.text.lazy_re import lazy_re

_PAGE_NUMBER = lazy_re(r"(?:page |p\. ?|[-–] ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?[-–])?", re.I)
_SENTENCE_END = lazy_re(r"[.!?…:][\"”’')\]]*$")
_BULLET = lazy_re(r"[•◦▪‣]|[-–*] ")
_HYPHENED = lazy_re(r"(\w+)[-\u00ad\u2010]")
_FIRST_WORD = lazy_re(r"\w+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_EDGE_LINES = 2
_MAX_WORD_CHARS = 60
_WIDE_GAP = 1.3
_SIZE_STEP = 1.12
_SHORT_LINE = 0.8
_INDENT_EMS = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One drawn line; `x`, `y` (upwards) and `size` of the letters in points, `indent` its leading spaces."""

    text: str
    x: float
    y: float
    size: float
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Joined lines, and the size of the first one's letters in points."""

    text: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """What is usual in one document: the distance of two lines in letter sizes, and the characters of a full line."""

    leading: float
    width: int


def join_lines(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Join lines to paragraphs, also over pages, without page numbers and running heads.

    A paragraph ends where the letters change size, the distance grows, the next line is indented or starts a list
    item, or a short line ends a sentence. A word parted at a line's end is joined, with its hyphen only where the
    document writes it so elsewhere.
    """
    kept = _drop_running_heads(pages)
    measures = _measure(kept)
    groups: list[list[Line]] = []
    for page in kept:
        for number, line in enumerate(page):
            before = groups[-1][-1] if groups else None
            if before is None or _parts(before, line, measures, same_page=number > 0):
                groups.append([])
            groups[-1].append(line)
    words = Counter(word for page in kept for line in page for word in re.findall(r"\w+(?:-\w+)*", line.text.lower()))
    return [Paragraph(text=_join(group, words), size=group[0].size) for group in groups]


def _drop_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out page numbers and what the edges of most pages repeat; on page one only small ones."""
    edges = [_edge_keys(page) for page in pages]
    seen = Counter(key for keys in edges for key in set(keys.values()))
    body = median([line.size for page in pages for line in page] or [0.0])
    kept = []
    for number, (page, keys) in enumerate(zip(pages, edges, strict=True)):
        lines = []
        for place, line in enumerate(page):
            repeats = place in keys and 2 <= seen[keys[place]] >= len(pages) / 2
            if place in keys and _PAGE_NUMBER.fullmatch(line.text):
                continue
            if repeats and (number > 0 or line.size <= body):
                continue
            lines.append(line)
        kept.append(lines)
    return kept


def _edge_keys(page: Sequence[Line]) -> dict[int, str]:
    """Give the lines at the page's top and bottom by place, without their figures."""
    places = sorted({*range(min(_EDGE_LINES, len(page))), *range(max(0, len(page) - _EDGE_LINES), len(page))})
    return {place: re.sub(r"\d+", "#", page[place].text) for place in places}


def _measure(pages: Iterable[Sequence[Line]]) -> _Measures:
    gaps: list[float] = []
    widths: list[int] = []
    for page in pages:
        widths.extend(len(line.text) for line in page)
        for before, line in pairwise(page):
            gap = before.y - line.y
            if 0 < gap < 4 * line.size and abs(before.size - line.size) < 0.5:
                gaps.append(gap / line.size)
    widths.sort()
    # The lower third: in a page of short paragraphs half of the gaps may be wide ones.
    gaps.sort()
    return _Measures(
        leading=gaps[len(gaps) // 3] if gaps else 1.2, width=widths[len(widths) * 9 // 10] if widths else 0
    )


def _parts(before: Line, line: Line, measures: _Measures, *, same_page: bool) -> bool:
    """Tell whether a paragraph ends between two lines."""
    if max(before.size, line.size) > _SIZE_STEP * min(before.size, line.size) or _BULLET.match(line.text):
        return True
    ends = _SENTENCE_END.search(before.text[-_MAX_WORD_CHARS:]) is not None
    gap = before.y - line.y
    if not same_page or gap < 0:
        return ends  # a new page or column
    if gap > _WIDE_GAP * measures.leading * line.size:
        return True
    if line.indent >= 2 or line.x - before.x > _INDENT_EMS * line.size:
        return gap > 0
    return ends and len(before.text) < _SHORT_LINE * measures.width


def _join(lines: Sequence[Line], words: Counter[str]) -> str:
    parts = [lines[0].text]
    for line in lines[1:]:
        parted = _HYPHENED.fullmatch(re.split(r"[\W_]", parts[-1][-_MAX_WORD_CHARS:-1])[-1] + parts[-1][-1])
        first = _FIRST_WORD.match(line.text)
        if parted and first and first[0][0].islower():
            whole, hyphened = parted[1] + first[0], f"{parted[1]}-{first[0]}"
            if words[hyphened.lower()] <= words[whole.lower()]:
                parts[-1] = parts[-1][:-1]
            parts.append(line.text)
        elif parted and first:
            parts.append(line.text)
        else:
            parts.append(" " + line.text)
    return "".join(parts).translate(_LIGATURES)
