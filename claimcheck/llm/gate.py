"""How many requests are under way at once."""

from __future__ import annotations

import threading

_SLOWNESS = 2
"""Rounds of answered requests before one more is let through again."""


class Gate:
    """Lets at most `most` through at once, fewer after a 429, and slowly more again.

    Additive increase, multiplicative decrease, as TCP does it: half of them at the first 429 of those that were let
    through under the present limit, so that a burst of refusals counts once.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._limit = most
        self._inside = 0
        self._answered = 0
        self._epoch = 0
        self._changed = threading.Condition()

    @property
    def limit(self) -> int:
        """Give how many may be under way now."""
        return self._limit

    def enter(self, timeout_s: float | None) -> int | None:
        """Wait to be let through, and give the ticket to leave with; None where that took too long."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._inside < self._limit, timeout_s):
                return None
            self._inside += 1
            return self._epoch

    def leave(self, ticket: int, *, is_refused: bool, is_answered: bool) -> None:
        """Make room for another, and learn from how it went: a 429, an answer, or neither."""
        with self._changed:
            self._inside -= 1
            if is_refused and ticket == self._epoch:
                self._limit = max(1, self._limit // 2)
                self._epoch += 1
                self._answered = 0
            elif is_answered and self._limit < self._most:
                self._answered += 1
                if self._answered >= _SLOWNESS * self._limit:
                    self._limit += 1
                    self._answered = 0
            self._changed.notify_all()
