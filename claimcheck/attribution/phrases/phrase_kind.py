"""What is told of a source phrase: its kind, how it refers, and its head."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from claimcheck.types import SourceKind


class Reference(Enum):
    """How a phrase refers: by a name, by a pronoun, to something known, or to something new."""

    NAME = "name"
    PRONOUN = "pronoun"
    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    WRITER = "writer"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseKind:
    """The kind of a phrase by its own words; `head` is its head noun in lower case, `name` a proper name in it.

    `is_guess` says that the head is no noun known to name a source.
    """

    kind: SourceKind
    reference: Reference
    head: str
    name: str | None = None
    stated_count: int | None = None
    is_guess: bool = False
