"""A comparison for people at a terminal: the gravest changes first."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.report.diff.changes import (
    Change,
    ClaimChange,
    ClaimSide,
    DraftFacts,
    FindingChange,
    ReportDiff,
    SentenceChange,
    SourceChange,
)
from claimcheck.report.diff.sections import ONCE, Section, claim_counts, is_any_shortened, sections
from claimcheck.report.layout import MAX_WIDTH, MIN_WIDTH, Sheet, Style, harmless, shorten
from claimcheck.report.phrases import LABELS, SEVERITIES, count

_PLACE_COLUMNS = 5
_LABEL_COLUMNS = 15
_MAX_LINES = 3


def render_diff(diff: ReportDiff, *, width: int = 100, color: bool = False) -> str:
    """Lay a comparison out as text that ends with a line end; no character is passed on that a terminal would obey."""
    sheet = Sheet(width=min(max(width, MIN_WIDTH), MAX_WIDTH), color=color)
    parts = [
        *_head(diff, sheet),
        *(line for section in sections(diff) for line in _claims(section, sheet)),
        *_findings("New findings", [one for one in diff.findings if one.change is Change.NEW], sheet),
        *_findings("Findings gone", [one for one in diff.findings if one.change is Change.GONE], sheet),
        *_sentences(diff.sentences, sheet),
    ]
    return "\n".join(line.rstrip() for line in parts) + "\n"


def _head(diff: ReportDiff, sheet: Sheet) -> list[str]:
    before, after = diff.before, diff.after
    title = shorten(after.title or "(no title)", 3 * sheet.width)
    lines = sheet.text(title, style=Style.BOLD)
    if before.title != after.title:
        lines += sheet.text(f"before: {shorten(before.title or '(no title)', 2 * sheet.width)}", style=Style.DIM)
    lines += sheet.text(f"{_draft(before)} → {_draft(after)}", style=Style.DIM)
    lines += [line for note in diff.notes for line in sheet.text(f"Note: {harmless(note)}", style=Style.DIM, hang=2)]
    found = sum(one.change is Change.NEW for one in diff.findings)
    told = [
        f"{len(diff.with_source(SourceChange.LOST))} lost their source",
        f"{len(diff.with_source(SourceChange.GAINED))} gained one",
        f"{count(len(diff.relabelled()), 'label')} changed",
        f"{count(found, 'new finding')}, {len(diff.findings) - found} gone",
    ]
    said = [*claim_counts(diff), "; ".join(told), *([ONCE] if is_any_shortened(sections(diff)) else [])]
    return [*lines, "", *(line for words in said for line in sheet.text(words))]


def _draft(facts: DraftFacts) -> str:
    return f"run {harmless(facts.run_id)} ({harmless(facts.started_at)[:16].replace('T', ' ')} UTC)"


def _claims(section: Section, sheet: Sheet) -> list[str]:
    """Show claims with their label and what they stand on, before and now."""
    if not section.claims:
        return []
    lines = sheet.heading(section.head, section.size)
    for change in section.claims:
        side = change.after or change.before
        if side is None:
            continue
        label, style = LABELS[side.label]
        room = (sheet.width - _PLACE_COLUMNS - _LABEL_COLUMNS) * _MAX_LINES
        cells = ((f"¶{side.paragraph}", _PLACE_COLUMNS, Style.DIM), (label, _LABEL_COLUMNS, style))
        lines += sheet.row(cells, shorten(side.text, room))
        for words in _details(change):
            indent = _PLACE_COLUMNS + _LABEL_COLUMNS
            lines += sheet.text(shorten(words, 4 * sheet.width), indent=indent, style=Style.DIM, hang=2)
    return lines


def _details(change: ClaimChange) -> list[str]:
    """Say how a claim stood before: its wording, label and sources, where they changed."""
    before, after = change.before, change.after
    if before is None or after is None:
        side = after or before
        return [f"— {_sources(side)}"] if side is not None and side.sources else []
    details = [f"— before: {before.quotation}"] if change.change is Change.REWORDED else []
    if change.has_new_label:
        details.append(f"— was {LABELS[before.label][0].lower()}")
    if change.source is not None:
        details.append(f"— on: {_sources(before)} → {_sources(after)}")
    elif after.sources:
        details.append(f"— {_sources(after)}")
    if before.is_contradicted is not after.is_contradicted:
        details.append("— now contradicted by the archive" if after.is_contradicted else "— no longer contradicted")
    return details


def _sources(side: ClaimSide) -> str:
    return " · ".join(side.sources) or "no source"


def _findings(head: str, changes: Sequence[FindingChange], sheet: Sheet) -> list[str]:
    if not changes:
        return []
    lines = sheet.heading(head, str(len(changes)))
    for change in changes:
        badge, style = SEVERITIES[change.severity]
        quotation = f": “{shorten(change.quotation, 60)}”" if change.quotation else ""
        words = f"{shorten(change.message, 4 * sheet.width)}{quotation} [{harmless(change.rule)}]"
        lines += sheet.row(((badge, _LABEL_COLUMNS, style),), words)
    return lines


def _sentences(changes: Sequence[SentenceChange], sheet: Sheet) -> list[str]:
    """Show the article's own changes, sentence by sentence."""
    if not changes:
        return []
    lines = sheet.heading("The article", f"{count(len(changes), 'sentence')} changed")
    for change in changes:
        if change.before is not None:
            lines += sheet.text(f"- {shorten(change.before, 4 * sheet.width)}", style=Style.RED, hang=2)
        if change.after is not None:
            lines += sheet.text(f"+ {shorten(change.after, 4 * sheet.width)}", style=Style.GREEN, hang=2)
    return lines
