"""What the archive says of its work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.types import PriorDocument


class AddState(StrEnum):
    """What became of a document that was added."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """One document as the archive now holds it; `replaced` is the id of the earlier version."""

    state: AddState
    document: PriorDocument
    passages: int
    replaced: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was counted and checked, and every problem found, in words.

    `indexed` counts the vectors in the index, `found` how many of the `asked` vectors were found by themselves. Nothing
    stored can mend the documents in `spoilt`: they must be added again.
    """

    documents: int
    passages: int
    indexed: int
    asked: int
    found: int
    problems: tuple[str, ...]
    spoilt: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Tell whether no problem was found."""
        return not self.problems
