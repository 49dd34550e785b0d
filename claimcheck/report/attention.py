"""What an editor should look at first, the gravest on top."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from claimcheck.report.carried import carried_claims
from claimcheck.report.claim_rows import LABEL_COLUMNS, evidence_words, source_words
from claimcheck.report.layout import Sheet, Style, harmless, shorten
from claimcheck.report.phrases import LABELS, REASONS, SEVERITIES, count, failure_words, unread_words
from claimcheck.report.places import Places
from claimcheck.types import (
    Claim,
    Finding,
    Label,
    Report,
    ReviewReason,
    SentenceState,
    Severity,
    Span,
    Stance,
)

_MARK_COLUMNS = 5
_MAX_OF_ONE_RULE = 3
_MAX_MARKS = 12
_MAX_MESSAGE_COLUMNS = 400
_SHOWN_ABOVE = {ReviewReason.CONTRADICTED, ReviewReason.NOT_CLASSIFIED}


def attention_rows(report: Report, places: Places, sheet: Sheet) -> list[str]:
    """Set contradicted claims, then the not classified, findings by severity, reviews and anonymous sources."""
    rows = [
        *_contradicted(report, places, sheet),
        *_not_classified(report, places, sheet),
        *_findings(report, places, sheet),
        *_reviews(report, places, sheet),
        *_anonymous(report, places, sheet),
    ]
    if not rows:
        return [*sheet.heading("Needs attention"), "nothing"]
    return [*sheet.heading("Needs attention"), *rows]


def _contradicted(report: Report, places: Places, sheet: Sheet) -> list[str]:
    """Set each contradicted claim with the passage that contradicts it."""
    lines: list[str] = []
    for claim in (claim for claim in report.claims if claim.contradicted_by):
        lines += _row("CONTRADICTED", Style.RED, places.mark(claim.spans), _short(claim, sheet), sheet)
        for evidence in claim.evidence:
            if evidence.stance is Stance.CONTRADICTS and evidence.document_id in claim.contradicted_by:
                words = f"{evidence_words(evidence)}: “{shorten(evidence.quote, 180)}”"
                lines += sheet.text(words, indent=LABEL_COLUMNS + _MARK_COLUMNS, style=Style.RED, hang=2)
    return lines


def _not_classified(report: Report, places: Places, sheet: Sheet) -> list[str]:
    """Set each claim that has no label, and each run of sentences that could not be read and hold none."""
    badge, style = LABELS[Label.NOT_CLASSIFIED]
    lines: list[str] = []
    covered: set[int] = set()
    for claim in (claim for claim in report.claims if claim.label is Label.NOT_CLASSIFIED):
        covered.update(places.sentence(span) for span in claim.spans)
        words = f"{_short(claim, sheet)} ({failure_words(claim)})"
        lines += _row(badge, style, places.mark(claim.spans), words, sheet)
    unread = [
        (sentence.reason, Span(sentence.start, sentence.end))
        for place, sentence in enumerate(report.sentences)
        if sentence.state is SentenceState.NOT_CLASSIFIED and place not in covered
    ]
    for reason, group in groupby(unread, key=lambda pair: pair[0]):
        spans = [span for _, span in group]
        quoted = f"“{shorten(places.words(spans[0]), 60)}”"
        words = f"{unread_words(len(spans), reason)} ({quoted if len(spans) == 1 else f'from {quoted} on'})"
        lines += _row(badge, style, _range(spans, places), words, sheet)
    return lines


def _findings(report: Report, places: Places, sheet: Sheet) -> list[str]:
    """Set the findings by severity; a rule that is broken often is said a few times, then only counted."""
    lines: list[str] = []
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        badge, style = SEVERITIES[severity]
        rules: dict[str, list[Finding]] = {}
        for finding in report.findings:
            if finding.severity is severity:
                rules.setdefault(finding.rule, []).append(finding)
        for rule, findings in rules.items():
            shown = 1 if severity is Severity.INFO else _MAX_OF_ONE_RULE
            for finding in findings[:shown]:
                words = f"{shorten(finding.message, _MAX_MESSAGE_COLUMNS)} [{harmless(rule)}]"
                lines += _row(badge, style, places.mark(finding.spans[:1]), words, sheet)
            rest = findings[shown:]
            if rest:
                marks = _marks((span for finding in rest for span in finding.spans[:1]), places)
                lines += _row("", style, "", f"and {len(rest)} more of {harmless(rule)}: {marks}", sheet)
    return lines


def _reviews(report: Report, places: Places, sheet: Sheet) -> list[str]:
    """Set each claim that asks for review for another reason than those above."""
    lines: list[str] = []
    for claim in report.claims:
        reasons = [REASONS[reason] for reason in claim.needs_review if reason not in _SHOWN_ABOVE]
        if reasons:
            words = f"{'; '.join(reasons)}: {_short(claim, sheet)}"
            lines += _row("REVIEW", Style.YELLOW, places.mark(claim.spans[:1]), words, sheet)
    return lines


def _anonymous(report: Report, places: Places, sheet: Sheet) -> list[str]:
    """Set each anonymous source that carries an anonymous claim, with how many."""
    carried = {claim.id for claim in report.claims if claim.label is Label.ANONYMOUS and claim.kind.is_counted}
    stated = carried_claims(report.claims)
    badge, style = LABELS[Label.ANONYMOUS]
    lines: list[str] = []
    for source in report.sources:
        claims = [claim.id for claim in stated.get(source.id, []) if claim.id in carried]
        if not source.kind.is_named and claims:
            words = f"{count(len(claims), 'claim')} on {source_words(source, places)}"
            where = source.mentions or [span for claim in places.claims(claims) for span in claim.spans]
            lines += _row(badge, style, places.mark(where[:1]), words, sheet)
            badge = ""
    return lines


def _row(badge: str, style: Style, mark: str, words: str, sheet: Sheet) -> list[str]:
    """Set one entry; a mark that outgrows its column goes into the words."""
    if len(mark) >= _MARK_COLUMNS:
        mark, words = "", f"{mark}  {words}"
    return sheet.row(((badge, LABEL_COLUMNS, style), (mark, _MARK_COLUMNS, Style.DIM)), words)


def _short(claim: Claim, sheet: Sheet) -> str:
    """Give the wording of a claim in two lines at most."""
    return shorten(claim.text, 2 * (sheet.width - LABEL_COLUMNS - _MARK_COLUMNS) - 10)


def _range(spans: list[Span], places: Places) -> str:
    """Name the first and last paragraph of a run of sentences."""
    first, last = places.mark(spans[:1]), places.mark(spans[-1:])
    return first if first == last else f"{first}–{last}"


def _marks(spans: Iterable[Span], places: Places) -> str:
    """Name the paragraphs of spans, the first few of them."""
    marks = list(dict.fromkeys(places.mark([span]) for span in spans))
    return " ".join(marks[:_MAX_MARKS]) + (" …" if len(marks) > _MAX_MARKS else "")
