"""What every part of the page looks up in a report: claims and sources by number, findings by claim, paragraphs."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, pairwise

from claimcheck.report.carried import carried_claims, findings_by_claim, told_claims
from claimcheck.report.html.markup import Html, join, tag
from claimcheck.report.places import Places
from claimcheck.types import Claim, Finding, Report, SentenceState, Source, Span

CONTRADICTED = "contradicted"
REVIEW = "review"
FINDING = "finding"


class View:
    """Look-ups into one report, made once.

    Claims are numbered from 1 in the order of the article, sources in that of the ledger: the page names its parts by
    these numbers, never by a text of the report.
    """

    def __init__(self, report: Report) -> None:
        """Number the claims and sources of a report."""
        self.report = report
        self.text = report.document.text
        self.places = Places(report)
        self.claims = tuple(enumerate(sorted(report.claims, key=lambda claim: min(claim.spans)), start=1))
        self._numbers = {claim.id: number for number, claim in reversed(self.claims)}
        self._source_numbers = {source.id: number for number, source in enumerate(report.sources, start=1)}
        ordered = [claim for _, claim in self.claims]
        self._carried = carried_claims(ordered)
        self._told = told_claims(ordered)
        self._states: dict[int, set[SentenceState]] = defaultdict(set)
        for sentence in report.sentences:
            self._states[sentence.paragraph].add(sentence.state)
        self._findings = findings_by_claim(report)

    def number(self, claim_id: str) -> int | None:
        """Give the number of a claim, or None if the report has none of this id."""
        return self._numbers.get(claim_id)

    def source_number(self, source_id: str) -> int | None:
        """Give the number of a source, or None if the ledger has none of this id."""
        return self._source_numbers.get(source_id)

    def source(self, source_id: str) -> Source | None:
        """Give a source by its id."""
        return self.places.source(source_id)

    def carried_by(self, source: Source) -> list[tuple[int, Claim]]:
        """Give the numbered claims that a source is said to state."""
        return [(self._numbers[claim.id], claim) for claim in self._carried.get(source.id, [])]

    def told_of(self, source: Source) -> list[tuple[int, Claim]]:
        """Give the claims that the article itself makes of what a source wants or did: no statements of it."""
        return [(self._numbers[claim.id], claim) for claim in self._told.get(source.id, [])]

    def findings(self, claim: Claim) -> list[Finding]:
        """Give what the policy holds against a claim, alone or with others."""
        return self._findings.get(claim.id, [])

    def words(self, span: Span) -> str:
        """Give the words of the article at a span."""
        return span.of(self.text)

    def flags(self, claim: Claim) -> list[str]:
        """Name what a claim can be filtered by beside its label."""
        flags = [CONTRADICTED] if claim.contradicted_by else []
        flags += [REVIEW] if claim.needs_review else []
        return flags + ([FINDING] if self.findings(claim) else [])

    def paragraphs(self) -> list[Span]:
        """Give the span of each paragraph, in order: they follow on each other and cover the whole text."""
        starts = [
            min(sentence.start for sentence in group)
            for _, group in groupby(self.report.sentences, key=lambda sentence: sentence.paragraph)
        ]
        bounds = [0, *(start for start in starts[1:] if 0 < start < len(self.text)), len(self.text)]
        return [Span(first, last) for first, last in pairwise(bounds) if first < last]

    def states(self, paragraph: int) -> set[SentenceState]:
        """Give the states of the sentences of a paragraph, counted from 1."""
        return self._states.get(paragraph - 1, set())

    def mark_links(self, spans: list[Span]) -> Html:
        """Name the paragraphs of spans, each a link into the article."""
        numbers = sorted({self.places.paragraph(span) + 1 for span in spans})
        return join((paragraph_link(number) for number in numbers), " ")


def paragraph_link(number: int) -> Html:
    """Name a paragraph, from 1, as a link to it."""
    return tag("a", f"¶{number}", class_="para", href=f"#p{number}")


def group_of(claim: Claim) -> str:
    """Give the name under which a claim is counted and coloured: its label, or its kind outside the counts."""
    return str(claim.label if claim.kind.is_counted else claim.kind)
