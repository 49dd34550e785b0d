"""The stand-in for a model server, over HTTP on the loopback."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from typing import Any

import pytest

from claimcheck.evaluation.stub_llm import Answer, Call, Fault, StubServer

SCHEMA = {
    "type": "object",
    "properties": {"label": {"enum": ["a", "b"]}, "count": {"type": "integer", "minimum": 2}},
    "required": ["label", "count"],
    "additionalProperties": False,
}


def post(stub: StubServer, body: dict[str, Any], path: str = "/v1/chat/completions") -> tuple[int, Any, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", stub.port, timeout=10)
    try:
        connection.request("POST", path, json.dumps(body), {"Authorization": "Bearer right"})
        reply = connection.getresponse()
        return reply.status, json.loads(reply.read()), dict(reply.getheaders())
    finally:
        connection.close()


def chat(text: str = "hello", **more: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": text}], **more}


def by_schema(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "n", "strict": True, "schema": schema}}


def fast(responder: Any = None, **config: Any) -> StubServer:
    return StubServer(responder, **{"latency": 0, "per_token": 0, **config})


def test_a_schema_gets_its_smallest_instance() -> None:
    with fast() as stub:
        _, reply, _ = post(stub, chat(response_format=by_schema(SCHEMA)))
    assert json.loads(reply["choices"][0]["message"]["content"]) == {"label": "a", "count": 2}


def test_a_responder_answers_and_the_statistics_count_it() -> None:
    def respond(call: Call) -> Answer:
        return Answer(content={"said": call.user}, stage="echo")

    with fast(respond) as stub:
        status, reply, _ = post(stub, chat("words"))
        stats = stub.stats()
    assert status == 200
    assert json.loads(reply["choices"][0]["message"]["content"]) == {"said": "words"}
    assert stats["calls"] == 1
    assert stats["stages"] == {"echo": {"calls": 1, "prompt_tokens": 9, "completion_tokens": 5}}


def test_a_forced_tool_gets_its_arguments() -> None:
    tools = [{"type": "function", "function": {"name": "t", "parameters": SCHEMA}}]
    with fast() as stub:
        _, reply, _ = post(stub, chat(tools=tools, tool_choice={"type": "function", "function": {"name": "t"}}))
    call = reply["choices"][0]["message"]["tool_calls"][0]["function"]
    assert (call["name"], json.loads(call["arguments"])) == ("t", {"label": "a", "count": 2})


def test_more_tokens_than_allowed_are_cut_off() -> None:
    with fast(lambda call: "x" * 400) as stub:
        _, reply, _ = post(stub, chat(max_tokens=10))
    assert reply["choices"][0]["finish_reason"] == "length"
    assert reply["choices"][0]["message"]["content"] == "x" * 40
    assert reply["usage"]["completion_tokens"] == 10


@pytest.mark.parametrize(
    ("config", "body", "status"),
    [
        pytest.param({"key": "another"}, chat(), 401, id="key"),
        pytest.param({"fail_rate": 1.0}, chat(), 500, id="played fault"),
        pytest.param({"formats": "tools"}, chat(response_format=by_schema(SCHEMA)), 400, id="no structured output"),
        pytest.param({"max_prompt_tokens": 5}, chat("x" * 100), 400, id="context"),
        pytest.param({}, chat(response_format=by_schema({"$ref": "#"})), 400, id="endless schema"),
    ],
)
def test_a_call_is_refused(config: dict[str, Any], body: dict[str, Any], status: int) -> None:
    with fast(**config) as stub:
        got, reply, _ = post(stub, body)
    assert got == status
    assert reply["error"]["message"]


def test_a_rate_limit_says_when_to_come_back() -> None:
    with fast(rpm=1, retry_after=2.5) as stub:
        assert post(stub, chat())[0] == 200
        status, _, headers = post(stub, chat())
    assert (status, headers["Retry-After"]) == (429, "2.5")


@pytest.mark.parametrize("fault", [Fault.RESET, Fault.BROKEN_JSON, Fault.HTML])
def test_a_fault_spoils_the_reply(fault: Fault) -> None:
    with fast(fault=fault) as stub, pytest.raises((ConnectionError, http.client.HTTPException, ValueError)):
        post(stub, chat())


def test_a_second_like_prompt_is_cached() -> None:
    text = "word " * 2000
    with fast() as stub:
        post(stub, chat(text))
        _, reply, _ = post(stub, chat(text))
    assert reply["usage"]["prompt_tokens_details"]["cached_tokens"] >= 1024


def test_the_dials_can_be_turned_while_it_serves() -> None:
    with fast() as stub:
        assert post(stub, {"fail_rate": 1.0}, "/_stub/config")[0] == 200
        assert post(stub, chat())[0] == 500
        assert post(stub, {"log_path": "x"}, "/_stub/config")[0] == 400


def test_vectors_of_like_texts_are_alike() -> None:
    with fast() as stub:
        _, reply, _ = post(stub, {"model": "m", "input": ["the ferry line", "ferry line the"]}, "/v1/embeddings")
    first, second = (one["embedding"] for one in reply["data"])
    assert first == pytest.approx(second)


def test_its_command_line_says_what_can_be_set() -> None:
    command = [sys.executable, "-m", "claimcheck.evaluation.stub_llm", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0
    assert "--per-token" in done.stdout
