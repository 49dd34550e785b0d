"""How a run stands after its decisions: each claim as the machine left it and as it is now, and who disagrees."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.types import Claim, Decision, NotAClaim, Note, Report, Source


class Status(StrEnum):
    """What has become of a claim in the review."""

    OPEN = "open"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    NOT_A_CLAIM = "not_a_claim"
    SPLIT = "split"
    MERGED = "merged"

    @property
    def is_standing(self) -> bool:
        """Tell whether the claim is still one by itself."""
        return self in {Status.OPEN, Status.ACCEPTED, Status.CHANGED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one reviewer holds of one particular of a claim, in words."""

    reviewer: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A particular of a claim, as `apply.Particular` names them, that reviewers see differently."""

    particular: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedClaim:
    """One claim with what was decided of it.

    `id` is that of the machine's claim, or of the part that a reviewer cut; it stays when the claim changes. `machine`
    is None for such a part, and `parent` the claim that it was cut from. `claim` is how it stands now, the last
    decision first. `is_overridden` says that its label is a reviewer's own and does not follow.
    """

    id: str
    machine: Claim | None
    parent: str | None
    claim: Claim
    status: Status
    is_overridden: bool
    merged_into: str | None
    decisions: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def notes(self) -> tuple[Decision, ...]:
        """Give the last note of each reviewer that says something."""
        last = {each.reviewer: each for each in self.decisions if isinstance(each.change, Note)}
        return tuple(each for each in last.values() if isinstance(each.change, Note) and each.change.text)

    @property
    def is_denied(self) -> bool:
        """Tell whether somebody said that this is no claim."""
        return any(isinstance(each.change, NotAClaim) for each in self.decisions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The approval of an anonymous source; the decision has the editor's name."""

    source_id: str
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A run with its decisions.

    `claims` are in the order of the machine, parts behind what they were cut from; `sources` is the ledger, and behind
    it what reviewers named. `orphaned` are decisions whose words are no longer in the article or in any claim.
    `live` are all decisions that hold, orphaned ones too; `undone` the ids of those that were taken back.
    """

    report: Report
    claims: tuple[ReviewedClaim, ...]
    sources: tuple[Source, ...]
    approvals: tuple[Approval, ...]
    orphaned: tuple[Decision, ...]
    live: tuple[Decision, ...]
    undone: frozenset[str]

    def claim(self, claim_id: str) -> ReviewedClaim | None:
        """Give a claim by its id in the review."""
        return next((each for each in self.claims if each.id == claim_id), None)

    def source(self, source_id: str) -> Source | None:
        """Give a source by its id."""
        return next((each for each in self.sources if each.id == source_id), None)

    @property
    def done(self) -> int:
        """Count the claims that were decided."""
        return sum(each.status is not Status.OPEN for each in self.claims)
