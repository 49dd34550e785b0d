"""What version control should point at: findings, contradictions and failures, with their lines in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from claimcheck.report.phrases import cause_words
from claimcheck.types import Claim, Finding, Label, Report, Severity, Span, Stance

CONTRADICTED = "claim_contradicted"
NOT_CLASSIFIED = "claim_not_classified"
_LINE_END = re.compile(r"\r\n?|\n")
_MAX_LOOKED_FOR = 60
_WORDS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFile:
    """The file that an article was loaded from: its name as the user gave it, and its text where it is a text."""

    name: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to point at; `span` indexes the article's text, None where it is of the whole article."""

    rule: str
    severity: Severity
    message: str
    span: Span | None
    claim_id: str | None


def problems(report: Report) -> list[Problem]:
    """Give the findings, then the contradicted and the not classified claims, in the order of the text."""
    found = [_of_finding(finding) for finding in report.findings]
    found += [_contradicted(claim) for claim in report.claims if claim.contradicted_by]
    found += [_not_classified(claim) for claim in report.claims if claim.label is Label.NOT_CLASSIFIED]
    return sorted(found, key=lambda one: (one.span.start if one.span else 0, one.rule, one.message))


def _of_finding(finding: Finding) -> Problem:
    return Problem(
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        span=finding.spans[0] if finding.spans else None,
        claim_id=finding.claim_id,
    )


def _contradicted(claim: Claim) -> Problem:
    passages = [one for one in claim.evidence if one.stance is Stance.CONTRADICTS]
    against = "; ".join(f"{one.title or one.document_id}: “{one.quote}”" for one in passages[:2])
    return Problem(
        rule=CONTRADICTED,
        severity=Severity.WARNING,
        message=f"the archive contradicts this: {against}",
        span=min(claim.spans),
        claim_id=claim.id,
    )


def _not_classified(claim: Claim) -> Problem:
    return Problem(
        rule=NOT_CLASSIFIED,
        severity=Severity.WARNING,
        message=f"the claim could not be classified: {cause_words(claim.cause)}",
        span=min(claim.spans),
        claim_id=claim.id,
    )


class Lines:
    """The lines of a text, from 1."""

    def __init__(self, text: str) -> None:
        """Note where the lines begin."""
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def of(self, place: int) -> int:
        """Give the line of a place in the text."""
        return bisect_right(self._starts, place)


def line_in_file(span: Span, article: str, file: str) -> int | None:
    """Find the line of the file where a span of the article's text starts, or None if its words are not there as such.

    The article's text is what is left of the file without front matter and marks, so the words are looked for; of
    several places the one is taken that stands as far along in the file as the span in the article.
    """
    words = _WORDS.sub(" ", span.of(article)).strip()[:_MAX_LOOKED_FOR]
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split(" ")))
    before = len(pattern.findall(_WORDS.sub(" ", article[: span.start])))
    places = [match.start() for match in pattern.finditer(file)]
    if not places:
        return None
    return Lines(file).of(places[min(before, len(places) - 1)])
