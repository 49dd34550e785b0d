"""Replies that are not asked for twice: from the cache, from a cassette, from a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from llm_requests import a_reply, a_request

from claimcheck.errors import CassetteMiss, ConfigError
from claimcheck.llm.caching import CachingLLM, MemoryReplyCache
from claimcheck.llm.cassette import RecordingLLM, ReplayLLM
from claimcheck.llm.scripted import ScriptedLLM
from claimcheck.llm.seam import Finish, PromptFile


def test_a_request_is_paid_for_once() -> None:
    hits: list[int] = []
    inner = ScriptedLLM([a_reply()])
    llm = CachingLLM(inner, MemoryReplyCache(), on_hit=lambda: hits.append(1))
    first, second = llm.complete(a_request()), llm.complete(a_request())
    assert (first.is_cached, second.is_cached) == (False, True)
    assert second.text == first.text
    assert (second.prompt_tokens, second.completion_tokens, len(hits), len(inner.requests)) == (0, 0, 1, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"model": "openai:other"},
        {"system": "Another instruction."},
        {"user": "Another text."},
        {"schema": {"type": "object"}},
        {"max_tokens": 7},
        {"temperature": None},
        {"seed": 1},
        {"prompt": PromptFile(name="read", version="2", sha256="1" * 64)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_request_that_differs_in_anything_is_another_one(change: dict[str, Any]) -> None:
    inner = ScriptedLLM([a_reply(), a_reply("two")])
    llm = CachingLLM(inner, MemoryReplyCache())
    llm.complete(a_request())
    assert llm.complete(a_request(**change)).text == "two"


def test_two_servers_with_one_name_for_their_models_are_told_apart() -> None:
    cache = MemoryReplyCache()
    CachingLLM(ScriptedLLM([a_reply()]), cache, server="here").complete(a_request())
    there = CachingLLM(ScriptedLLM([a_reply("there")]), cache, server="there")
    assert there.complete(a_request()).text == "there"


@pytest.mark.parametrize(
    "bad",
    [a_reply(finish=Finish.LENGTH), a_reply(finish=Finish.REFUSED), a_reply(" ")],
    ids=["cut", "refused", "empty"],
)
def test_a_reply_that_did_not_end_well_is_asked_for_again(bad: Any) -> None:
    llm = CachingLLM(ScriptedLLM([bad, a_reply("good")]), MemoryReplyCache())
    llm.complete(a_request())
    assert llm.complete(a_request()).text == "good"


@pytest.fixture
def cassette(tmp_path: Path) -> Path:
    path = tmp_path / "case.jsonl"
    recording = RecordingLLM(ScriptedLLM([a_reply("one"), a_reply("two", finish=Finish.LENGTH, cached_tokens=3)]))
    recording.complete(a_request("first"))
    recording.complete(a_request("second"))
    assert recording.save(path) == 2
    return path


def replay(path: Path) -> ReplayLLM:
    return ReplayLLM.load(path, how_to_record="claimcheck eval record CASE")


def test_a_cassette_plays_what_was_recorded(cassette: Path) -> None:
    llm = replay(cassette)
    assert llm.complete(a_request("second")) == a_reply("two", finish=Finish.LENGTH, cached_tokens=3)
    assert llm.complete(a_request("first")) == a_reply("one")


def test_a_cassette_holds_no_text_of_the_article_and_is_the_same_in_any_order(cassette: Path, tmp_path: Path) -> None:
    other = RecordingLLM(ScriptedLLM([a_reply("two", finish=Finish.LENGTH, cached_tokens=3), a_reply("one")]))
    other.complete(a_request("second"))
    other.complete(a_request("first"))
    other.save(tmp_path / "other.jsonl")
    assert (tmp_path / "other.jsonl").read_bytes() == cassette.read_bytes()
    assert b"first" not in cassette.read_bytes()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"prompt": PromptFile(name="judge", version="1", sha256="2" * 64)}, "no reply to the prompt judge"),
        (
            {"prompt": PromptFile(name="read", version="2", sha256="2" * 64)},
            r"prompt read changed \(recorded 1, now 2",
        ),
        ({"model": "openai:other"}, "recorded with openai:gpt-5-mini, not openai:other"),
        ({"schema": {"type": "object"}}, "schema of the prompt read changed"),
        ({"max_tokens": 7}, "parameters of the prompt read changed"),
        ({"user": "Another text."}, "no reply to this text by the prompt read 1"),
    ],
    ids=["new prompt", "version", "model", "schema", "parameters", "text"],
)
def test_a_miss_says_what_changed_and_how_to_record(cassette: Path, change: dict[str, Any], what: str) -> None:
    with pytest.raises(CassetteMiss, match=what) as caught:
        replay(cassette).complete(a_request(**{"user": "first", **change}))
    assert str(caught.value).endswith("claimcheck eval record CASE")


def test_a_file_that_is_no_cassette_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    with pytest.raises(ConfigError, match="No such file"):
        replay(path)
    path.write_text('{"key": 1}\n')
    with pytest.raises(ConfigError, match="line 1 is no recorded reply"):
        replay(path)


def test_a_script_may_be_a_function_and_may_raise() -> None:
    llm = ScriptedLLM(lambda request: request.user)
    assert llm.complete(a_request("said")).text == "said"
    assert [request.user for request in llm.requests] == ["said"]
    with pytest.raises(KeyError):
        ScriptedLLM([KeyError("x")]).complete(a_request())
    with pytest.raises(AssertionError, match="no reply left"):
        ScriptedLLM([]).complete(a_request())
