"""The nouns of a gold case, with every quotation found in its article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from claimcheck.types import Act, Basis, ClaimKind, Document, Footing, Label, PublicationTime, SourceKind, Span, Stance


class Group(StrEnum):
    """Whether a case may be looked at while an engine is tuned; held-out ones are scored apart."""

    OPEN = "open"
    HELD_OUT = "held_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSource:
    """One distinct source; `mentions` are phrases of the article, not places, since "she" may stand in many."""

    key: str
    name: str
    kind: SourceKind
    mentions: tuple[str, ...]
    reason: str | None = None
    basis: str | None = None
    stated_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """Keys of sources from the article inward, and the phrases that say so."""

    chain: tuple[str, ...]
    act: Act
    source: str | None = None
    cue: str | None = None
    is_denial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvidence:
    """What one prior document says of a claim; `document` is a file name of the case's archive."""

    document: str
    quote: str
    stance: Stance
    footing: Footing = Footing.OWN
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One claim at its places in the article.

    Not scored are `is_disputed`, which a reviewer set against the rules, and `is_undecided`, an engine's own word.
    """

    quotations: tuple[str, ...]
    spans: tuple[Span, ...]
    kind: ClaimKind
    label: Label
    basis: Basis
    attributions: tuple[GoldAttribution, ...] = ()
    evidence: tuple[GoldEvidence, ...] = ()
    phenomena: tuple[str, ...] = ()
    witnessed: str | None = None
    is_disputed: bool = False
    is_undecided: bool = False

    @property
    def is_scored(self) -> bool:
        """Tell whether engines are measured against it."""
        return not (self.is_disputed or self.is_undecided)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorFile:
    """A document of a case's archive, by the name of its file."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An article with its archive and gold; `sha256` is the hash of all its files, so that a change is seen."""

    id: str
    folder: Path
    desk: str
    published: PublicationTime
    group: Group
    phenomena: tuple[str, ...]
    article: Document
    archive: tuple[PriorFile, ...]
    sources: tuple[GoldSource, ...]
    claims: tuple[GoldClaim, ...]
    sha256: str

    @property
    def scored_claims(self) -> tuple[GoldClaim, ...]:
        """Give the claims that enter the scores."""
        return tuple(claim for claim in self.claims if claim.is_scored)

    @property
    def scored_sources(self) -> tuple[GoldSource, ...]:
        """Give the sources that enter the scores: not those that only undecided claims stand on."""
        known = {key for claim in self.claims if not claim.is_undecided for key in _keys(claim)}
        guessed = {key for claim in self.claims if claim.is_undecided for key in _keys(claim)} - known
        return tuple(source for source in self.sources if source.key not in guessed)

    def source(self, key: str) -> GoldSource:
        """Give the source of a key."""
        return next(source for source in self.sources if source.key == key)


def _keys(claim: GoldClaim) -> set[str]:
    return {key for each in claim.attributions for key in each.chain}
