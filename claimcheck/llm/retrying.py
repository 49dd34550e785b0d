"""The one place where a request is asked again."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from claimcheck.errors import LLMTransientError, RateLimited, RequestAdapted
from claimcheck.llm.deadline import Deadline
from claimcheck.llm.seam import LLM, Reply, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often and how long to try; seconds, doubled for each further attempt from `first_wait_s` on.

    `rate_limited_attempts` is more than `attempts`: who is told to come back later is expected back. A model that asks
    for more than `max_retry_after_s` is not waited for. A change of form is no failed attempt and has its own bound.
    """

    attempts: int = 5
    rate_limited_attempts: int = 10
    adaptations: int = 8
    first_wait_s: float = 0.5
    max_wait_s: float = 20.0
    max_retry_after_s: float = 60.0


class RetryingLLM:
    """An `LLM` that asks another one again where it raises `LLMTransientError`, and only there."""

    def __init__(
        self,
        inner: LLM,
        *,
        patience: Patience | None = None,
        deadline: Deadline | None = None,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
        on_retry: Callable[[], None] = lambda: None,
    ) -> None:
        """Wrap `inner`; `chance` gives numbers from 0 to 1 for the jitter, `on_retry` is told of each new attempt."""
        self._inner = inner
        self._patience = patience or Patience()
        self._deadline = deadline or Deadline(None)
        self._sleep = sleep
        self._chance = chance
        self._on_retry = on_retry

    def complete(self, request: Request) -> Reply:
        """Answer one request; the reply counts the further attempts that it took."""
        failures = adaptations = 0
        while True:
            try:
                reply = self._inner.complete(request)
            except RequestAdapted:
                adaptations += 1
                if adaptations > self._patience.adaptations:
                    raise
            except LLMTransientError as exc:
                failures += 1
                wait_s = self._wait_s(exc, failures)
                if wait_s is None or not self._deadline.allows(wait_s):
                    raise
                self._sleep(wait_s)
            else:
                return replace(reply, retries=failures + adaptations)
            self._on_retry()

    def _wait_s(self, error: LLMTransientError, failures: int) -> float | None:
        """Give the seconds before the next attempt; None for no further one."""
        patience = self._patience
        bound = patience.rate_limited_attempts if isinstance(error, RateLimited) else patience.attempts
        if failures >= bound:
            return None
        # Half of the wait is by chance, so that requests that failed together do not come back together.
        backoff = min(patience.first_wait_s * 2.0 ** (failures - 1), patience.max_wait_s) * (1 + self._chance()) / 2
        if error.retry_after_s is None:
            return backoff
        if error.retry_after_s > patience.max_retry_after_s:
            return None
        return error.retry_after_s + patience.first_wait_s * self._chance()
