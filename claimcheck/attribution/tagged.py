"""Spans that a tagger marks: what is a source, a cue, a content, and whose content it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from claimcheck.types import Span


class Role(Enum):
    """What a span is to an attribution; the order is that of the model's outputs."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSpan:
    """A marked span; of a content, `source` and `cue` are the marked spans that the tagger links it to, if any."""

    span: Span
    role: Role
    source: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRun:
    """A marked run of tokens, `[first, stop)`, and the characters that it covers."""

    first: int
    stop: int
    span: Span


def runs_of_labels(text: str, offsets: Sequence[tuple[int, int]], labels: Sequence[int]) -> list[TokenRun]:
    """Join token labels (0 outside, 1 begins, 2 inside) to runs; an "inside" with nothing before it begins one.

    Runs end at the end of a paragraph; their spans hold whole words and no outer white space.
    """
    found: list[TokenRun] = []
    first = -1
    for i in range(len(labels) + 1):
        label = labels[i] if i < len(labels) else 0
        breaks = first >= 0 and i < len(labels) and "\n" in text[offsets[i - 1][1] : offsets[i][0]]
        if first >= 0 and (label != 2 or breaks):
            span = _whole_words(text, offsets[first][0], offsets[i - 1][1])
            found.append(TokenRun(first=first, stop=i, span=span))
            first = -1
        if label and first < 0:
            first = i
    return found


def _whole_words(text: str, start: int, end: int) -> Span:
    """Widen a span to whole words: the tagger's tokens are pieces of words."""
    while start > 0 and text[start].isalnum() and (text[start - 1].isalnum() or _is_hyphen(text, start - 1)):
        start -= 1 if text[start - 1].isalnum() else 2
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _is_hyphen(text: str, at: int) -> bool:
    """Tell whether a hyphen joins the letter before it to what is behind: "front-runner"."""
    return at > 0 and text[at] == "-" and text[at - 1].isalnum()
