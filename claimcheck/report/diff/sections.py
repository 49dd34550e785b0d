"""The sections of a comparison, the gravest first, and what its numbers count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.report.diff.changes import Change, ClaimChange, ReportDiff, SourceChange

ONCE = "Each claim is shown once, under the first heading that fits it."
"""What explains a section that shows fewer claims than the head counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The claims of one sort of change that no earlier section shows; `total` counts those too."""

    head: str
    claims: tuple[ClaimChange, ...]
    total: int

    @property
    def size(self) -> str:
        """Give how many claims it shows, and of how many where others stand above."""
        shown = len(self.claims)
        return str(shown) if shown == self.total else f"{shown} of {self.total}"


def sections(diff: ReportDiff) -> tuple[Section, ...]:
    """Give every section, also those that show nothing."""
    sorts = (
        ("Lost their source", diff.with_source(SourceChange.LOST)),
        ("Gained a source", diff.with_source(SourceChange.GAINED)),
        ("Other sources", diff.with_source(SourceChange.OTHER)),
        ("Another label", diff.relabelled()),
        ("Reworded", diff.of(Change.REWORDED)),
        ("New claims", diff.of(Change.NEW)),
        ("Claims gone", diff.of(Change.GONE)),
    )
    shown: set[int] = set()
    found = []
    for head, changes in sorts:
        left = tuple(change for change in changes if id(change) not in shown)
        shown.update(id(change) for change in left)
        found.append(Section(head=head, claims=left, total=len(changes)))
    return tuple(found)


def is_any_shortened(parts: Sequence[Section]) -> bool:
    """Tell whether a section leaves claims to one above it."""
    return any(len(part.claims) < part.total for part in parts)


def claim_counts(diff: ReportDiff) -> tuple[str, ...]:
    """Say how many claims there were and are and what became of them, and how many of them a report counts by label."""
    before = [one.before for one in diff.claims if one.before is not None]
    after = [one.after for one in diff.claims if one.after is not None]
    became = ", ".join(f"{len(diff.of(change))} {change}" for change in Change)
    said = f"{len(before)} claims before, {len(after)} now: {became}"
    counted = [sum(side.is_counted for side in sides) for sides in (before, after)]
    if counted == [len(before), len(after)]:
        return (said,)
    return said, f"Without process and background, as each report counts: {counted[0]} before, {counted[1]} now"
