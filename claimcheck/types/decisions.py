"""What a reviewer decides of a run; every place has its verbatim words, by which a decision is re-attached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claimcheck.types.claims import Act, ClaimKind, Label, SourceKind, Stance
from claimcheck.types.documents import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of the article with where they stand in it."""

    words: str
    span: Span

    @classmethod
    def of(cls, text: str, span: Span) -> Quotation:
        """Quote a text at a span."""
        return cls(words=span.of(text), span=span)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSubject:
    """The claim that is decided on, by its quotations in the order of the text."""

    quotations: tuple[Quotation, ...]
    what: Literal["claim"] = "claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSubject:
    """The source that is decided on, as the ledger calls it, with the first of its mentions where it has any."""

    name: str
    mention: Quotation | None = None
    what: Literal["source"] = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedSource:
    """One link of a chain as a reviewer sees it; `mention` is None for a source of the ledger, or where none is."""

    name: str
    kind: SourceKind
    mention: Quotation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedAttribution:
    """On whose word a reviewer sees a claim; the chain runs from the article inward, never empty."""

    act: Act
    chain: tuple[DecidedSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accept:
    """The claim is right as it is shown."""

    field: Literal["accept"] = "accept"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeKind:
    """The claim is of another kind."""

    kind: ClaimKind
    field: Literal["kind"] = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSource:
    """The claim stands on the word of others; with no attribution it is the article's own."""

    attributions: tuple[DecidedAttribution, ...]
    field: Literal["source"] = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSpans:
    """The claim is made in other words of the article, which replace the old ones."""

    quotations: tuple[Quotation, ...]
    field: Literal["spans"] = "spans"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStance:
    """A passage of the archive says something else of the claim."""

    document_id: str
    quote: str
    stance: Stance
    field: Literal["stance"] = "stance"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideLabel:
    """The claim has another label than its sources and evidence give it; the decision states a reason."""

    label: Label
    field: Literal["label"] = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAClaim:
    """There is no claim here."""

    field: Literal["not_a_claim"] = "not_a_claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """The claim is two or more; each part has its own quotations."""

    parts: tuple[tuple[Quotation, ...], ...]
    field: Literal["split"] = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Another claim is the same claim, and becomes part of this one."""

    other: ClaimSubject
    field: Literal["merge"] = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark; the last of a reviewer stands."""

    text: str
    field: Literal["note"] = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveSource:
    """The editor by whose name the decision is approves the use of an anonymous source."""

    field: Literal["approval"] = "approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """An earlier decision of the same reviewer no longer holds."""

    decision_id: str
    field: Literal["undo"] = "undo"


Change = (
    Accept
    | ChangeKind
    | ChangeSource
    | ChangeSpans
    | ChangeStance
    | OverrideLabel
    | NotAClaim
    | Split
    | Merge
    | Note
    | ApproveSource
    | Undo
)
Subject = ClaimSubject | SourceSubject


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one reviewer, never changed once it is kept.

    `made_at` is ISO 8601 in UTC. `old` says in words what it replaced. `carried_from` is the decision on an earlier
    draft that this one repeats.
    """

    id: str
    run_id: str
    reviewer: str
    made_at: str
    subject: Subject
    change: Change
    old: str = ""
    reason: str = ""
    carried_from: str | None = None
