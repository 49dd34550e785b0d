"""Cut a document into sentences, with paragraph, headline, furniture and language of each."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.text.boundaries import sentence_starts
from claimcheck.text.furniture import mark_furniture
from claimcheck.text.language import language_of
from claimcheck.text.paragraphs import Paragraph, split_paragraphs
from claimcheck.text.place_labels import place_label
from claimcheck.types import Article, Document, Furniture, Sentence, Span


def segment(document: Document) -> Article:
    """Cut a document into sentences.

    Returns:
        The sentences in order: none empty, none with outer white space, none overlapping; every gap between them is
        white space, so that sentences and gaps rebuild the text.
    """
    text = document.text
    headline = _clip(document.headline, len(text))
    paragraphs = split_paragraphs(text, edges=(headline.start, headline.end) if headline else ())
    default = language_of(text)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        is_headline = headline is not None and headline.contains(paragraph.span)
        language = language_of(paragraph.span.of(text), default=default)
        sentences.extend(
            Sentence(
                span=span,
                paragraph=number,
                is_headline=is_headline,
                is_list_item=paragraph.is_list_item,
                language=language,
            )
            for span in _split(text, paragraph, is_headline=is_headline)
        )
    return Article(document=document, sentences=_with_place_apart(text, mark_furniture(document, sentences)))


def _with_place_apart(text: str, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Cut the place off the first paragraph, as furniture: "SHANTIGARH: The High Court on Thursday ..."."""
    label = place_label(text, sentences)
    if label is None:
        return sentences
    at = next(i for i, each in enumerate(sentences) if each.span.start == label.start)
    whole = sentences[at]
    start = label.end + len(text[label.end : whole.span.end]) - len(text[label.end : whole.span.end].lstrip())
    parts = (
        replace(whole, span=label, furniture=Furniture.DATELINE),
        replace(whole, span=Span(start, whole.span.end)),
    )
    return (*sentences[:at], *parts, *sentences[at + 1 :])


def _clip(span: Span | None, length: int) -> Span | None:
    return Span(span.start, min(span.end, length)) if span and span.start < length else None


def _split(text: str, paragraph: Paragraph, *, is_headline: bool) -> list[Span]:
    start = paragraph.span.start
    words = paragraph.span.of(text)
    starts = sentence_starts(words, is_headline=is_headline)
    spans = []
    for low, high in zip(starts, [*starts[1:], len(words)], strict=True):
        spans.append(Span(start + low, start + low + len(words[low:high].rstrip())))
    return spans
