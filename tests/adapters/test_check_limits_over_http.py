"""A whole check within a server's limits, and one stopped by a kill: nothing lost, nothing paid twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from check_over_http import SAMPLES, SOUND, by_start, checking, sample_article
from stack_over_http import KEY

from claimcheck.evaluation.stub_llm import Answer, Call, StubServer
from claimcheck.llm.retrying import Patience
from claimcheck.types import Document, Label

PATIENT = Patience(first_wait_s=0.05, max_wait_s=0.5)
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


def four_editions() -> Document:
    """Give the sample article four times as one, so that far more is asked at once than the server allows."""
    body = sample_article().text.split("\n\n")[2:]
    editions = ["\n\n".join(f"In edition {number}, {each}" for each in body) for number in range(2, 5)]
    text = "\n\n".join([sample_article().text, *editions])
    return Document(
        text=text, sha256=Document.hash_text(text), headline=sample_article().headline, date=sample_article().date
    )


def test_a_server_that_allows_16_at_once_loses_no_claim() -> None:
    article = four_editions()
    with checking(max_concurrency=64) as over:
        free = over.check(article, workers=64)
    with checking(max_concurrency=64, stub={"max_concurrent": 16, "latency": 0.5}) as over:
        report = over.check(article, workers=64, patience=PATIENT)
        stats = over.stub.stats()
    assert stats["status"]["429"] > 0
    assert stats["max_in_flight"] <= 16
    assert report.usage.retries >= stats["status"]["429"]
    assert by_start(report) == by_start(free)
    assert len(report.claims) > 54
    assert not [each for each in report.claims if each.label is Label.NOT_CLASSIFIED]


def test_a_report_says_the_same_whichever_section_is_answered_first() -> None:
    def slow_at_first(call: Call) -> Answer | None:
        said = SOUND(call)
        return said and replace(said, latency=max(0.0, 0.3 - 0.03 * call.number))

    with checking() as over:
        plain = over.check()
    with checking(slow_at_first) as over:
        report = over.check()
        order = [entry.n for entry in over.stub.entries if entry.stage == "read"]
    assert order != sorted(order)
    assert replace(report, usage=plain.usage) == plain


@pytest.mark.parametrize("share", [0.2, 0.4])
def test_a_server_that_fails_often_loses_no_claim(share: float) -> None:
    with checking() as over:
        free = over.check()
    with checking(stub={"fail_rate": share, "seed": 1}) as over:
        report = over.check(patience=Patience(attempts=20, first_wait_s=0.01, max_wait_s=0.05))
        failed = over.stub.stats()["status"].get("500", 0)
    assert failed > 0
    assert by_start(report) == by_start(free)
    assert (report.usage.calls, report.usage.retries) == (free.usage.calls + failed, failed)


@pytest.fixture
def stub() -> Iterator[StubServer]:
    with StubServer(SOUND, latency=0.3, per_token=0.0) as server:
        yield server


def command(stub: StubServer, home: Path, *more: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "claimcheck", str(SAMPLES / "articles" / "flood-gates.txt"), "--no-archive"]
    words += [
        "--model",
        "openai:stub",
        "--base-url",
        stub.base_url,
        "--format",
        "json",
        "--max-concurrency",
        "1",
        *more,
    ]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "CLAIMCHECK_HOME": str(home), "OPENAI_API_KEY": KEY}
    return subprocess.Popen(words, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.mark.parametrize(("how", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)], ids=["kill -9", "Ctrl-C"])
def test_a_run_that_was_stopped_resumes_and_pays_only_the_rest(
    how: signal.Signals, code: int, stub: StubServer, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    process = command(stub, home)
    wait_for(lambda: len(stub.entries) >= 3)
    process.send_signal(how)
    stopped = ended(process)
    answered = len(stub.entries)
    assert stopped[:2] == (code, "")
    assert "Traceback" not in stopped[2]
    again, out, _ = ended(command(stub, home))
    usage: dict[str, Any] = json.loads(out)["usage"]
    sections = usage["calls"] + usage["cache_hits"]
    assert again == 0
    # The request that was under way at the stop was answered to nobody, or not at all.
    assert answered - 1 <= usage["cache_hits"] <= answered
    assert len(stub.entries) <= sections + 1
    third = json.loads(ended(command(stub, home))[1])["usage"]
    assert (third["calls"], third["cache_hits"], third["prompt_tokens"]) == (0, sections, 0)


def wait_for(is_so: Any, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)
