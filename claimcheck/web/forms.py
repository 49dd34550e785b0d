"""What a client of the API sends, as pydantic checks it, and the decisions that come of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from claimcheck.errors import ReviewError
from claimcheck.review.draft import MAX_REVIEWER_CHARS, MAX_WORDS_CHARS, Draft
from claimcheck.review.state import ReviewedClaim
from claimcheck.types import (
    Accept,
    Act,
    ApproveSource,
    Change,
    ChangeKind,
    ChangeSource,
    ChangeSpans,
    ChangeStance,
    ClaimKind,
    DecidedAttribution,
    DecidedSource,
    Label,
    Merge,
    NotAClaim,
    Note,
    OverrideLabel,
    Quotation,
    SourceKind,
    Span,
    Split,
    Stance,
    Subject,
    Undo,
)

Id = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[0-9A-Za-z_-]+$")]
Words = Annotated[str, Field(min_length=1, max_length=MAX_WORDS_CHARS)]
Line = Annotated[str, Field(max_length=300)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ArticleForm(_Form):
    """An article as text, with what is known of it; `date` is ISO 8601."""

    text: Annotated[str, Field(min_length=1, max_length=5_000_000)]
    title: Line = ""
    date: Line = ""
    publisher: Line = ""
    url: Line = ""


class _DecisionForm(_Form):
    """What every decision has: who decides, why, and an id of the client's own, with which it may send it again."""

    reviewer: Annotated[str, Field(min_length=1, max_length=MAX_REVIEWER_CHARS)]
    reason: Annotated[str, Field(max_length=MAX_WORDS_CHARS)] = ""
    id: Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[0-9A-Za-z_-]+$")] | None = None

    def subject(self, draft: Draft) -> Subject:
        """Give what is decided on."""
        raise NotImplementedError

    def change(self, draft: Draft) -> Change:
        """Give what is decided."""
        raise NotImplementedError


class _OnClaim(_DecisionForm):
    claim: Id

    def reviewed(self, draft: Draft) -> ReviewedClaim:
        return draft.claim(self.claim)

    def subject(self, draft: Draft) -> Subject:
        return draft.subject(self.reviewed(draft))

    def near(self, draft: Draft) -> Span:
        """Give where words of the article are looked for first."""
        spans = self.reviewed(draft).claim.spans
        return Span(spans[0].start, spans[-1].end)


class AcceptForm(_OnClaim):
    """The claim is right as it is shown."""

    field: Literal["accept"]

    def change(self, draft: Draft) -> Change:
        return Accept()


class KindForm(_OnClaim):
    """The claim is of another kind."""

    field: Literal["kind"]
    kind: ClaimKind

    def change(self, draft: Draft) -> Change:
        return ChangeKind(kind=self.kind)


class LinkForm(_Form):
    """One link of a chain: a source of the run's ledger by its id, or words of the article that name another."""

    source: Id | None = None
    words: Words | None = None
    kind: SourceKind | None = None

    def decided(self, draft: Draft, near: Span) -> DecidedSource:
        """Give the source with its kind."""
        if (self.source is None) is (self.words is None):
            raise ReviewError("a link is either a source of the ledger or words of the article", field="source")
        if self.words is not None:
            if self.kind is None:
                raise ReviewError("say of which kind the source is", field="source")
            quotation = draft.quote("source", self.words, near)
            return DecidedSource(name=quotation.words, kind=self.kind, mention=quotation)
        found = draft.review.source(self.source or "")
        if found is None:
            raise ReviewError(f"source {self.source}: this run has none; load the page again", field="source")
        mention = Quotation.of(draft.review.report.document.text, found.mentions[0]) if found.mentions else None
        return DecidedSource(name=found.name, kind=self.kind or found.kind, mention=mention)


class AttributionForm(_Form):
    """How the content stands to its sources; the chain runs from the article inward."""

    act: Act = Act.STATEMENT
    chain: Annotated[tuple[LinkForm, ...], Field(min_length=1, max_length=6)]


class SourceForm(_OnClaim):
    """The claim stands on the word of others; no attribution is the article's own voice."""

    field: Literal["source"]
    attributions: Annotated[tuple[AttributionForm, ...], Field(max_length=12)]

    def change(self, draft: Draft) -> Change:
        near = self.near(draft)
        return ChangeSource(
            attributions=tuple(
                DecidedAttribution(act=each.act, chain=tuple(link.decided(draft, near) for link in each.chain))
                for each in self.attributions
            )
        )


class SpansForm(_OnClaim):
    """The claim is made in other words of the article, given verbatim."""

    field: Literal["spans"]
    quotations: Annotated[tuple[Words, ...], Field(min_length=1, max_length=12)]

    def change(self, draft: Draft) -> Change:
        near = self.near(draft)
        return ChangeSpans(quotations=tuple(draft.quote("spans", each, near) for each in self.quotations))


class StanceForm(_OnClaim):
    """A passage, by its place in the claim's evidence from 0, says something else of the claim."""

    field: Literal["stance"]
    passage: Annotated[int, Field(ge=0, le=1000)]
    stance: Stance

    def change(self, draft: Draft) -> Change:
        evidence = self.reviewed(draft).claim.evidence
        if self.passage >= len(evidence):
            raise ReviewError("the claim has no such passage; load the page again", field="stance")
        passage = evidence[self.passage]
        return ChangeStance(document_id=passage.document_id, quote=passage.quote, stance=self.stance)


class LabelForm(_OnClaim):
    """The claim has a label that does not follow; it needs a reason."""

    field: Literal["label"]
    label: Label

    def change(self, draft: Draft) -> Change:
        return OverrideLabel(label=self.label)


class NotAClaimForm(_OnClaim):
    """There is no claim here."""

    field: Literal["not_a_claim"]

    def change(self, draft: Draft) -> Change:
        return NotAClaim()


class SplitForm(_OnClaim):
    """The claim is several; each part with its own words, verbatim."""

    field: Literal["split"]
    parts: Annotated[tuple[Annotated[tuple[Words, ...], Field(min_length=1, max_length=6)], ...], Field(max_length=12)]

    def change(self, draft: Draft) -> Change:
        near = self.near(draft)
        return Split(parts=tuple(tuple(draft.quote("split", each, near) for each in part) for part in self.parts))


class MergeForm(_OnClaim):
    """Another claim is the same one."""

    field: Literal["merge"]
    other: Id

    def change(self, draft: Draft) -> Change:
        return Merge(other=draft.subject(draft.claim(self.other, "merge")))


class NoteForm(_OnClaim):
    """A remark; never who an anonymous source is."""

    field: Literal["note"]
    text: Annotated[str, Field(max_length=MAX_WORDS_CHARS)]

    def change(self, draft: Draft) -> Change:
        return Note(text=self.text)


class ApprovalForm(_DecisionForm):
    """The editor approves the use of an anonymous source of the ledger."""

    field: Literal["approval"]
    source: Id

    def subject(self, draft: Draft) -> Subject:
        return draft.source(self.source)

    def change(self, draft: Draft) -> Change:
        return ApproveSource()


class UndoForm(_DecisionForm):
    """An earlier decision of the same reviewer no longer holds."""

    field: Literal["undo"]
    decision: Id

    def subject(self, draft: Draft) -> Subject:
        earlier = next((each for each in draft.review.live if each.id == self.decision), None)
        if earlier is None:
            raise ReviewError("there is no such decision that still holds", field="undo")
        return earlier.subject

    def change(self, draft: Draft) -> Change:
        return Undo(decision_id=self.decision)


DecisionForm = Annotated[
    AcceptForm
    | KindForm
    | SourceForm
    | SpansForm
    | StanceForm
    | LabelForm
    | NotAClaimForm
    | SplitForm
    | MergeForm
    | NoteForm
    | ApprovalForm
    | UndoForm,
    Field(discriminator="field"),
]


class CarryForm(_Form):
    """The run whose decisions are repeated here."""

    origin: Id
