"""What every part of the page looks up in a report: claims and sources by number, findings by claim, paragraphs."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, pairwise

from claimcheck.report.html.markup import Html, join, tag
from claimcheck.report.places import Places
from claimcheck.types import Act, Claim, Finding, Label, Report, SentenceState, Source, Span

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
        self._carried: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
        self._told: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
        for number, claim in self.claims:
            stated = _sources(claim, is_stated=True)
            for source_id in stated:
                self._carried[source_id].append((number, claim))
            for source_id in _sources(claim, is_stated=False) - stated:
                self._told[source_id].append((number, claim))
        self._states: dict[int, set[SentenceState]] = defaultdict(set)
        for sentence in report.sentences:
            self._states[sentence.paragraph].add(sentence.state)
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in report.findings:
            if finding.claim_id is not None:
                self._findings[finding.claim_id].append(finding)

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
        return self._carried[source.id]

    def told_of(self, source: Source) -> list[tuple[int, Claim]]:
        """Give the claims that the article itself makes of what a source wants or did: no statements of it."""
        return self._told[source.id]

    def findings(self, claim: Claim) -> list[Finding]:
        """Give what the policy holds against a claim."""
        return self._findings[claim.id]

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


def _sources(claim: Claim, *, is_stated: bool) -> set[str]:
    """Give the ids of all links of a claim's attributions, of the statements or of the others."""
    attributions = (one for one in claim.attributions if (one.act is Act.STATEMENT) is is_stated)
    return {source_id for one in attributions for source_id in one.chain}


def group_of(claim: Claim) -> str:
    """Give the name under which a claim is counted and coloured: its label, or its kind outside the counts."""
    return str(claim.label) if claim.kind.is_counted or claim.label is Label.NOT_CLASSIFIED else str(claim.kind)
