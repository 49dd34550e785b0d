"""The nouns of a comparison, in the very shape that programs read as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.types import Label, Severity

DIFF_SCHEMA_VERSION = "1"


class Change(StrEnum):
    """What became of a claim, a sentence or a finding; `kept` is word for word the same."""

    KEPT = "kept"
    REWORDED = "reworded"
    NEW = "new"
    GONE = "gone"


class SourceChange(StrEnum):
    """What became of the sources that a claim is stated by.

    Lost: the last named one, or the last of any kind. Gained: the first of any kind, or the first named one.
    """

    LOST = "lost"
    GAINED = "gained"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSide:
    """A claim in one of the two drafts; `paragraph` counts from 1, `sources` names each chain that states it."""

    id: str
    text: str
    quotation: str
    paragraph: int
    label: Label
    is_counted: bool
    is_contradicted: bool
    sources: tuple[str, ...]
    has_named_source: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """What became of one claim: `before` is None for a new one, `after` for one that is gone."""

    change: Change
    before: ClaimSide | None
    after: ClaimSide | None
    has_new_label: bool
    source: SourceChange | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceChange:
    """A sentence of the article that is not the same in both drafts."""

    change: Change
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A finding that only one of the drafts has; `quotation` is what it points at there."""

    change: Change
    rule: str
    severity: Severity
    message: str
    quotation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """Which run a draft was checked in; `date` is the article's own."""

    run_id: str
    started_at: str
    title: str | None
    date: str | None
    sha256: str
    model: str
    policy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDiff:
    """Everything that changed from one report to another; `notes` say what makes the two hard to compare.

    `claims` are in the order of the second draft, those that are gone at the end.
    """

    before: DraftFacts
    after: DraftFacts
    claims: tuple[ClaimChange, ...]
    sentences: tuple[SentenceChange, ...]
    kept_sentences: int
    findings: tuple[FindingChange, ...]
    notes: tuple[str, ...]
    schema_version: str = DIFF_SCHEMA_VERSION

    def of(self, change: Change) -> list[ClaimChange]:
        """Give the claims that this became of."""
        return [one for one in self.claims if one.change is change]

    def relabelled(self) -> list[ClaimChange]:
        """Give the claims that have another label."""
        return [one for one in self.claims if one.has_new_label]

    def with_source(self, change: SourceChange) -> list[ClaimChange]:
        """Give the claims whose sources changed so."""
        return [one for one in self.claims if one.source is change]
