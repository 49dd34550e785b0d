"""The bounds that every single request keeps: how many at once, how many in all, what they cost, until when."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.errors import BudgetSpent, ConfigError, LLMError, LLMTransientError, RateLimited, ReplyError
from claimcheck.llm.budget import Budget
from claimcheck.llm.deadline import Deadline
from claimcheck.llm.gate import Gate
from claimcheck.llm.seam import LLM, Reply, Request
from claimcheck.llm.usage import UsageMeter


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the requests of a command have in common."""

    gate: Gate
    budget: Budget
    deadline: Deadline


class LimitedLLM:
    """An `LLM` that hands requests to another one within the limits, and counts each that is sent.

    It stands inside `RetryingLLM`, so that a further attempt is a request like any other and a wait takes no place.
    """

    def __init__(self, inner: LLM, limits: Limits, meter: UsageMeter) -> None:
        self._inner = inner
        self._limits = limits
        self._meter = meter

    def complete(self, request: Request) -> Reply:
        """Answer one request.

        Raises:
            BudgetSpent: the requests, the cost or the time of the run are spent; nothing was sent.
        """
        limits = self._limits
        ticket = limits.gate.enter(limits.deadline.left_s())
        if ticket is None:
            raise self._late(request)
        refused = answered = False
        try:
            reserved = limits.budget.reserve(request, limits.deadline.left_s())
            if not limits.deadline.allows(0.0):
                limits.budget.give_back(reserved)
                raise self._late(request)
            try:
                reply = self._send(request, reserved)
            except RateLimited:
                refused = True
                raise
            answered = True
            return reply
        finally:
            limits.gate.leave(ticket, is_refused=refused, is_answered=answered)

    def _send(self, request: Request, reserved: float) -> Reply:
        """Send a request and settle what it cost, however it ends."""
        self._meter.sent()
        try:
            reply = self._inner.complete(request)
        except BaseException as exc:
            if _may_be_billed(exc):
                self._limits.budget.lose(reserved)
                self._meter.lost(reserved)
            else:
                self._limits.budget.give_back(reserved)
            raise
        self._meter.took(reply, self._limits.budget.settle(reserved, reply))
        return reply

    @staticmethod
    def _late(request: Request) -> BudgetSpent:
        return BudgetSpent(
            "the time of the run is spent", model=request.model, prompt=request.prompt.name, request_key=request.key
        )


def _may_be_billed(error: BaseException) -> bool:
    """Tell whether a model may have worked for a request that failed; a refusal comes before any work."""
    if isinstance(error, LLMTransientError):
        return error.may_be_billed
    return isinstance(error, ReplyError) or not isinstance(error, LLMError | ConfigError)
