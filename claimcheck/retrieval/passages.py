"""Cutting a document into the passages that are searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.types import Article, Sentence, Span

MAX_WORDS = 75
"""Words a passage holds at most: about 100 tokens, so that with the headline it stays under the embedder's 128."""
PARAGRAPH_WORDS = 45
"""A passage this long ends with its paragraph; a shorter one takes the next paragraph in."""

_WORD = re.compile(r"\S+")


def cut_passages(article: Article) -> tuple[Span, ...]:
    """Give the passages of an article: in order, never overlapping, cut at sentence and paragraph ends.

    Page furniture and the headline belong to no passage, unless there is nothing else. A single sentence of more than
    75 words is cut between words.
    """
    sentences = article.sentences
    body = [place for place, each in enumerate(sentences) if each.furniture is None and not each.is_headline]
    return tuple(_packed(article.document.text, sentences, body or list(range(len(sentences)))))


def _packed(text: str, sentences: Sequence[Sentence], places: list[int]) -> Iterator[Span]:
    pending: Span | None = None
    pending_words, last_place = 0, -1
    for place in places:
        is_new_paragraph = place == 0 or sentences[place].paragraph != sentences[place - 1].paragraph
        must_break = place != last_place + 1 or (is_new_paragraph and pending_words >= PARAGRAPH_WORDS)
        last_place = place
        for piece in _pieces(text, sentences[place].span):
            words = len(_WORD.findall(piece.of(text)))
            if pending is not None and (must_break or pending_words + words > MAX_WORDS):
                yield pending
                pending, pending_words = None, 0
            pending = piece if pending is None else Span(pending.start, piece.end)
            pending_words, must_break = pending_words + words, False
    if pending is not None:
        yield pending


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Give a sentence whole or, when it is too long for a passage, cut between words."""
    words = list(_WORD.finditer(text, span.start, span.end))
    for first in range(0, len(words), MAX_WORDS):
        last = min(first + MAX_WORDS, len(words)) - 1
        yield Span(words[first].start(), words[last].end())


def with_context(title: str | None, passage: str) -> str:
    """Give the words to embed for a passage: its document's title first, which often names what the passage is on."""
    return f"{title}\n{passage}" if title else passage
