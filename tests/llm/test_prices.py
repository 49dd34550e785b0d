"""What models cost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llm_requests import a_reply, a_request

from claimcheck.errors import ConfigError
from claimcheck.llm.plan import plan_requests
from claimcheck.llm.prices import parse_prices
from claimcheck.llm.tokens import likely_prompt_tokens, most_prompt_tokens
from claimcheck.llm.usage import UsageMeter
from claimcheck.resources import read_resource

LIST = parse_prices(
    """
["a-model"]
provider = "openai"
input = 2.0
cached_input = 0.5
cache_write = 2.5
output = 8.0
as_of = 2026-11-24
source = "a page"

["anywhere"]
input = 0
output = 0
""",
    "test",
)


@pytest.mark.parametrize(
    ("model", "is_known"),
    [
        ("openai:a-model", True),
        ("openai:a-model-2026-08-07", True),
        ("openai:a-model-mini", False),
        ("another:a-model", False),
        ("ollama:anywhere", True),
        ("openai:unheard-of", False),
    ],
)
def test_a_price_is_of_one_model_of_one_provider(model: str, is_known: bool) -> None:
    assert (LIST.find(model) is not None) == is_known


def test_a_reply_costs_its_tokens() -> None:
    price = LIST.find("openai:a-model")
    assert price is not None
    reply = a_reply(prompt_tokens=3_000, cached_tokens=1_000, completion_tokens=500)
    assert price.of(reply) == pytest.approx((2_000 * 2.5 + 1_000 * 0.5 + 500 * 8) / 1e6)
    assert price.as_of == date(2026, 11, 24)


@given(st.text(), st.integers(1, 5_000))
def test_no_reply_costs_more_than_was_reserved(text: str, max_tokens: int) -> None:
    price = LIST.find("openai:a-model")
    assert price is not None
    request = a_request(text, max_tokens=max_tokens)
    worst = a_reply(prompt_tokens=most_prompt_tokens(request), completion_tokens=max_tokens)
    assert price.of(worst) <= price.most(request) + 1e-12
    assert likely_prompt_tokens(request) <= most_prompt_tokens(request)


def test_every_price_that_ships_says_when_and_where_it_was_read() -> None:
    shipped = parse_prices(read_resource("data", "prices.toml").decode(), "data/prices.toml")
    assert shipped.prices
    for price in shipped.prices.values():
        assert price.as_of is not None
        assert price.source.startswith("https://")
        assert 0 < price.cached_input <= price.input <= price.cache_write < price.output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not toml", "prices mine"),
        ("gpt = 3", "must be a table"),
        ("[gpt]\ninput = 1.0", "lacks output"),
        ("[gpt]\ninput = 1.0\noutput = -2", "output must be USD"),
        ("[gpt]\ninput = true\noutput = 2", "input must be USD"),
        ("[gpt]\ninput = 1\noutput = nan", "output must be USD"),
        ("[gpt]\ninput = 1\noutput = 2\ninputs = 3", "unknown key inputs"),
    ],
)
def test_a_wrong_list_is_refused(text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        parse_prices(text, "mine")


def test_a_plan_adds_up() -> None:
    price = LIST.find("openai:a-model")
    assert price is not None
    requests = [a_request("one"), a_request("two", max_tokens=900)]
    plan = plan_requests(requests, price)
    assert (plan.calls, plan.most_completion_tokens) == (2, 1_000)
    assert plan.most_cost_usd == pytest.approx(sum(price.most(request) for request in requests))
    assert plan_requests(requests[:1], price) + plan_requests(requests[1:], price) == plan
    assert plan_requests(requests, None).most_cost_usd is None


def test_usage_without_a_price_has_no_cost_unless_nothing_was_sent() -> None:
    meter = UsageMeter(None)
    assert meter.usage().cost_usd == 0.0
    meter.sent()
    meter.took(a_reply(prompt_tokens=10, cached_tokens=4, completion_tokens=3))
    meter.retried()
    meter.hit()
    usage = meter.usage(seconds={"read": 1.0}, ungrounded=2)
    assert usage.cost_usd is None
    assert (usage.calls, usage.retries, usage.cache_hits, usage.ungrounded) == (1, 1, 1, 2)
    assert (usage.prompt_tokens, usage.cached_tokens, usage.completion_tokens) == (10, 4, 3)
