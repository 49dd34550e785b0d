"""The report for people at a terminal: totals, what needs attention, the claims, the sources."""

from __future__ import annotations

from collections import Counter

from claimcheck.ledger import distinct_anonymous
from claimcheck.report.attention import attention_rows
from claimcheck.report.carried import carried_claims, told_claims
from claimcheck.report.claim_rows import claim_rows, source_facts
from claimcheck.report.layout import MAX_WIDTH, MIN_WIDTH, Sheet, Style, harmless, shorten
from claimcheck.report.phrases import KINDS, LABELS, STATES, count, date_words
from claimcheck.report.places import Places
from claimcheck.report.ranges import range_words
from claimcheck.types import Claim, Label, Report, SentenceState, Source, SourceKind

_ID_COLUMNS = 5
_KIND_COLUMNS = 20
_CLAIMS_COLUMNS = 8
_NAME_SHARE = 0.34
_WIDE = 90
_UNVERIFIED = "Unverified: the article shows no ground for the claim; that says nothing about its truth."


def render(report: Report, *, width: int = 100, color: bool = False) -> str:
    """Lay a report out as text that ends with a line end.

    Args:
        report: what to show; no character of it is passed on that a terminal would obey.
        width: columns, brought to 50-120.
        color: whether to add ANSI colours; nothing is said by colour alone.
    """
    sheet = Sheet(width=min(max(width, MIN_WIDTH), MAX_WIDTH), color=color)
    places = Places(report)
    lines = [
        *_head(report, sheet),
        *_totals(report, sheet),
        *attention_rows(report, places, sheet),
        *claim_rows(report, places, sheet),
        *_ledger(report, places, sheet),
        *_foot(report, sheet),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(report: Report, sheet: Sheet) -> list[str]:
    """Name the article, and what read it."""
    document, run = report.document, report.run
    parts = (document.publisher, date_words(document.date), document.url)
    known = [shorten(part, 2 * sheet.width) for part in parts if part]
    known += [f"engine {run.model} {run.engine_version}", f"policy {shorten(run.policy.name, 40)}"]
    known += [f"archive {shorten(run.archive, 2 * sheet.width)}"] if run.archive else []
    return [
        *sheet.text(shorten(document.title or "(no title)", 3 * sheet.width), style=Style.BOLD),
        *sheet.text(" · ".join(known), style=Style.DIM),
        *(line for note in run.notes for line in sheet.text(f"Note: {harmless(note)}", style=Style.DIM, hang=2)),
    ]


def _totals(report: Report, sheet: Sheet) -> list[str]:
    """Count the claims by label, what stands beside them, and the sentences by state."""
    counted = [(label, report.totals.get(label, 0)) for label in LABELS]
    total = sum(number for _, number in counted)
    parts = [(f"{count(total, 'claim')}:", Style.BOLD)]
    for label, number in counted:
        if number or label is not Label.NOT_CLASSIFIED:
            words, style = LABELS[label]
            parts.append((f"{number} {words.lower()}", style if number else Style.DIM))
    contradicted = sum(bool(claim.contradicted_by) for claim in report.claims)
    if contradicted:
        parts.append((f"({contradicted} contradicted)", Style.RED))
    beside = f"beside them: {report.totals.get('process', 0)} process, {report.totals.get('background', 0)} background"
    states = [f"{report.coverage[state]} {words}" for state, words in STATES.items() if report.coverage.get(state)]
    sentences = f"{count(sum(report.coverage.values()), 'sentence')}: {', '.join(states)}"
    lines = ["", *sheet.parts(parts), *sheet.text(f"{beside} · {sentences}", style=Style.DIM)]
    if report.totals.get(Label.UNVERIFIED, 0):
        lines += sheet.text(_UNVERIFIED, style=Style.DIM)
    return lines


def _ledger(report: Report, places: Places, sheet: Sheet) -> list[str]:
    """Set the source ledger as a table: who, of what kind, for how many claims, and why unnamed."""
    if not report.sources:
        return [*sheet.heading("Sources"), "none found"]
    named = sum(source.kind.is_named for source in report.sources)
    parts = [f"{named} named"]
    people = sum(source.kind is SourceKind.UNNAMED_PERSON for source in report.sources)
    if people:
        number = range_words(distinct_anonymous(report.sources))
        parts.append(f"{number} unnamed {'person' if number == '1' else 'persons'}")
    others = len(report.sources) - named - people
    if others:
        parts.append(f"{others} otherwise anonymous")
    lines = sheet.heading("Sources", ", ".join(parts))
    carried, told = carried_claims(report.claims), told_claims(report.claims)
    name_columns = int(sheet.width * _NAME_SHARE)
    for source in report.sources:
        cells = (
            (source.id, _ID_COLUMNS, Style.DIM),
            (shorten(source.name, name_columns - 2), name_columns, Style.PLAIN),
            (KINDS[source.kind], _KIND_COLUMNS, Style.PLAIN if source.kind.is_named else Style.YELLOW),
            (count(len(carried.get(source.id, [])), "claim"), _CLAIMS_COLUMNS + 2, Style.PLAIN),
        )
        remark = "; ".join([*_remarks(source, places), *_told(told.get(source.id, []))])
        if sheet.width < _WIDE and remark:
            lines += sheet.row(cells, "") + sheet.text(remark, indent=_ID_COLUMNS, style=Style.DIM, hang=2)
        else:
            lines += sheet.row(cells, remark, style=Style.DIM)
    return lines


def _remarks(source: Source, places: Places) -> list[str]:
    """Say what else the ledger knows of a source."""
    among = [f"may be among {', '.join(source.may_be_among)}"] if source.may_be_among else []
    return among + source_facts(source, places)


def _told(claims: list[Claim]) -> list[str]:
    """Say that the article also tells what a source did or wants, which is no statement of it."""
    return [f"{count(len(claims), 'claim')} on an act, wish or plan"] if claims else []


def _foot(report: Report, sheet: Sheet) -> list[str]:
    """Count what was skipped by reason, and name the run."""
    skipped = Counter(
        sentence.reason or "no reason" for sentence in report.sentences if sentence.state is SentenceState.SKIPPED
    )
    lines = [""]
    if skipped:
        words = ", ".join(f"{number} {harmless(reason)}" for reason, number in skipped.items())
        lines += sheet.text(f"Skipped: {words}", style=Style.DIM, hang=2)
    seconds = sum(report.usage.seconds.values())
    return [*lines, *sheet.text(f"Run {report.run.id} · {seconds:.1f} s", style=Style.DIM)]
