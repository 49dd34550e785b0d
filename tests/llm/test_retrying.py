"""Asking again, and only where that can help."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llm_requests import a_reply, a_request

from claimcheck.errors import (
    ConfigError,
    ContextTooLong,
    LLMError,
    LLMTimeout,
    LLMTransientError,
    RateLimited,
    RequestAdapted,
)
from claimcheck.llm.deadline import Deadline
from claimcheck.llm.retrying import Patience, RetryingLLM
from claimcheck.llm.scripted import ScriptedLLM


def failure(kind: type[LLMError], **more: Any) -> LLMError:
    return kind("no", model="m", prompt="read", request_key="k", **more)


def retrying(said: list[Any], **options: Any) -> tuple[RetryingLLM, ScriptedLLM, list[float]]:
    inner, waits = ScriptedLLM(said), []
    return RetryingLLM(inner, sleep=waits.append, chance=lambda: 1.0, **options), inner, waits


@pytest.mark.parametrize("kind", [LLMTransientError, LLMTimeout, RateLimited])
def test_what_may_pass_is_asked_again_after_a_doubled_wait(kind: type[LLMError]) -> None:
    llm, inner, waits = retrying([failure(kind), failure(kind), failure(kind), a_reply()])
    reply = llm.complete(a_request())
    assert (reply.text, reply.retries, len(inner.requests)) == (a_reply().text, 3, 4)
    assert waits == [0.5, 1.0, 2.0]


def test_attempts_are_bounded() -> None:
    llm, inner, _ = retrying([failure(LLMTransientError)] * 20)
    with pytest.raises(LLMTransientError):
        llm.complete(a_request())
    assert len(inner.requests) == Patience().attempts


def test_who_is_told_to_come_back_has_more_attempts() -> None:
    llm, inner, _ = retrying([failure(RateLimited)] * 20)
    with pytest.raises(RateLimited):
        llm.complete(a_request())
    assert len(inner.requests) == Patience().rate_limited_attempts


@pytest.mark.parametrize(
    "error",
    [failure(LLMError), failure(ContextTooLong), ConfigError("no", setting="model")],
    ids=["other", "too long", "key"],
)
def test_nothing_else_is_asked_again(error: Exception) -> None:
    llm, inner, waits = retrying([error, a_reply()])
    with pytest.raises(type(error)):
        llm.complete(a_request())
    assert (len(inner.requests), waits) == (1, [])


def test_the_wait_that_a_server_asks_for_is_kept() -> None:
    llm, _, waits = retrying([failure(RateLimited, retry_after_s=7.0), a_reply()])
    llm.complete(a_request())
    assert 7.0 <= waits[0] <= 7.5


def test_a_server_that_asks_for_too_long_is_not_waited_for() -> None:
    llm, inner, waits = retrying([failure(RateLimited, retry_after_s=3600.0), a_reply()])
    with pytest.raises(RateLimited):
        llm.complete(a_request())
    assert (len(inner.requests), waits) == (1, [])


def test_no_wait_passes_the_end_of_the_run() -> None:
    llm, inner, waits = retrying([failure(LLMTransientError)] * 9, deadline=Deadline(1.2, clock=lambda: 0.0))
    with pytest.raises(LLMTransientError):
        llm.complete(a_request())
    assert waits == [0.5, 1.0]
    assert len(inner.requests) == 3


def test_another_form_is_asked_for_at_once_and_is_no_failed_attempt() -> None:
    llm, inner, waits = retrying([failure(RequestAdapted)] * 4 + [failure(LLMTransientError)] * 4 + [a_reply()])
    assert llm.complete(a_request()).retries == 8
    assert len(waits) == 4
    endless, inner, _ = retrying([failure(RequestAdapted)] * 99)
    with pytest.raises(RequestAdapted):
        endless.complete(a_request())
    assert len(inner.requests) == Patience().adaptations + 1


def test_each_new_attempt_is_told() -> None:
    told: list[int] = []
    llm, _, _ = retrying([failure(RequestAdapted), failure(RateLimited), a_reply()], on_retry=lambda: told.append(1))
    llm.complete(a_request())
    assert len(told) == 2


@given(st.floats(0, 1), st.integers(1, 12))
def test_waits_stay_between_half_of_the_backoff_and_all_of_it(chance: float, failures: int) -> None:
    waits: list[float] = []
    patience = Patience(attempts=13)
    script = [failure(LLMTransientError)] * failures + [a_reply()]
    RetryingLLM(ScriptedLLM(script), patience=patience, sleep=waits.append, chance=lambda: chance).complete(a_request())
    backoffs = [min(0.5 * 2**number, patience.max_wait_s) for number in range(failures)]
    assert all(full / 2 <= wait <= full for wait, full in zip(waits, backoffs, strict=True))
