"""What every judge needs to know of a passage: its sentences, and whether it is of the article's own day."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.text.boundaries import sentence_starts
from claimcheck.text.paragraphs import split_paragraphs
from claimcheck.types import PublicationTime, Span

MAX_SENTENCES = 200
"""A passage is a part of a document; a longer one is judged by this many sentences."""


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[Span, ...]:
    """Cut a passage into sentences, by paragraph; one without words is one sentence."""
    spans: list[Span] = []
    for paragraph in split_paragraphs(text):
        words = paragraph.span.of(text)
        starts = sentence_starts(words)
        for low, high in zip(starts, [*starts[1:], len(words)], strict=True):
            spans.append(Span(paragraph.span.start + low, paragraph.span.start + low + len(words[low:high].rstrip())))
    return tuple(spans[:MAX_SENTENCES]) or (Span(0, len(text)),)


def is_same_day(published: PublicationTime, prior: PublicationTime | None) -> bool:
    """Tell whether the order of article and prior document within one day is not known."""
    if prior is None or published.day != prior.day:
        return False
    return published.time is None or prior.time is None
