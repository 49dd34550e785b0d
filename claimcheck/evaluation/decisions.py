"""What a reviewer decided about a run: a JSON file keyed by verbatim quotation, written by the review pages.

    {"format": 1, "document_sha256": "...", "run_id": "...",
     "decisions": [{"quotation": "the levy will rise", "start": 120, "field": "label", "old": "anonymous",
                    "new": "sourced", "reviewer": "I. Kolb", "time": "2026-03-05T10:12:00+00:00", "note": "..."}]}

`quotation` is the first span of the claim, as it stands in the article; `start` tells two equal ones apart where it
still fits. For `source_kind` the quotation is a mention of the source; for `stance` `document` is the prior one's id;
for `source` `attributions` says on whose word the claim stands (none: the article's own), and `new` says so in words.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from claimcheck.errors import CaseError
from claimcheck.types import Act, ClaimKind, Label, SourceKind, Stance

MAX_DECISIONS_BYTES = 16 * 2**20


class About(StrEnum):
    """What a decision is about."""

    CLAIM = "claim"
    LABEL = "label"
    KIND = "kind"
    SOURCE_KIND = "source_kind"
    STANCE = "stance"
    SOURCE = "source"


VALUES: dict[About, tuple[str, ...]] = {
    About.CLAIM: ("accepted", "rejected"),
    About.LABEL: (Label.SOURCED, Label.ANONYMOUS, Label.UNVERIFIED),
    About.KIND: tuple(ClaimKind),
    About.SOURCE_KIND: tuple(SourceKind),
    About.STANCE: tuple(Stance),
}
"""The values of the fields that have a closed set; "accepted" confirms a claim, "rejected" says that it is none."""


class DecidedLink(BaseModel):
    """One source of a chain; `mention` is its words in the article, where it has any."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1, max_length=20_000)
    kind: SourceKind
    mention: str | None = Field(default=None, min_length=1, max_length=20_000)


class DecidedChain(BaseModel):
    """On whose word a claim stands, from the article inward."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    act: Act
    chain: tuple[DecidedLink, ...] = Field(min_length=1)


class Decision(BaseModel):
    """One decision; `old` is what the run said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quotation: str = Field(min_length=1, max_length=20_000)
    start: int | None = Field(default=None, ge=0)
    field: About
    old: str
    new: str
    reviewer: str = Field(min_length=1, max_length=200)
    time: datetime
    document: str | None = None
    attributions: tuple[DecidedChain, ...] | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _has_a_known_value(self) -> Self:
        if self.field in VALUES and self.new not in VALUES[self.field]:
            raise ValueError(f"{self.field} may be {', '.join(VALUES[self.field])}, not {self.new}")
        if self.field is About.STANCE and self.document is None:
            raise ValueError("a stance needs the id of the document")
        if (self.field is About.SOURCE) is (self.attributions is None):
            raise ValueError("a source needs its attributions, and nothing else has any")
        return self


class Decisions(BaseModel):
    """The whole file; of several decisions on one thing the last by time holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = 1
    document_sha256: str
    run_id: str
    decisions: tuple[Decision, ...]

    def by_time(self) -> list[Decision]:
        """Give the decisions, oldest first."""
        return sorted(self.decisions, key=lambda each: each.time.isoformat())


def read_decisions(path: Path) -> Decisions:
    """Read a file of decisions.

    Raises:
        CaseError: it cannot be read, or is none.
    """
    try:
        data = path.read_bytes()[: MAX_DECISIONS_BYTES + 1]
        if len(data) > MAX_DECISIONS_BYTES:
            raise CaseError(f"{path}: larger than {MAX_DECISIONS_BYTES} bytes", path=str(path))
    except OSError as exc:
        raise CaseError(f"{path}: {exc.strerror}; name a file of decisions", path=str(path)) from exc
    return parse_decisions(data, str(path))


def parse_decisions(data: bytes | str, path: str) -> Decisions:
    """Read the text of a file of decisions; `path` names it in the error.

    Raises:
        CaseError: it is none.
    """
    try:
        return Decisions.model_validate_json(data)
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise CaseError(f"{path}: no file of decisions ({place}: {first['msg']})", path=path) from exc
