"""A language model at the command line, over HTTP on the loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_call import Cli
from llm_words import KEY, words

from claimcheck.evaluation.stub_llm import Answer, Call, StubServer
from claimcheck.pipeline.sentences import UNREAD_NOTE
from claimcheck.report.phrases import cause_words

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("OPENAI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


@pytest.fixture
def stub() -> Iterator[StubServer]:
    with StubServer(answer, latency=0.0, per_token=0.0) as server:
        yield server


def answer(call: Call) -> Answer:
    return ANSWERS.get(call.model, Answer(content={"sentences": []}))


ANSWERS = {
    "refused-key": Answer(status=401, message=f"Incorrect API key provided: {KEY}"),
    "unknown": Answer(status=404, message="no such model"),
    "odd": Answer(status=400, message=f"odd request with {KEY}"),
    "refusing": Answer(refusal="I cannot help with that."),
    "down": Answer(status=503),
    "echo": Answer(content={"sentences": [], "key": KEY}),
}


@pytest.mark.parametrize("model", ["refused-key", "unknown"])
def test_a_refused_key_is_one_line_and_no_report(cli: Cli, article: Path, stub: StubServer, model: str) -> None:
    ended = cli(article, *words(stub, model))
    told, said = ended.err.splitlines()
    assert (ended.code, ended.out) == (2, "")
    assert told == f"claimcheck: the text is sent to 127.0.0.1:{stub.port}"
    assert f"openai:{model} at 127.0.0.1:{stub.port}" in said


@pytest.mark.parametrize(
    ("model", "more", "cause", "advice"),
    [
        ("odd", (), "model_unavailable", "run it again later, and what was answered is not paid for again"),
        ("refusing", ("--no-cache",), "refused", "run it again later"),
        ("down", ("--run-timeout", "0.2"), "model_unavailable", "run it again later, and"),
        ("any", ("--max-calls", "0"), "budget", "allow more (--max-calls, --max-cost, --run-timeout) and run it again"),
        ("empty", (), "unaccounted_sentence", "--no-cache asks for new replies"),
    ],
)
def test_what_failed_is_shown_as_failed_and_the_report_is_written(
    cli: Cli, article: Path, stub: StubServer, model: str, more: tuple[str, ...], cause: str, advice: str
) -> None:
    ended = cli(article, "--format", "json", *words(stub, model, *more))
    report = json.loads(ended.out)
    assert ended.code == 4
    reasons = {each["reason"] for each in report["sentences"] if each["state"] == "not_classified"}
    assert cause in reasons
    assert ended.err.splitlines()[-1].startswith("claimcheck: not all could be checked: ")
    assert cause_words(cause) in ended.err or UNREAD_NOTE in ended.err
    assert "_" not in ended.err.partition("not all could be checked: ")[2].partition(";")[0]
    assert f"says what; {advice}" in ended.err
    assert report["claims"] == []
    assert report["run"]["model"] == f"openai:{model}"
    assert report["run"]["prompts"][0]["name"] == "read"
    assert report["usage"]["calls"] == len(stub.entries)


def test_a_report_on_what_no_model_was_sent_says_so(cli: Cli, tmp_path: Path, stub: StubServer) -> None:
    foreign = tmp_path / "foreign.txt"
    foreign.write_text(
        "Der Hafen wird im Juni geschlossen, sagten zwei Beamte am Dienstag. Die Mole ist seit Jahren baufällig.\n"
    )
    ended = cli(foreign, "--format", "json", *words(stub))
    notes = json.loads(ended.out)["run"]["notes"]
    assert "was asked nothing and got no text" in notes[0]
    assert not [each for each in notes if "everything it quotes" in each]
    assert (stub.entries, ended.err) == ([], "")


def test_a_rerun_is_served_from_the_cache_until_that_is_cleared(
    cli: Cli, article: Path, stub: StubServer, own: Path
) -> None:
    first = json.loads(cli(article, "--format", "json", *words(stub, "empty")).out)["usage"]
    sent = len(stub.entries)
    again = cli(article, "--format", "json", *words(stub, "empty"))
    usage = json.loads(again.out)["usage"]
    assert (usage["calls"], usage["cache_hits"], usage["prompt_tokens"]) == (0, first["calls"] + first["cache_hits"], 0)
    assert "the text is sent" not in again.err
    assert len(stub.entries) == sent
    assert "replies, 0.0 MB" in cli("cache", "show").out
    assert f"forgotten: {sent} replies" in cli("cache", "clear").err
    cli(article, *words(stub, "empty"))
    assert len(stub.entries) == 2 * sent
    cli(article, *words(stub, "empty", "--no-cache"))
    assert len(stub.entries) == 2 * sent + first["calls"] + first["cache_hits"]


def test_purge_forgets_replies_too(cli: Cli, article: Path, stub: StubServer) -> None:
    cli(article, *words(stub, "empty"))
    assert "replies" in cli("purge", "--yes").err
    assert "0 replies" in cli("cache", "show").out


def test_a_cost_bound_without_a_price_is_refused_before_anything_is_sent(
    cli: Cli, article: Path, stub: StubServer
) -> None:
    ended = cli(article, *words(stub, "any", "--max-cost", "1"))
    assert (ended.code, ended.out, stub.entries) == (2, "", [])
    assert "price of this model is not known" in ended.err


@pytest.mark.parametrize("model", ["refused-key", "odd", "refusing", "empty"])
def test_the_key_is_nowhere(
    cli: Cli, article: Path, stub: StubServer, home: Path, caplog: pytest.LogCaptureFixture, model: str
) -> None:
    caplog.set_level("DEBUG")
    said = [cli(article, "--format", form, *words(stub, model)) for form in ("json", "text")]
    said += [cli("--config", os.devnull, "doctor"), cli("cache", "show"), cli("runs", "list")]
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert kept
    assert KEY.encode() not in kept
    assert KEY not in caplog.text + "".join(each.out + each.err for each in said)


@pytest.mark.parametrize("model", ["echo", "refused-key", "odd", "down"])
def test_the_key_is_nowhere_though_libraries_are_told_to_log_and_trace(
    article: Path, stub: StubServer, tmp_path: Path, model: str
) -> None:
    tracing = {f"{family}_TRACING{end}": "true" for family, end in (("LANGSMITH", ""), ("LANGCHAIN", "_V2"))}
    environ = {
        **os.environ,
        **tracing,
        "PYTHONPATH": str(ROOT),
        "CLAIMCHECK_HOME": str(tmp_path / "home"),
        "OPENAI_LOG": "debug",
        "LANGSMITH_ENDPOINT": stub.base_url,
        "LANGSMITH_API_KEY": KEY,
        "PYTHONDEVMODE": "1",
    }
    command = [sys.executable, "-m", "claimcheck", str(article), *words(stub, model), "--run-timeout", "2"]
    ended = subprocess.run([*command, "-o", tmp_path / "report.txt"], env=environ, capture_output=True, check=False)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    said = b"".join([ended.stdout, ended.stderr, *(path.read_bytes() for path in kept)])
    assert ended.returncode == (2 if model == "refused-key" else 4)
    assert b"the text is sent to" in said
    assert len(kept) > 2
    assert KEY.encode() not in said
    assert {entry.path for entry in stub.entries} == {"chat/completions"}


def test_the_doctor_names_who_would_receive_the_text_and_sends_nothing(cli: Cli, stub: StubServer, own: Path) -> None:
    own.mkdir(mode=0o700)
    (own / "claimcheck.toml").write_text(f'model = "openai:gpt-5-mini"\nbase_url = "{stub.base_url}"\n')
    ended = cli("doctor")
    assert ended.code == 0
    assert f"openai:gpt-5-mini at 127.0.0.1:{stub.port}, which receives the text; its price is not known" in ended.out
    assert stub.entries == []


def test_the_doctor_says_what_is_missing(cli: Cli, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    own.mkdir(mode=0o700)
    (own / "claimcheck.toml").write_text('model = "openai:gpt-5-mini"\n')
    ended = cli("doctor")
    assert ended.code == 2
    assert "BAD  engine" in ended.out
    assert "OPENAI_API_KEY is not set" in ended.out
