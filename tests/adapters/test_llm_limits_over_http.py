"""Every limit of a run and of a server, over HTTP on the loopback."""

from __future__ import annotations

from pathlib import Path

import pytest
from stack_over_http import KEY, failing_first, over_http

from claimcheck.errors import BudgetSpent, LLMError, LLMTimeout
from claimcheck.evaluation.stub_llm import Answer, Fault
from claimcheck.llm.seam import Finish


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def test_a_burst_over_the_servers_limit_loses_nothing() -> None:
    with over_http(stub={"max_concurrent": 16, "latency": 0.5}, max_concurrency=64) as over:
        replies = over.ask_many(64)
        stats = over.stub.stats()
    assert [reply.finish for reply in replies if not isinstance(reply, LLMError)] == [Finish.STOP] * 64
    assert stats["calls"] == 64
    assert stats["status"]["429"] > 0
    assert stats["max_in_flight"] <= 16


def test_requests_at_once_are_bounded_on_the_wire() -> None:
    with over_http(stub={"latency": 0.02}, max_concurrency=3) as over:
        over.ask_many(12)
        assert over.stub.stats()["max_in_flight"] == 3


def test_requests_in_all_are_bounded_on_the_wire_attempts_included() -> None:
    with over_http(failing_first(3, Answer(status=500), {"label": "x"}), max_calls=10) as over:
        replies = over.ask_many(20)
        assert len(over.stub.entries) == 10
    assert sum(isinstance(reply, BudgetSpent) for reply in replies) >= 10


def test_the_cost_bound_holds_on_the_wire(tmp_path: Path) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text('["stub"]\ninput = 1.0\noutput = 2.0\n')
    with over_http(
        lambda call: Answer(content={"label": "x"}, completion_tokens=99), prices=prices, max_cost=0.003
    ) as over:
        replies = over.ask_many(20)
        stats = over.stub.stats()
        usage = over.run.meter.usage()
    cost = (stats["prompt_tokens"] * 1.0 + stats["completion_tokens"] * 2.0) / 1e6
    assert 0 < sum(isinstance(reply, BudgetSpent) for reply in replies) < 20
    assert usage.cost_usd == pytest.approx(cost)
    assert cost <= 0.003


def test_a_run_ends_in_time() -> None:
    with over_http(stub={"fault": Fault.HANG}, timeout_s=5.0, run_timeout_s=0.3) as over:
        with pytest.raises(LLMTimeout):
            over.ask()
        with pytest.raises(BudgetSpent, match="time of the run"):
            over.ask("another")
        assert len(over.stub.entries) == 1
