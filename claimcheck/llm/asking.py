"""What every request of one engine has in common, and what a failed one means for the report."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from claimcheck.errors import BudgetSpent, ContextTooLong, LLMError, LLMTimeout, ReplyError
from claimcheck.llm.seam import Finish, Reply
from claimcheck.types import Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """Which model is asked, how, and by how many threads at once; None leaves a parameter to the provider."""

    model: str
    temperature: float | None = 0.0
    seed: int | None = 0
    max_workers: int = 8


class Ungrounded:
    """Counts what models quoted that is not there; safe to be told by several threads at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0

    def add(self, count: int) -> None:
        """Count `count` more."""
        with self._lock:
            self._count += count

    @property
    def count(self) -> int:
        """Give the sum so far."""
        with self._lock:
            return self._count


def cause_of(error: LLMError) -> Cause:
    """Give the cause that a report names for a request that was not answered."""
    if isinstance(error, BudgetSpent):
        return Cause.BUDGET
    if isinstance(error, LLMTimeout):
        return Cause.TIMEOUT
    if isinstance(error, ContextTooLong):
        return Cause.TRUNCATED
    return Cause.MALFORMED_REPLY if isinstance(error, ReplyError) else Cause.MODEL_UNAVAILABLE


def cause_of_finish(reply: Reply) -> Cause:
    """Give the cause that a report names for what is missing in a reply."""
    causes = {Finish.REFUSED: Cause.REFUSED, Finish.LENGTH: Cause.TRUNCATED}
    return causes.get(reply.finish, Cause.MALFORMED_REPLY)
