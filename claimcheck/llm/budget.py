"""What a run may spend, reserved before each request is sent."""

from __future__ import annotations

import threading

from claimcheck.errors import BudgetSpent, ConfigError
from claimcheck.llm.prices import Price
from claimcheck.llm.seam import Reply, Request


class Budget:
    """Requests and USD that may be spent in all; None is without bound.

    Each request reserves the most that it can cost; what it did cost takes the place of that when its reply is there.
    So the cost never passes `max_cost`, whatever is under way at once.
    """

    def __init__(self, *, max_calls: int | None, max_cost: float | None, price: Price | None) -> None:
        """Set the bounds.

        Raises:
            ConfigError: there is a bound to the cost, and no price.
        """
        if max_cost is not None and price is None:
            raise ConfigError(
                "--max-cost: the price of this model is not known; give it in a file that the setting prices names, "
                "or bound the requests with --max-calls",
                setting="max_cost",
            )
        self._max_calls = max_calls
        self._max_cost = max_cost
        self._price = price
        self._calls = 0
        self._spent = 0.0
        self._reserved = 0.0
        self._changed = threading.Condition()

    @property
    def spent(self) -> float:
        """Give the USD that are spent for sure."""
        return self._spent

    def reserve(self, request: Request, timeout_s: float | None = None) -> float:
        """Take the most that a request can cost out of what is left, and give it.

        Where only what is under way stands in the way, wait for it.

        Raises:
            BudgetSpent: too little is left.
        """
        most = 0.0 if self._price is None else self._price.most(request)
        with self._changed:
            self._changed.wait_for(lambda: self._is_refused(most) or self._fits(most), timeout_s)
            if self._is_refused(most) or not self._fits(most):
                raise BudgetSpent(self._why(), model=request.model, prompt=request.prompt.name, request_key=request.key)
            self._calls += 1
            self._reserved += most
        return most

    def settle(self, reserved: float, reply: Reply) -> float:
        """Put what a reply cost in the place of what was reserved, and give it; without token counts that is all."""
        is_counted = reply.prompt_tokens + reply.completion_tokens > 0
        cost = self._price.of(reply) if self._price is not None and is_counted else reserved
        self._end(reserved, cost)
        return cost

    def give_back(self, reserved: float) -> None:
        """End a request that cost nothing."""
        self._end(reserved, 0.0)

    def lose(self, reserved: float) -> None:
        """End a request without a reply that may have cost what was reserved."""
        self._end(reserved, reserved)

    def _end(self, reserved: float, cost: float) -> None:
        with self._changed:
            self._reserved -= reserved
            self._spent += cost
            self._changed.notify_all()

    def _fits(self, most: float) -> bool:
        return self._max_cost is None or self._spent + self._reserved + most <= self._max_cost

    def _is_refused(self, most: float) -> bool:
        """Tell whether a request cannot be sent, also when nothing else is under way."""
        if self._max_calls is not None and self._calls >= self._max_calls:
            return True
        return self._max_cost is not None and self._spent + most > self._max_cost

    def _why(self) -> str:
        if self._max_calls is not None and self._calls >= self._max_calls:
            return f"the {self._max_calls} requests of --max-calls are spent"
        return f"a further request could cost more than --max-cost {self._max_cost:g} USD leaves"
