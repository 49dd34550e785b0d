"""What a run would send and cost, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.llm.prices import Price
from claimcheck.llm.seam import Request
from claimcheck.llm.tokens import likely_prompt_tokens, most_prompt_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Requests with their tokens; `most_` figures are bounds, `likely_` ones what English takes.

    `most_cost_usd` is None where the price is not known. Every further attempt at a request costs as much again.
    """

    calls: int
    likely_prompt_tokens: int
    most_prompt_tokens: int
    most_completion_tokens: int
    most_cost_usd: float | None

    def __add__(self, other: Plan) -> Plan:
        """Give both together."""
        costs = (self.most_cost_usd, other.most_cost_usd)
        return Plan(
            calls=self.calls + other.calls,
            likely_prompt_tokens=self.likely_prompt_tokens + other.likely_prompt_tokens,
            most_prompt_tokens=self.most_prompt_tokens + other.most_prompt_tokens,
            most_completion_tokens=self.most_completion_tokens + other.most_completion_tokens,
            most_cost_usd=None if costs[0] is None or costs[1] is None else costs[0] + costs[1],
        )


def plan_requests(requests: Sequence[Request], price: Price | None) -> Plan:
    """Add up what requests take, each answered at the first attempt and nothing coming from the cache."""
    return Plan(
        calls=len(requests),
        likely_prompt_tokens=sum(map(likely_prompt_tokens, requests)),
        most_prompt_tokens=sum(map(most_prompt_tokens, requests)),
        most_completion_tokens=sum(request.max_tokens for request in requests),
        most_cost_usd=None if price is None else sum(map(price.most, requests)),
    )
