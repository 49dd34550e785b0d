"""What a model replies to the prompt `read`: short field names, since every one of them is paid for and waited for."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimcheck.types import ClaimKind, Label, SourceKind


class SaidAct(StrEnum):
    """What an attribution does: the acts of `types.Act`, and the three that are told apart beside them."""

    STATEMENT = "statement"
    DENIAL = "denial"
    STATE_OF_MIND = "state_of_mind"
    ACT = "act"
    OWN_REPORT = "own_report"
    WITNESS = "witness"


class NoClaim(StrEnum):
    """Why a sentence has no claim."""

    OPINION = "opinion"
    CONTINUATION = "continuation"
    NO_CLAIM = "no_claim"


OwnLabel = Literal["s", "a", "u"]
LABELS: dict[OwnLabel, Label] = {"s": Label.SOURCED, "a": Label.ANONYMOUS, "u": Label.UNVERIFIED}


class _Reply(BaseModel):
    # Keys beside these are passed over, in a reply that is good else.
    model_config = ConfigDict(extra="ignore", frozen=True, strict=False)


class ReplySource(_Reply):
    """A source: number, fullest name, kind, reason for anonymity, basis of knowledge, stated number."""

    i: int
    name: str
    kind: SourceKind
    why: str | None
    how: str | None
    count: int | None


class ReplyLink(_Reply):
    """A link of a chain: number of the source, and its words here."""

    s: int
    m: str | None


class ReplySaid(_Reply):
    """An attribution: number, act, cue, and its chain from the article inward."""

    i: int
    act: SaidAct
    cue: str | None
    by: list[ReplyLink]


class ReplyClaim(_Reply):
    """A claim: quotation, wording, words that references were resolved to, kind, attributions, the model's label."""

    q: list[str]
    t: str | None
    r: list[str]
    k: ClaimKind
    by: list[int]
    v: OwnLabel


class ReplySentence(_Reply):
    """A sentence with what is attributed in it and its claims, or why it has none."""

    n: int
    said: list[ReplySaid]
    claims: list[ReplyClaim]
    none: NoClaim | None


class ReadReply(_Reply):
    """The whole reply, as the schema asks for it; it is read piece by piece, so that a bad piece spoils no other."""

    sources: list[ReplySource]
    sentences: list[ReplySentence]
