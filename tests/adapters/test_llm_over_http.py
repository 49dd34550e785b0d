"""Every fault of a provider's side, over HTTP on the loopback."""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from llm_requests import a_request
from stack_over_http import KEY, QUICK, failing_first, over_http, settings, words_under

from claimcheck.adapters.chat_model.exchange import MAX_REPLY_BYTES
from claimcheck.adapters.llm_stack import open_stack
from claimcheck.errors import ConfigError, ContextTooLong, LLMError, LLMTimeout, LLMTransientError, ReplyError
from claimcheck.evaluation.stub_llm import Answer, Call, Fault
from claimcheck.llm.cassette import RecordingLLM
from claimcheck.llm.seam import Finish

GOOD = {"label": "x"}


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("OPENAI_", "LANGSMITH_", "LANGCHAIN_", "OTEL_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_what_may_pass_is_asked_again(status: int) -> None:
    with over_http(failing_first(2, Answer(status=status), GOOD)) as over:
        reply = over.ask()
        assert (json.loads(reply.text), reply.retries) == (GOOD, 2)
        assert over.statuses == [status, status, 200]
        usage = over.run.meter.usage()
    assert (usage.calls, usage.retries) == (3, 2)


@pytest.mark.parametrize("headers", [{"Retry-After": "0.3"}, {"retry-after": "0.3"}], ids=["upper", "lower"])
def test_the_wait_that_a_429_asks_for_is_kept(headers: dict[str, str]) -> None:
    with over_http(failing_first(1, Answer(status=429, headers=headers), GOOD)) as over:
        over.ask()
        first, second = over.stub.entries
    assert second.t0 - first.t0 >= 0.3


def test_a_429_without_a_wait_is_asked_again_after_our_own() -> None:
    with over_http(failing_first(3, Answer(status=429), GOOD), stub={"retry_after": 0.0}) as over:
        assert over.ask().retries == 3


def test_a_429_for_want_of_credit_is_said_at_once() -> None:
    with over_http(lambda call: Answer(status=429, code="insufficient_quota")) as over:
        with pytest.raises(LLMError, match="no credit left"):
            over.ask()
        assert over.statuses == [429]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        pytest.param(Fault.RESET, LLMTransientError, id="reset in mid-body"),
        pytest.param(Fault.DRIP, LLMTimeout, id="slow drip"),
        pytest.param(Fault.HANG, LLMTimeout, id="silence"),
    ],
)
def test_a_broken_connection_is_asked_again_and_then_given_up(fault: Fault, kind: type[LLMError]) -> None:
    with over_http(stub={"fault": fault}, timeout_s=0.2) as over:
        with pytest.raises(kind):
            over.ask()
        assert len(over.stub.entries) == QUICK.attempts


def test_a_connection_that_broke_once_costs_nothing_but_time() -> None:
    with over_http(failing_first(1, Answer(content=GOOD, fault=Fault.RESET), GOOD)) as over:
        assert over.ask().retries == 1


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    stack = open_stack(settings(f"http://127.0.0.1:{port}/v1"), lambda host: None)
    with pytest.raises(LLMTransientError, match=f"127.0.0.1:{port}: cannot be reached") as caught:
        stack.for_article(patience=QUICK).llm.complete(a_request())
    stack.close()
    assert not caught.value.may_be_billed


@pytest.mark.parametrize(
    ("status", "what"),
    [(401, "key is refused"), (403, "key is refused"), (404, "no such model"), (302, "another server")],
)
def test_a_refusal_of_the_caller_is_one_clear_line_at_once(status: int, what: str) -> None:
    with over_http(lambda call: Answer(status=status, message="no\nway")) as over:
        with pytest.raises(ConfigError, match=what) as caught:
            over.ask()
        assert over.statuses == [status]
    assert "\n" not in str(caught.value)


def test_a_redirect_is_not_followed() -> None:
    with over_http() as target:
        moved = Answer(status=307, headers={"Location": f"{target.stub.base_url}/chat/completions"})
        with over_http(lambda call: moved) as over, pytest.raises(ConfigError):
            over.ask()
        assert target.stub.entries == []


@pytest.mark.parametrize("status", [400, 413], ids=["400", "413"])
def test_a_request_that_is_too_long_is_told_apart(status: int) -> None:
    said = {400: "This model's maximum context length is 8192 tokens", 413: "no"}[status]
    with over_http(lambda call: Answer(status=status, message=said)) as over:
        with pytest.raises(ContextTooLong):
            over.ask()
        assert over.statuses == [status]


def test_another_400_is_not_asked_again() -> None:
    with over_http(lambda call: Answer(status=400, message="no such thing")) as over:
        with pytest.raises(LLMError, match=r"refused the request \(400\): no such thing"):
            over.ask()
        assert over.statuses == [400]


@pytest.mark.parametrize(
    ("answer", "text", "finish"),
    [
        pytest.param(Answer(refusal="I cannot help."), "I cannot help.", Finish.REFUSED, id="refusal"),
        pytest.param(Answer(content="so f", finish_reason="content_filter"), "so f", Finish.REFUSED, id="filtered"),
        pytest.param(Answer(content="x" * 900), "x" * 400, Finish.LENGTH, id="cut off"),
        pytest.param(Answer(content='{"label": '), '{"label":', Finish.STOP, id="broken JSON"),
        pytest.param(Answer(content=""), "", Finish.STOP, id="empty"),
        pytest.param(Answer(content=GOOD, fault=Fault.NO_CHOICES), "", Finish.STOP, id="no choices"),
        pytest.param(Answer(content='```json\n{"label": "x"}\n```'), '{"label": "x"}', Finish.STOP, id="fence"),
    ],
)
def test_text_and_usage_of_every_reply_are_kept(answer: Answer, text: str, finish: Finish) -> None:
    with over_http(lambda call: answer) as over:
        reply = over.ask()
    assert (reply.text, reply.finish) == (text, finish)
    assert reply.prompt_tokens > 0


def test_a_refusal_before_the_model_is_a_refusal() -> None:
    with over_http(lambda call: Answer(status=400, code="content_filter", message="filtered")) as over:
        assert over.ask().finish is Finish.REFUSED


@pytest.mark.parametrize("fault", [Fault.HTML, Fault.BROKEN_JSON])
def test_what_is_no_reply_of_a_model_is_said_and_not_asked_again(fault: Fault) -> None:
    with over_http(stub={"fault": fault}) as over:
        with pytest.raises(ReplyError, match="check --base-url") as caught:
            over.ask()
        assert over.statuses == [200]
    assert caught.value.reply


def test_a_reply_without_end_is_cut() -> None:
    answer = Answer(content="x" * (MAX_REPLY_BYTES + 1), completion_tokens=5)
    with over_http(lambda call: answer) as over, pytest.raises(ReplyError):
        over.ask()


@pytest.mark.parametrize(("formats", "asked"), [("tools", 2), ("json_object", 3)], ids=["tools", "plain JSON"])
def test_a_server_without_structured_output_is_asked_in_another_form(formats: str, asked: int) -> None:
    systems: list[str] = []

    def respond(call: Call) -> Any:
        systems.append(call.system)
        return None if call.tools else '{"label": "x"}'

    with over_http(respond, stub={"formats": formats}) as over:
        assert json.loads(over.ask().text) == GOOD
        assert len(over.stub.entries) == asked
        assert over.ask("again").retries == 0
    is_told = ['"additionalProperties": false' in system for system in systems]
    assert is_told == [formats == "json_object"] * 2


@pytest.mark.parametrize("name", ["temperature", "seed", "max_tokens"])
def test_a_parameter_that_a_model_does_not_take_is_left_out(name: str) -> None:
    def respond(call: Call) -> Any:
        refused = Answer(status=400, message=f"Unsupported parameter: '{name}' is not supported with this model.")
        return refused if name in call.body else GOOD

    with over_http(respond) as over:
        assert over.ask().retries == 1
        assert over.ask("again").retries == 0


def test_a_server_that_does_not_heed_the_form_is_asked_in_another_one_next_time() -> None:
    forms: list[str] = []

    def respond(call: Call) -> Any:
        forms.append("tools" if call.tools else "schema" if call.schema else "plain")
        return Answer(content=GOOD) if forms[-1] == "plain" else "Sure! Here is what I found."

    with over_http(respond) as over:
        for number in range(4):
            over.ask(str(number))
    assert forms == ["schema", "tools", "plain", "plain"]


def test_a_request_carries_what_the_seam_says() -> None:
    bodies: list[dict[str, Any]] = []

    def respond(call: Call) -> Any:
        bodies.append(call.body)
        return GOOD

    with over_http(respond) as over:
        over.ask("the data", max_tokens=77, seed=5)
        over.ask("the data", temperature=None, seed=None)
    first, second = bodies
    assert [(each["role"], each["content"]) for each in first["messages"]] == [
        ("system", "Read the article."),
        ("user", "the data"),
    ]
    assert (first["model"], first["max_tokens"], first["temperature"], first["seed"]) == ("stub", 77, 0.0, 5)
    assert first["response_format"]["json_schema"]["strict"] is True
    assert not {"temperature", "seed"} & second.keys()


def test_a_second_run_is_served_from_the_cache_and_sends_nothing(tmp_path: Path) -> None:
    replies = tmp_path / "home" / "replies.sqlite"
    with over_http(replies_file=replies) as over:
        first = over.ask()
        again = over.stack.for_article(patience=QUICK)
        second = again.llm.complete(a_request("text"))
        assert len(over.stub.entries) == 1
    assert (second.text, second.is_cached) == (first.text, True)
    assert (again.meter.usage().calls, again.meter.usage().cache_hits) == (0, 1)


def test_the_host_is_announced_once_before_anything_is_sent() -> None:
    with over_http() as over:
        assert over.announced == []
        over.ask_many(4)
        assert over.announced == [f"127.0.0.1:{over.stub.port}"]


def test_the_key_is_nowhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    errors: list[str] = []
    answers = [
        Answer(content={"label": KEY}),
        Answer(status=400, message=f"the key {KEY} is odd"),
        Answer(status=401, message=f"Incorrect API key provided: {KEY}"),
        Answer(status=404, message=f"no model for {KEY}"),
        Answer(refusal=f"not with {KEY}"),
    ]
    with over_http(lambda call: answers[call.number - 1], replies_file=tmp_path / "home" / "replies.sqlite") as over:
        recording = RecordingLLM(over.run.llm)
        for number in range(len(answers)):
            try:
                errors.append(recording.complete(a_request(str(number))).text)
            except (LLMError, ConfigError) as exc:
                errors.append(f"{exc} {vars(exc)}")
        assert recording.save(tmp_path / "home" / "case.jsonl") == 2
    said = "".join(capfd.readouterr()) + caplog.text + "".join(errors)
    assert len(errors) == len(answers)
    assert KEY not in said
    assert KEY.encode() not in words_under(tmp_path)


def test_a_missing_key_is_said_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with pytest.raises(ConfigError, match="OPENAI_API_KEY is not set"):
        open_stack(settings(None), lambda host: None)


def test_a_server_of_ones_own_needs_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with over_http() as over:
        assert over.ask().finish is Finish.STOP


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("nobody:x", "no provider nobody"),
        ("anthropic:claude-haiku-4-5", r"pip install 'claimcheck-news\[anthropic\]'"),
        ("mistralai:x", "langchain's package for mistralai"),
    ],
)
def test_a_provider_that_is_not_there_is_said(model: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("langchain_anthropic", "langchain_mistralai"):
        monkeypatch.setitem(sys.modules, name, None)  # as if it were not installed
    with pytest.raises(ConfigError, match=message):
        open_stack(settings(None, model=model), lambda host: None)


def test_ambient_variables_send_nothing_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    with over_http() as spy, over_http() as over:
        for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
            monkeypatch.setenv(name, "true")
        for name in ("LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT", "LANGSMITH_GATEWAY", "OTEL_EXPORTER_OTLP_ENDPOINT"):
            monkeypatch.setenv(name, spy.stub.base_url)
        monkeypatch.setenv("LANGSMITH_API_KEY", "ls-0123456789")
        stack = open_stack(settings(over.stub.base_url), lambda host: None)
        stack.for_article(patience=QUICK).llm.complete(a_request())
        stack.close()
        assert not [name for name in os.environ if name.startswith("LANGSMITH_") and name != "LANGSMITH_TRACING"]
        assert os.environ["LANGSMITH_TRACING"] == "false"
        assert spy.stub.entries == []
        assert len(over.stub.entries) == 1


def test_a_price_that_ships_is_not_for_a_server_of_ones_own() -> None:
    with over_http(model="openai:gpt-5-mini") as over:
        assert over.stack.price is None
    with pytest.raises(ConfigError, match="price of this model is not known"), over_http(max_cost=1.0):
        pass
    stack = open_stack(settings(None, model="openai:gpt-5-mini", max_cost=1.0), lambda host: None)
    stack.close()
    assert stack.price is not None
