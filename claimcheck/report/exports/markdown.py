"""A report as Markdown, for a message to the desk: totals, what to look at, every claim on a line."""

from __future__ import annotations

import re
from itertools import groupby

from claimcheck.report.exports.lines import Lookup
from claimcheck.report.layout import harmless
from claimcheck.report.nearness import is_near
from claimcheck.report.phrases import LABELS, REASONS, STANCES, cause_words, count, date_words
from claimcheck.report.places import Places
from claimcheck.types import Claim, Label, Report, Severity, Stance

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|&])")
_OPENING = re.compile(r"^(?=[#+=-])|^(\d{1,9})(?=[.)])")
_PLAIN_NAME = re.compile(r"\w{1,60}", re.ASCII)


def to_markdown(report: Report) -> str:
    """Give the report as CommonMark that ends with a line end; no text of the article is markup in it."""
    places, lookup = Places(report), Lookup(report)
    parts = [*_head(report), *_attention(report, places), *_claims(report, places, lookup), *_foot(report)]
    return "\n".join(parts) + "\n"


def plain(words: str) -> str:
    """Bring text to one line in which nothing is markup, also where it opens a line."""
    return _OPENING.sub(r"\1\\", _SPECIAL.sub(r"\\\1", harmless(words)))


def _rule(name: str) -> str:
    return f"`{name}`" if _PLAIN_NAME.fullmatch(name) else plain(name)


def _head(report: Report) -> list[str]:
    document = report.document
    known = [plain(part) for part in (document.publisher, date_words(document.date), document.url) if part]
    totals = ", ".join(
        f"{report.totals.get(label, 0)} {words.lower()}"
        for label, (words, _) in LABELS.items()
        if report.totals.get(label, 0) or label is not Label.NOT_CLASSIFIED
    )
    counted = sum(report.totals.get(label, 0) for label in Label)
    lines = [f"# {plain(document.title or '(no title)')}", ""]
    lines += [" · ".join(known), ""] if known else []
    return [*lines, f"**{count(counted, 'claim')}**: {totals}.", ""]


def _attention(report: Report, places: Places) -> list[str]:
    """List contradictions, failures and the findings that are not mere remarks."""
    rows = []
    for claim in report.claims:
        if claim.contradicted_by:
            passages = [one for one in claim.evidence if one.stance is Stance.CONTRADICTS]
            against = "; ".join(f"{plain(one.title or one.document_id)}: “{plain(one.quote)}”" for one in passages[:2])
            rows.append(f"- **Contradicted** {places.mark(claim.spans)}: {plain(claim.text)} — {against}")
        if claim.label is Label.NOT_CLASSIFIED:
            why = plain(cause_words(claim.cause))
            rows.append(f"- **Not classified** {places.mark(claim.spans)}: {plain(claim.text)} ({why})")
    for severity in (Severity.ERROR, Severity.WARNING):
        rows += [
            f"- **{severity.capitalize()}** {places.mark(one.spans[:1])}: {plain(one.message)} ({_rule(one.rule)})"
            for one in report.findings
            if one.severity is severity
        ]
    return ["## Look at first", "", *rows, ""] if rows else []


def _claims(report: Report, places: Places, lookup: Lookup) -> list[str]:
    lines = ["## Claims", ""]
    ordered = sorted((claim for claim in report.claims if claim.kind.is_counted), key=lambda claim: min(claim.spans))
    for paragraph, group in groupby(ordered, key=lambda claim: places.paragraph(min(claim.spans))):
        lines += [f"¶{paragraph + 1}", ""]
        lines += [row for claim in group for row in _claim(claim, lookup)]
        lines.append("")
    return lines if ordered else [*lines, "None found.", ""]


def _claim(claim: Claim, lookup: Lookup) -> list[str]:
    """Give a claim on a line, and below it on whose word, what the archive says and what to review."""
    rows = [f"- **{LABELS[claim.label][0].capitalize()}** {plain(claim.text)}"]
    rows += [f"  - {plain(lookup.chain_words(chain))}" for chain in lookup.grounds(claim)]
    for stance, (words, _) in STANCES.items():
        rows += [
            f"  - {words} {plain(one.title or one.document_id)}"
            + (f", {plain(date)}" if (date := date_words(one.date)) else "")
            + f": “{plain(one.quote)}”"
            for one in claim.evidence
            if one.stance is stance and is_near(one, claim, lookup.text)
        ]
    if claim.needs_review:
        rows.append(f"  - to review: {'; '.join(REASONS[reason] for reason in claim.needs_review)}")
    return rows


def _foot(report: Report) -> list[str]:
    run = report.run
    notes = [f"Note: {plain(note)}" for note in run.notes]
    said = f"claimcheck, run {plain(run.id)}, read by {plain(run.model)}, policy {plain(run.policy.name)}."
    return ["---", "", said, *notes, "Labels say on whose word a claim stands, not whether it is true."]
