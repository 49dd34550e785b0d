"""Where things stand in an article: paragraphs by number, sources and claims by id."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.report.layout import shorten
from claimcheck.types import Claim, Report, Source, Span

_WORDS_COLUMNS = 90


class Places:
    """Look-ups into one report, made once."""

    def __init__(self, report: Report) -> None:
        """Index the report's sentences, sources and claims."""
        self._starts = [sentence.start for sentence in report.sentences]
        self._paragraphs = [sentence.paragraph for sentence in report.sentences]
        self._sources = {source.id: source for source in report.sources}
        self._claims = {claim.id: claim for claim in report.claims}
        self.text = report.document.text

    def sentence(self, span: Span) -> int:
        """Give the place in `report.sentences` of the sentence in which a span starts."""
        return max(bisect_right(self._starts, span.start) - 1, 0)

    def paragraph(self, span: Span) -> int:
        """Give the paragraph in which a span starts, from 0."""
        return self._paragraphs[self.sentence(span)] if self._paragraphs else 0

    def mark(self, spans: Sequence[Span]) -> str:
        """Name the paragraphs of spans as an editor counts them, from 1: `¶3`, `¶1 ¶3`."""
        numbers = sorted({self.paragraph(span) + 1 for span in spans})
        return " ".join(f"¶{number}" for number in numbers)

    def source(self, source_id: str) -> Source | None:
        """Give a source by its id."""
        return self._sources.get(source_id)

    def claims(self, claim_ids: Sequence[str]) -> list[Claim]:
        """Give claims by their ids."""
        return [self._claims[claim_id] for claim_id in claim_ids if claim_id in self._claims]

    def words(self, span: Span) -> str:
        """Give the words of the article at a span, harmless and in 90 columns at most."""
        return shorten(span.of(self.text), _WORDS_COLUMNS)
