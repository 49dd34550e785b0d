"""Find quotations in a text, whatever their typography.

Exact first; then both sides are folded: quotation marks, dashes, runs of white space, case, ligatures and what shows
nothing (soft hyphens, zero-width characters, direction marks). Nothing is guessed: the words of a quotation must stand
in the text whole and in order.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from claimcheck.errors import SpanNotFound
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_MAX_TRIES = 2000
"""Occurrences inside longer words that one search steps over: periodic hostile text would make it quadratic."""

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›＂＇"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
INVISIBLE = "\xad\u061c\u200b\u200c\u200d\u200e\u200f\ufeff" + "".join(
    map(chr, [*range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080)])
)
"""Characters that show nothing: soft hyphen, zero width, direction marks and tags. Folding drops them."""

_HIDDEN = "\u200b"
_SAME_LENGTH = str.maketrans(
    dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(INVISIBLE, _HIDDEN)
)
# A lone space, quotation mark or dash keeps its length and needs no entry in the offset map.
_IRREGULAR = lazy_re(f"[ '\\-{_HIDDEN}]{{2,}}|{_HIDDEN}|…")
_OUTER = " '-.,;:!?…"


def fold(text: str) -> str:
    """Give the form of `text` in which two spellings of one quotation are equal, without outer white space."""
    return FoldedText(text).folded.strip()


class FoldedText:
    """A text folded once, in which any number of quotations are then located in linear time each."""

    def __init__(self, text: str) -> None:
        self.text = text
        # Parallel lists, one entry a piece: a stretch that keeps its length, or one folded character of its own.
        self._folded_starts: list[int] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        parts: list[str] = []
        length = 0
        for piece, start, end in _pieces(text.translate(_SAME_LENGTH)):
            parts.append(piece)
            self._folded_starts.append(length)
            self._starts.append(start)
            self._ends.append(end)
            length += len(piece)
        self.folded = "".join(parts)

    def locate(self, quote: str, *, near: Span | None = None) -> Span:
        """Locate a quote: inside `near` if it occurs there, else the occurrence nearest to it, else the first.

        A quote that occurs only without its outer quotation marks and end punctuation is found without them.

        Raises:
            SpanNotFound: the words of `quote` do not occur in this order.
        """
        verbatim = unicodedata.normalize("NFC", quote).strip()
        folded = fold(verbatim)
        bare = folded.strip(_OUTER)
        places = (True, False) if near else (False,)
        for inside in places:
            if span := self._locate_exact(verbatim, near, inside) or self._locate_folded(folded, near, inside):
                return span
        for inside in places if bare != folded else ():
            if span := self._locate_folded(bare, near, inside):
                return span
        shown = quote if len(quote) <= 80 else quote[:79] + "…"
        raise SpanNotFound(f"the document does not hold the words {shown!r}", quote=quote)

    def _locate_exact(self, words: str, near: Span | None, inside: bool) -> Span | None:
        start = _search(self.text, words, near.start if near else None, near.end if near else None, inside)
        return None if start is None else Span(start, start + len(words))

    def _locate_folded(self, words: str, near: Span | None, inside: bool) -> Span | None:
        low = self._to_folded(near.start) if near else None
        high = self._to_folded(near.end - 1) + 1 if near else None
        start = _search(self.folded, words, low, high, inside)
        return None if start is None else self._to_span(start, start + len(words))

    def _to_span(self, start: int, end: int) -> Span:
        first = bisect_right(self._folded_starts, start) - 1
        last = bisect_right(self._folded_starts, end - 1) - 1
        shift = min(start - self._folded_starts[first], self._ends[first] - self._starts[first] - 1)
        reach = end - self._folded_starts[last]
        length = self._piece_length(last)
        # In a folded character of its own every offset means the whole of it.
        is_stretch = length == self._ends[last] - self._starts[last]
        return Span(self._starts[first] + shift, self._starts[last] + reach if is_stretch else self._ends[last])

    def _piece_length(self, index: int) -> int:
        following = self._folded_starts[index + 1] if index + 1 < len(self._folded_starts) else len(self.folded)
        return following - self._folded_starts[index]

    def _to_folded(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        return self._folded_starts[index] + min(offset - self._starts[index], self._piece_length(index) - 1)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield folded pieces with their ranges in `text`: as long as the range, or one character folded by itself."""
    position = 0
    for match in _IRREGULAR.finditer(text):
        yield from _stretch(text, position, match.start())
        if match[0] == "…":
            yield "...", match.start(), match.end()
        else:
            yield from _joint(match[0], match.start())
        position = match.end()
    yield from _stretch(text, position, len(text))


def _stretch(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    if start == end:
        return
    folded = text[start:end].casefold()
    if len(folded) == end - start:
        yield folded, start, end
        return
    for offset in range(start, end):  # a ligature or sharp s folds to several letters
        yield text[offset].casefold(), offset, offset + 1


def _joint(run: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """Fold a run of spaces, quotation marks, dashes and hidden characters.

    Runs of one kind are one character, and a space beside a dash is none: "a -- b", "a — b" and "a—b" are equal.
    """
    kept: list[tuple[str, int, int]] = []
    for place, character in enumerate(run, offset):
        last = kept[-1][0] if kept else ""
        if character == _HIDDEN or (character == " " and last in {" ", "-"}):
            continue
        if character == "-" and last == " ":
            kept.pop()
            last = kept[-1][0] if kept else ""
        if character == last:
            kept[-1] = (character, kept[-1][1], place + 1)
        else:
            kept.append((character, place, place + 1))
    yield from kept


def _search(text: str, words: str, low: int | None, high: int | None, inside: bool) -> int | None:
    """Find whole words: in `[low, high)`, or the occurrence nearest to it, or the first where there is no range."""
    if not words.strip(_OUTER):
        return None
    if low is None or high is None:
        return _first(text, words, 0, len(text))
    if inside:
        return _first(text, words, low, high)
    after = _first(text, words, low, len(text))
    before = _last(text, words, low + len(words))
    if after is None or before is None:
        return before if after is None else after
    return before if low - (before + len(words)) < after - high else after


def _first(text: str, words: str, low: int, high: int) -> int | None:
    for _ in range(_MAX_TRIES):
        start = text.find(words, low, high)
        if start < 0:
            return None
        if _is_whole(text, start, start + len(words)):
            return start
        low = start + 1
    return None


def _last(text: str, words: str, high: int) -> int | None:
    for _ in range(_MAX_TRIES):
        start = text.rfind(words, 0, high)
        if start < 0:
            return None
        if _is_whole(text, start, start + len(words)):
            return start
        high = start + len(words) - 1
    return None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether neither end of the range cuts a word, nor a number at its decimal point or comma."""
    return not (_joins(text, start) or _joins(text, end))


def _joins(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isalnum() and after.isalnum():
        return True
    if after.isdigit() and before in ".,":
        return place > 1 and text[place - 2].isdigit()
    return before.isdigit() and after in ".," and text[place + 1 : place + 2].isdigit()
