"""Counting what a run takes."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from claimcheck.llm.prices import Price
from claimcheck.llm.seam import Reply
from claimcheck.types import Usage


class UsageMeter:
    """Adds up requests, tokens and cost; safe to be told by several threads at once.

    `calls` counts every request that was sent, also one that failed; `retries` those of them that were further
    attempts. `price` of None makes the cost unknown as soon as something was sent.
    """

    def __init__(self, price: Price | None) -> None:
        self._price = price
        self._lock = threading.Lock()
        self._calls = self._retries = self._hits = 0
        self._prompt = self._cached = self._completion = 0
        self._cost = 0.0

    def sent(self) -> None:
        """Count a request that is sent."""
        with self._lock:
            self._calls += 1

    def retried(self) -> None:
        """Count a further attempt at a request."""
        with self._lock:
            self._retries += 1

    def hit(self) -> None:
        """Count a reply that came from our own cache."""
        with self._lock:
            self._hits += 1

    def took(self, reply: Reply, cost_usd: float = 0.0) -> None:
        """Count what a reply took; its cost is the most that it can have been where the server counts no tokens."""
        with self._lock:
            self._prompt += reply.prompt_tokens
            self._cached += reply.cached_tokens
            self._completion += reply.completion_tokens
            self._cost += cost_usd

    def lost(self, cost_usd: float) -> None:
        """Count the cost that a request without a reply may have had."""
        with self._lock:
            self._cost += cost_usd

    def usage(self, *, seconds: Mapping[str, float] | None = None, ungrounded: int = 0) -> Usage:
        """Give the sums so far, in the shape of the report."""
        with self._lock:
            is_known = self._price is not None or not self._calls
            return Usage(
                calls=self._calls,
                retries=self._retries,
                cache_hits=self._hits,
                prompt_tokens=self._prompt,
                cached_tokens=self._cached,
                completion_tokens=self._completion,
                cost_usd=round(self._cost, 8) if is_known else None,
                seconds=dict(seconds or {}),
                ungrounded=ungrounded,
            )
