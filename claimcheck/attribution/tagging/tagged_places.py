"""Tagged spans in their places: by role, in the order of the text, with the sentences around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.types import Article, Span

NEAR = 12
"""Spans on either side that one is compared with: a sentence has fewer, an attacker may write more."""


@dataclass(frozen=True, slots=True)
class Place:
    """Tagged spans by role, with the sentences of the article; `cut` gives the readable part of a tagged source."""

    article: Article
    starts: tuple[int, ...]
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    cut: Mapping[Span, Span]

    def sentence(self, at: int) -> int:
        """Give the index of the sentence in which a place lies."""
        return max(0, bisect_right(self.starts, at) - 1)

    def span(self, at: int) -> Span:
        """Give the sentence in which a place lies."""
        return self.article.sentences[self.sentence(at)].span


@dataclass(frozen=True, slots=True)
class Content:
    """A tagged content with the source and cue that the tagger links it to."""

    span: Span
    source: Span | None
    cue: Span | None


def around(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Give the spans, sorted by start, that overlap `span` or stand within `NEAR` places of it."""
    first = bisect_right(spans, span.start, key=lambda s: s.start)
    last = bisect_right(spans, span.end, key=lambda s: s.start)
    return spans[max(0, first - NEAR) : last + NEAR]


def near(contents: Sequence[Content], span: Span) -> Sequence[Content]:
    """Give the contents, sorted by start, that overlap `span` or stand within `NEAR` places of it."""
    first = bisect_right(contents, span.start, key=lambda c: c.span.start)
    last = bisect_right(contents, span.end, key=lambda c: c.span.start)
    return contents[max(0, first - NEAR) : last + NEAR]


def shared(one: Span, other: Span) -> int:
    """Give the number of characters that two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def nearest(place: Place, content: Span, spans: Sequence[Span], beside: Span | None = None) -> Span | None:
    """Give the span nearest to `content` (or to `beside`) in the sentences where the content begins and ends."""
    low = place.sentence(content.start)
    high = place.sentence(content.end - 1)
    near = [s for s in around(spans, content) if low <= place.sentence(s.start) <= high and not content.contains(s)]
    target = beside or content
    return min(near, key=lambda s: (max(s.start - target.end, target.start - s.end, 0), s.start), default=None)


def behind_cue(text: str, piece: Span, cue: Span | None) -> Span:
    """Begin a piece behind the cue that it begins in: the tagger has "to show" of "appeared to show men at a gate"."""
    if cue is None or not cue.start <= piece.start < cue.end:
        return piece
    rest = text[cue.end : piece.end]
    start = piece.end - len(rest.lstrip())
    return Span(start, piece.end) if any(letter.isalnum() for letter in rest) else piece
