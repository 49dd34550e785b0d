"""The claims of a report as CSV, one a row, for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from claimcheck.report.exports.lines import Lookup
from claimcheck.report.layout import harmless
from claimcheck.report.places import Places
from claimcheck.types import Claim, Report, Source

COLUMNS = (
    *("article", "run", "claim", "label", "basis", "cause", "kind", "paragraph", "start", "end", "text", "quotation"),
    *("sources", "source_kinds", "reason_for_anonymity", "basis_of_knowledge", "evidence_state"),
    *("corroborated_by", "contradicted_by", "findings", "needs_review"),
)
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
_BYTE_ORDER_MARK = "\ufeff"


def to_csv(report: Report, *, with_head: bool = True) -> str:
    """Give one row for each claim, CRLF between (RFC 4180), every cell quoted.

    Args:
        report: its claims are given in the order of the article.
        with_head: whether the names of the columns come first, after the byte order mark that spreadsheets need to
            read UTF-8.
    """
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    if with_head:
        file.write(_BYTE_ORDER_MARK)
        writer.writerow(COLUMNS)
    places, lookup = Places(report), Lookup(report)
    findings: dict[str | None, list[str]] = {}
    for finding in report.findings:
        findings.setdefault(finding.claim_id, []).append(finding.rule)
    for claim in sorted(report.claims, key=lambda claim: min(claim.spans)):
        row = _row(claim, report, places, lookup, findings.get(claim.id, []))
        writer.writerow([cell(row[column]) for column in COLUMNS])
    return file.getvalue()


def cell(value: str) -> str:
    """Make a value safe in a spreadsheet: one line, and an apostrophe before what would be taken for a formula."""
    value = harmless(value)
    return f"'{value}" if _FORMULA.match(value) else value


def _row(claim: Claim, report: Report, places: Places, lookup: Lookup, findings: list[str]) -> dict[str, str]:
    first = min(claim.spans)
    sources = [source for chain in lookup.grounds(claim) for source in chain]
    return {
        "article": report.document.title or "",
        "run": report.run.id,
        "claim": claim.id,
        "label": claim.label,
        "basis": claim.basis,
        "cause": claim.cause or "",
        "kind": claim.kind,
        "paragraph": str(places.paragraph(first) + 1),
        "start": str(first.start),
        "end": str(first.end),
        "text": claim.text,
        "quotation": " … ".join(lookup.quotations(claim)),
        "sources": "; ".join(lookup.chain_words(chain) for chain in lookup.grounds(claim)),
        "source_kinds": "; ".join(dict.fromkeys(source.kind for source in sources)),
        "reason_for_anonymity": "; ".join(_words(sources, report, "reason_for_anonymity")),
        "basis_of_knowledge": "; ".join(_words(sources, report, "basis_of_knowledge")),
        "evidence_state": claim.evidence_state,
        "corroborated_by": "; ".join(claim.corroborated_by),
        "contradicted_by": "; ".join(claim.contradicted_by),
        "findings": "; ".join(dict.fromkeys(findings)),
        "needs_review": "; ".join(claim.needs_review),
    }


def _words(sources: list[Source], report: Report, member: str) -> list[str]:
    """Give what the article says of its sources, each once."""
    spans = (getattr(source, member) for source in sources)
    return list(dict.fromkeys(span.of(report.document.text) for span in spans if span is not None))
