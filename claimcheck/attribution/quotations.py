"""Quotations: which parts of a text stand between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.attribution.titles import is_title
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_OPENING = {"“": "”", "„": "“", "«": "»", "‘": "’"}
_DOUBLE_STRAIGHT = ("''", "``", '"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation inside one paragraph, marks included.

    `is_open` says that no mark closes it before the paragraph ends, so that the next paragraph may go on with it.
    """

    span: Span
    inner: Span
    is_open: bool


def find_quotations(text: str, paragraph: Span) -> list[Quotation]:
    """Find the outermost quotations of one paragraph but no titles, in order; linear in its length."""
    found: list[Quotation] = []
    start, mark, width, nested = -1, "", 0, 0
    singles = _single_quoted(text, paragraph)
    i = paragraph.start
    while i < paragraph.end:
        if start < 0 and i in singles:
            end = min(singles[i] + 1, paragraph.end)
            found.append(Quotation(span=Span(i, end), inner=Span(i + 1, singles[i]), is_open=singles[i] == end))
            i = end
            continue
        kind = _mark_at(text, i)
        if not kind:
            i += 1
            continue
        if start < 0:
            if _opens(text, i, len(kind), kind, paragraph):
                start, mark, width, nested = i, "“" if kind == "”" else kind, len(kind), 0
        elif mark in _DOUBLE_STRAIGHT and kind == "“":
            nested += 1
        elif nested and kind == "”":
            nested -= 1
        elif _closes(text, i, kind, mark, paragraph):
            if i > start + width and not is_title(text, inner := Span(start + width, i), start):
                found.append(Quotation(span=Span(start, i + len(kind)), inner=inner, is_open=False))
            start = -1
        i += len(kind)
    if start >= 0 and paragraph.end > start + width:
        span = Span(start, paragraph.end)
        if mark in {"“", "„", "«"} or start == paragraph.start or _is_long(text, span):
            found.append(Quotation(span=span, inner=Span(start + width, paragraph.end), is_open=True))
    return found


def _single_quoted(text: str, paragraph: Span) -> dict[int, int]:
    """Give where straight single marks open a quotation, with where each closes: no "nurses' union", "rock 'n' roll".

    The last that opens before one that closes is its own; one closes beside a comma or full stop.
    """
    pairs: dict[int, int] = {}
    opener = -1
    for mark in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        if mark["opens"]:
            opener = mark.start()
        elif opener >= 0:
            whole = Span(opener, mark.end())
            if whole != paragraph or whole.of(text).count(" ") > HEADING:  # "'A Legend in the Fields.'"
                pairs[opener] = mark.start()
            opener = -1
    if opener >= 0 and _is_long(text, Span(opener, paragraph.end)) and _REOPENED.match(text, paragraph.end):
        pairs[opener] = paragraph.end
    return pairs


_REOPENED = lazy_re(r"\s{1,8}'[^\W\d_]")
"""Behind a paragraph whose last quotation nothing closes, the mark that the next one opens with."""
HEADING = 6
"""Spaces in a paragraph between straight single marks that is a heading, at most."""


_SINGLE = lazy_re(
    r"(?P<opens>(?<![\w'])'(?=[^\W\d_])(?!(?:em|n|til|cause|[Tt]is|[Tt]was)\b))|"
    r"(?<=[,.!?])'(?![\w'])|(?<=[a-rt-z])'(?=[,.](?:\s|$))"
)


def _is_long(text: str, span: Span) -> bool:
    return span.of(text).count(" ") >= 4


def _mark_at(text: str, i: int) -> str:
    if text[i] in _OPENING or text[i] in '”»"':
        return text[i]
    if text[i] == "’":
        return "’"
    pair = text[i : i + 2]
    return pair if pair in {"''", "``"} else ""


def _opens(text: str, i: int, width: int, kind: str, paragraph: Span) -> bool:
    if kind == "”" and i == paragraph.start:
        # A closing mark where a paragraph begins is a slip for an opening one.
        return i + width < paragraph.end and not text[i + width].isspace()
    if kind in {"”", "»", "’"}:
        return False
    before = text[i - 1] if i > paragraph.start else " "
    after = text[i + width] if i + width < paragraph.end else " "
    if kind == "‘":
        # ’90s and the like are written with ’; a ‘ inside a word is a typing slip.
        return not before.isalnum() and not after.isspace()
    if kind in _OPENING:
        return True
    return not before.isalnum() and not after.isspace()


def _closes(text: str, i: int, kind: str, mark: str, paragraph: Span) -> bool:
    if mark in _DOUBLE_STRAIGHT:
        return kind in _DOUBLE_STRAIGHT or kind == "”"
    if mark == "‘":
        after = text[i + 1] if i + 1 < paragraph.end else " "
        return kind == "’" and not after.isalnum()
    return kind == _OPENING[mark] or (mark == "“" and kind == '"') or (mark == "„" and kind == "”")


def is_heard_there(text: str, start: int, end: int) -> bool:
    """Tell what a recording holds, and nobody said last, from what stands before it: "They can be heard — “Stop,” "."""
    return _HEARD.search(text, start, end) is not None


_HEARD = lazy_re(r"\bbe heard\b(?![^.;\n]{0,80}\b(?:saying|telling|asking|shouting|yelling)\b)")
