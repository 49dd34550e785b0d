"""The sentences of a passage."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.text.boundaries import sentence_starts
from claimcheck.text.paragraphs import split_paragraphs
from claimcheck.types import Span

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
