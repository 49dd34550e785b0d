"""Where the words of a decision stand in a text, and which claim they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.errors import SpanNotFound
from claimcheck.text.align import FoldedText, fold
from claimcheck.types import Quotation, Span


class Places:
    """Finds quotations in one article: at their old place if its words are the same, else the nearest."""

    def __init__(self, text: str) -> None:
        """Take the text; it is folded when the first quotation is not at its old place."""
        self._text = text
        self._folded: FoldedText | None = None

    def find(self, quotation: Quotation) -> Span | None:
        """Give the place of a quotation, or None if its words are not in the text."""
        if quotation.span.of(self._text) == quotation.words:
            return quotation.span
        return self.nearest(quotation.words, quotation.span)

    def nearest(self, words: str, near: Span | None) -> Span | None:
        """Give the place of words, the nearest to `near` where they occur more than once."""
        if self._folded is None:
            self._folded = FoldedText(self._text)
        try:
            return self._folded.locate(words, near=near)
        except SpanNotFound:
            return None

    def find_all(self, quotations: Sequence[Quotation]) -> tuple[Span, ...] | None:
        """Give the places of quotations in the order of the text, or None if one is not there."""
        found = [self.find(each) for each in quotations]
        spans = sorted({span for span in found if span is not None})
        return None if None in found or not spans else tuple(spans)


def same_words(text: str, spans: Iterable[Span], quotations: Sequence[Quotation]) -> bool:
    """Tell whether spans hold the words of quotations, whatever their typography."""
    return [fold(span.of(text)) for span in spans] == [fold(each.words) for each in quotations]
