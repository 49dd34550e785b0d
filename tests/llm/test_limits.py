"""The bounds on requests: how many at once, how many in all, what they cost, until when."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llm_requests import a_reply, a_request

from claimcheck.errors import BudgetSpent, ConfigError, LLMError, LLMTimeout, LLMTransientError, RateLimited, ReplyError
from claimcheck.llm.budget import Budget
from claimcheck.llm.deadline import Deadline, call_within
from claimcheck.llm.gate import Gate
from claimcheck.llm.limits import LimitedLLM, Limits
from claimcheck.llm.prices import Price, parse_prices
from claimcheck.llm.scripted import Said, ScriptedLLM
from claimcheck.llm.seam import LLM, Reply, Request
from claimcheck.llm.tokens import most_prompt_tokens
from claimcheck.llm.usage import UsageMeter

FOUND = parse_prices('["gpt-5-mini"]\ninput = 1.0\ncached_input = 0.1\noutput = 10.0\n', "test").find("gpt-5-mini")
assert FOUND is not None
PRICE: Price = FOUND
MOST = PRICE.most(a_request())


class Limited:
    """A limited model with its parts at hand."""

    def __init__(
        self,
        inner: LLM | Callable[[Request], Said] | list[Said],
        *,
        at_once: int = 8,
        deadline: Deadline | None = None,
        **bounds: Any,
    ) -> None:
        price = PRICE if "max_cost" in bounds else None
        self.meter = UsageMeter(price)
        self.gate = Gate(at_once)
        self.budget = Budget(**{"max_calls": None, "max_cost": None, "price": price, **bounds})
        limits = Limits(gate=self.gate, budget=self.budget, deadline=deadline or Deadline(None))
        model = inner if hasattr(inner, "complete") else ScriptedLLM(inner)
        self.llm = LimitedLLM(model, limits, self.meter)

    def ask(self, count: int, *, threads: int = 16) -> tuple[list[Reply], list[BudgetSpent]]:
        """Ask so many requests from several threads, and give the replies and the refusals."""
        replies: list[Reply] = []
        refusals: list[BudgetSpent] = []

        def one(number: int) -> None:
            try:
                replies.append(self.llm.complete(a_request(f"{number:04}")))
            except BudgetSpent as exc:
                refusals.append(exc)

        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(one, range(count)))
        return replies, refusals


class Crowd:
    """A model that answers when so many ask it at once, and remembers how many did."""

    def __init__(self, size: int = 1) -> None:
        self.most = self.inside = 0
        self._all_here = threading.Barrier(size)
        self._lock = threading.Lock()

    def complete(self, request: Request) -> Reply:
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        self._all_here.wait(30)
        threading.Event().wait(0.005)
        with self._lock:
            self.inside -= 1
        return a_reply()


def test_requests_at_once_are_bounded() -> None:
    crowd = Crowd(3)
    Limited(crowd, at_once=3).ask(30)
    assert crowd.most == 3


@pytest.mark.parametrize("most", [0, 1, 7])
def test_requests_in_all_are_bounded_exactly(most: int) -> None:
    limited = Limited(lambda request: a_reply(), max_calls=most)
    replies, refusals = limited.ask(20)
    assert (len(replies), len(refusals)) == (most, 20 - most)
    assert limited.meter.usage().calls == most
    assert all("--max-calls" in str(refusal) for refusal in refusals)


def test_a_failed_attempt_is_a_request_too() -> None:
    error = LLMTransientError("no", model="m", prompt="read", request_key="k")
    limited = Limited([error, a_reply()], max_calls=1)
    with pytest.raises(LLMTransientError):
        limited.llm.complete(a_request())
    with pytest.raises(BudgetSpent):
        limited.llm.complete(a_request())


@given(st.integers(0, 12), st.integers(1, 100))
def test_the_cost_never_passes_its_bound(fitting: int, tokens: int) -> None:
    bound = fitting * MOST
    spent: list[float] = []

    def answer(request: Request) -> Reply:
        reply = a_reply(prompt_tokens=most_prompt_tokens(request), completion_tokens=tokens)
        spent.append(PRICE.of(reply))
        return reply

    limited = Limited(answer, max_cost=bound)
    limited.ask(20, threads=4)
    assert sum(spent) <= bound + 1e-12
    assert limited.budget.spent == pytest.approx(sum(spent))


def test_a_request_waits_for_what_another_one_may_give_back() -> None:
    # Both fit one after the other, for a reply costs far less than what was reserved; at once they do not.
    limited = Limited(Crowd(), max_cost=1.5 * MOST)
    replies, refusals = limited.ask(2, threads=2)
    assert (len(replies), len(refusals)) == (2, 0)


@pytest.mark.parametrize(
    ("error", "is_lost"),
    [
        pytest.param(RateLimited("no", model="m", prompt="p", request_key="k"), False, id="refused for now"),
        pytest.param(LLMError("no", model="m", prompt="p", request_key="k"), False, id="refused"),
        pytest.param(ConfigError("no", setting="model"), False, id="key"),
        pytest.param(LLMTimeout("no", model="m", prompt="p", request_key="k", may_be_billed=True), True, id="timeout"),
        pytest.param(ReplyError("no", model="m", prompt="p", request_key="k", reply="<html>"), True, id="page"),
    ],
)
def test_what_the_provider_may_bill_counts_as_spent(error: Exception, is_lost: bool) -> None:
    limited = Limited([error], max_cost=1.0)
    with pytest.raises(type(error)):
        limited.llm.complete(a_request())
    assert limited.budget.spent == (MOST if is_lost else 0.0)
    assert limited.meter.usage().cost_usd == pytest.approx(limited.budget.spent)


def test_a_reply_without_token_counts_costs_all_that_was_reserved() -> None:
    limited = Limited([a_reply(prompt_tokens=0, completion_tokens=0)], max_cost=1.0)
    limited.llm.complete(a_request())
    assert limited.budget.spent == MOST
    assert limited.meter.usage().cost_usd == pytest.approx(MOST)


def test_a_cost_bound_without_a_price_is_refused() -> None:
    with pytest.raises(ConfigError, match="price of this model is not known"):
        Budget(max_calls=None, max_cost=1.0, price=None)


def test_nothing_is_sent_after_the_end_of_the_run() -> None:
    now = [0.0]
    limited = Limited([a_reply(), a_reply()], deadline=Deadline(10.0, clock=lambda: now[0]))
    limited.llm.complete(a_request())
    now[0] = 10.0
    with pytest.raises(BudgetSpent, match="time of the run"):
        limited.llm.complete(a_request())
    assert limited.meter.usage().calls == 1


def test_one_burst_of_429_halves_the_gate_once() -> None:
    gate = Gate(16)
    tickets = [gate.enter(None) for _ in range(16)]
    for ticket in tickets:
        assert ticket is not None
        gate.leave(ticket, is_refused=True, is_answered=False)
    assert gate.limit == 8


def test_a_gate_opens_slowly_again() -> None:
    gate = Gate(4)
    ticket = gate.enter(None)
    assert ticket is not None
    gate.leave(ticket, is_refused=True, is_answered=False)
    limits = []
    for _ in range(40):
        ticket = gate.enter(None)
        assert ticket is not None
        gate.leave(ticket, is_refused=False, is_answered=True)
        limits.append(gate.limit)
    assert limits[0] == 2
    assert limits == sorted(limits)
    assert limits[-1] == 4


def test_a_gate_never_closes_altogether() -> None:
    gate = Gate(2)
    for _ in range(5):
        ticket = gate.enter(None)
        assert ticket is not None
        gate.leave(ticket, is_refused=True, is_answered=False)
    assert gate.limit == 1


def test_a_full_gate_is_not_waited_for_longer_than_told() -> None:
    gate = Gate(1)
    gate.enter(None)
    assert gate.enter(0.01) is None


def test_a_call_that_takes_too_long_is_given_up() -> None:
    release = threading.Event()
    with pytest.raises(TimeoutError):
        call_within(lambda: release.wait(10), 0.02)
    release.set()
    assert call_within(lambda: 3, 10) == 3
    with pytest.raises(KeyError):
        call_within(lambda: {}["x"], 10)
