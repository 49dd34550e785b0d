"""What a user can do about what a model left unchecked."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.config import Settings
from claimcheck.types import Cause

_PASSING = {Cause.MODEL_UNAVAILABLE, Cause.TIMEOUT, Cause.REFUSED, Cause.TRUNCATED, Cause.JUDGING_FAILED}


def advice(causes: Sequence[str], settings: Settings) -> str:
    """Say in a part of a line what to do; nothing where no language model was asked.

    Replies that cannot be used are kept like others, so that a further run would read the same ones.
    """
    if not settings.is_llm:
        return ""
    kept = ", and what was answered is not paid for again" if settings.llm.cache else ""
    if Cause.BUDGET in causes:
        return f"; allow more (--max-calls, --max-cost, --run-timeout) and run it again{kept}"
    if _PASSING.intersection(causes):
        return f"; run it again later{kept}"
    return "; --no-cache asks for new replies" if settings.llm.cache else "; run it again for new replies"
