"""The form of `case.toml`, as pydantic checks it; what needs the article is checked in `check`."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from claimcheck.evaluation.cases.gold import Group
from claimcheck.types import Act, Basis, ClaimKind, Footing, Label, SourceKind, Stance

FORMAT = 1
DESKS = (
    *("politics", "business", "courts", "science", "sports", "local", "wire"),
    *("live_blog", "interview", "investigation", "press_release", "opinion"),
)

Words = Annotated[str, Field(min_length=1, max_length=20_000)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
GoldLabel = Literal[Label.SOURCED, Label.ANONYMOUS, Label.UNVERIFIED]


def _as_text(value: object) -> object:
    return value.isoformat() if isinstance(value, (datetime.date, datetime.datetime)) else value


Day = Annotated[str, BeforeValidator(_as_text)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceForm(_Form):
    """A table of `sources`."""

    key: Name
    name: Name
    kind: SourceKind
    mentions: tuple[Words, ...] = ()
    reason: Words | None = None
    basis: Words | None = None
    stated_count: Annotated[int, Field(ge=1)] | None = None


class AttributionForm(_Form):
    """A table of `claims.attributions`."""

    chain: Annotated[tuple[Name, ...], Field(min_length=1)]
    act: Act
    source: Words | None = None
    cue: Words | None = None
    denial: bool = False


class EvidenceForm(_Form):
    """A table of `claims.evidence`; `footing` says on whose word the passage itself says it, for rule 5."""

    document: Name
    quote: Words
    stance: Stance
    footing: Footing = Footing.OWN
    note: str | None = None


class ClaimForm(_Form):
    """A table of `claims`."""

    quotation: Words | None = None
    quotations: tuple[Words, ...] = ()
    within: Words | tuple[Words, ...] = ()
    kind: ClaimKind
    label: GoldLabel
    basis: Basis
    phenomena: tuple[Name, ...] = ()
    attributions: tuple[AttributionForm, ...] = ()
    evidence: tuple[EvidenceForm, ...] = ()
    witnessed: Words | None = None
    disputed: bool = False
    undecided: bool = False

    @model_validator(mode="after")
    def _has_one_form_of_quotation(self) -> Self:
        if (self.quotation is None) is not bool(self.quotations):
            raise ValueError("give either quotation or quotations")
        return self

    @property
    def all_quotations(self) -> tuple[str, ...]:
        """Give the quotations, one or several."""
        return self.quotations if self.quotation is None else (self.quotation,)

    @property
    def all_within(self) -> tuple[str, ...]:
        """Give the stretches that tell places apart, none, one or several."""
        return (self.within,) if isinstance(self.within, str) else self.within


class CaseForm(_Form):
    """A whole `case.toml`."""

    format: Literal[1]
    id: Name
    desk: str
    date: Day
    group: Group
    phenomena: tuple[Name, ...] = ()
    sources: tuple[SourceForm, ...] = ()
    claims: Annotated[tuple[ClaimForm, ...], Field(min_length=1)]
    note: str | None = None
