"""What a model replies to the prompt `judge`; a passage that it leaves out is unrelated."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from claimcheck.types import Footing, Stance


class _Reply(BaseModel):
    # Keys beside these are passed over, in a reply that is good else.
    model_config = ConfigDict(extra="ignore", frozen=True)


class ReplyStance(_Reply):
    """A stance: number of the passage, the stance, the words that decide it, and on whose word they stand."""

    p: int
    stance: Stance
    q: str
    on: Footing


class ReplyClaim(_Reply):
    """A claim by its number, with the passages that are not unrelated."""

    n: int
    p: list[ReplyStance]


class JudgeReply(_Reply):
    """The whole reply, as the schema asks for it; it is read claim by claim."""

    claims: list[ReplyClaim]
