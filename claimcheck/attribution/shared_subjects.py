"""Cues that share a subject: "Ruiz confirmed that it leaks but denied that it is unsafe" states two things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.besides import before_deed, is_chanted
from claimcheck.attribution.found import FoundAttribution
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

NEAR = 4
"""Attributions that one is compared with on either side."""
_JOINED = lazy_re(r",?\s(?:and|but)(?:\s[\w’'-]+){0,2}\s$")
"""What stands between a content and the next cue: "and", "but later"."""


def up_to_next_cue(text: str, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """End each content where the same speaker's next cue begins."""
    return [_ended(text, each, found[max(0, i - NEAR) : i + NEAR + 1]) for i, each in enumerate(found)]


def _ended(text: str, one: FoundAttribution, near: Sequence[FoundAttribution]) -> FoundAttribution:
    spoken = tuple(piece for piece in one.content if not (one.is_quoted and is_chanted(text, piece)))
    content = tuple(before_deed(text, one, piece) for piece in spoken or one.content)
    for other in near:
        content = tuple(_before_judged(text, piece, other) for piece in content) if other is not one else content
        if other is not one and other.cue is not None and one.source is not None and other.source == one.source:
            content = tuple(_before(text, piece, other.cue) for piece in content)
        elif other is not one and _closes(one, other):
            content = tuple(_before_speaker(text, piece, other) for piece in content)
    return one if content == one.content else replace(one, content=content)


def _before_judged(text: str, piece: Span, other: FoundAttribution) -> Span:
    """End what is said before another's word for it: "it was “aware of it,” [a phrase that] Ruiz called “weak”"."""
    source, told = other.source, other.content[0]
    if source is None or other.cue is None or not (told.contains(source) and told.contains(other.cue)):
        return piece
    is_behind = piece.start < told.start < piece.end < told.end and piece.end <= source.start
    if not is_behind or not text.endswith((", ", ",” "), 0, told.start):
        return piece
    return Span(piece.start, piece.start + len(text[piece.start : told.start].rstrip(" ,")))


def _closes(one: FoundAttribution, other: FoundAttribution) -> bool:
    """Tell whether another attribution closes a sentence and takes in all of this one: "X told Y that Z, two said".

    Who heard it in court is no source: "X told Y that Z, the court heard".
    """
    first = one.source or one.cue
    return (
        first is not None
        and (other.source is not None or other.lemma == "hear")
        and other.cue is not None
        and min(other.content).start <= first.start
        and max(piece.end for piece in other.content) <= _speaker_start(other)
    )


def _speaker_start(other: FoundAttribution) -> int:
    return min(span.start for span in (other.source, other.cue) if span is not None)


def _before_speaker(text: str, piece: Span, other: FoundAttribution) -> Span:
    is_heard = other.source is None and other.lemma == "hear"
    at = max(each.end for each in other.content) if is_heard else _speaker_start(other)
    if not piece.start < at < piece.end:
        return piece
    kept = text[piece.start : at].rstrip(" ,")
    return Span(piece.start, piece.start + len(kept)) if kept else piece


def _before(text: str, piece: Span, cue: Span) -> Span:
    if not piece.contains(cue):
        return piece
    joined = _JOINED.search(text, max(piece.start, cue.start - 60), cue.start)
    return Span(piece.start, joined.start()) if joined is not None and joined.start() > piece.start else piece
