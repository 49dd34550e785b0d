"""What a tagger cannot see in lower-case pieces of words: paragraphs, capitals, quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

SIGNS = 4
"""Signs of a token, each 0 or 1: it begins a paragraph, has a capital first, is all capitals, is inside a quotation."""
_OPENING = ("“", "``")
_CLOSING = ("”",)
_EITHER = ('"', "''")


def signs_of(text: str, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Give the signs of each token, in the order of `SIGNS`.

    Args:
        text: the whole text.
        offsets: half-open character ranges of the tokens, in order.
    """
    quoted = _inside_quotation(text)
    signs: list[tuple[int, int, int, int]] = []
    last_end = -1
    for start, end in offsets:
        opens = last_end < 0 or "\n" in text[last_end:start]
        piece = text[start:end]
        is_word_start = start == 0 or not text[start - 1].isalnum()
        signs.append(
            (
                int(opens),
                int(is_word_start and piece[:1].isupper()),
                int(len(piece) > 1 and piece.isupper()),
                int(quoted[start] if start < len(quoted) else 0),
            )
        )
        last_end = end
    return signs


def _inside_quotation(text: str) -> bytearray:
    """Mark the characters inside double quotation marks; a quotation ends with its paragraph at the latest."""
    marks = bytearray(len(text))
    is_open = False
    at = 0
    while at < len(text):
        two = text[at : at + 2]
        mark = two if two in _OPENING or two in _EITHER else text[at]
        if text[at] == "\n":
            is_open = False
        elif mark in _OPENING:
            is_open = True
        elif mark in _CLOSING:
            is_open = False
        elif mark in _EITHER:
            is_open = not is_open
        for k in range(at, min(at + len(mark), len(text))):
            marks[k] = is_open
        at += len(mark)
    return marks
