"""`--plan` and `--cross-check` at the command line, with the simulated model over HTTP on the loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_call import Cli
from llm_words import KEY, SAMPLES, words

from claimcheck.evaluation.simulated import Dials, SimulatedModel
from claimcheck.evaluation.stub_llm import StubServer

ARTICLE = SAMPLES / "articles" / "flood-gates.txt"
PRICES = '["stub"]\ninput = 1.0\noutput = 2.0\n'


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


@pytest.fixture
def stub() -> Iterator[StubServer]:
    sound, wrong = SimulatedModel(), SimulatedModel(Dials(wrong_kind=1.0))
    with StubServer(
        lambda call: (wrong if call.model == "wrong" else sound)(call), latency=0.0, per_token=0.0
    ) as server:
        yield server


@pytest.fixture
def archive(cli: Cli, tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    assert cli("archive", "add", "--archive", folder, SAMPLES / "archive").code == 0
    return folder


def planned(cli: Cli, stub: StubServer, *more: str | Path) -> dict[str, Any]:
    ended = cli(ARTICLE, *words(stub), "--plan", "--format", "json", *more)
    assert (ended.code, ended.err, stub.entries) == (0, "", [])
    plan: dict[str, Any] = json.loads(ended.out)
    return plan


def test_a_plan_sends_nothing_and_tells_what_reading_then_takes(cli: Cli, stub: StubServer) -> None:
    plan = planned(cli, stub)
    assert plan["reading"]["most_cost_usd"] is None
    assert plan["judging"]["calls"] == 0
    cli(ARTICLE, *words(stub))
    assert len(stub.entries) == plan["reading"]["calls"]
    sent = stub.stats()["prompt_tokens"]
    assert sent <= plan["reading"]["most_prompt_tokens"]
    assert plan["reading"]["likely_prompt_tokens"] == pytest.approx(sent, rel=0.1)


def test_a_plan_estimates_judging_from_the_archive(cli: Cli, stub: StubServer, archive: Path) -> None:
    words_with = [word for word in words(stub) if word != "--no-archive"] + ["--archive", str(archive)]
    plan = json.loads(cli(ARTICLE, *words_with, "--plan", "--format", "json").out)
    assert stub.entries == []
    cli(ARTICLE, *words_with, "--no-store")
    asked = plan["reading"]["calls"] + plan["judging"]["calls"]
    assert len(stub.entries) == asked  # the simulated model cuts claims as the rules do


def test_a_plan_bounds_the_cost_by_the_users_own_prices(cli: Cli, stub: StubServer, tmp_path: Path) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text(PRICES)
    config = tmp_path / "claimcheck.toml"
    config.write_text(f'prices = "{prices}"\n')
    plan = planned(cli, stub, "--config", config)["reading"]
    most = (plan["most_prompt_tokens"] * 1.0 + plan["most_completion_tokens"] * 2.0) / 1e6
    assert plan["most_cost_usd"] == pytest.approx(most)
    report = json.loads(cli(ARTICLE, *words(stub), "--config", config, "--format", "json").out)
    assert 0 < report["usage"]["cost_usd"] <= most


@pytest.mark.parametrize("value", ["http://px:99999999", "http://[px:1", "http://px:abc"])
def test_a_plan_tells_which_variable_holds_no_proxy(cli: Cli, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", value)
    ended = cli(ARTICLE, "--plan", "--model", "openai:gpt-5-mini")
    assert ended.code == 2
    assert ended.err.startswith("claimcheck: HTTPS_PROXY: it holds no address of a proxy")
    assert ended.err.count("\n") == 1


def test_a_plan_for_people_says_that_nothing_was_sent(cli: Cli, stub: StubServer) -> None:
    ended = cli(ARTICLE, *words(stub), "--plan")
    assert "Nothing was sent" in ended.out
    assert "price that is not known" in ended.out
    assert stub.entries == []


def test_a_plan_with_a_cost_bound_and_no_price_is_refused(cli: Cli, stub: StubServer) -> None:
    ended = cli(ARTICLE, *words(stub), "--plan", "--max-cost", "1")
    assert (ended.code, ended.out) == (2, "")


def test_a_plan_of_an_engine_of_this_machine_has_nothing_to_send(cli: Cli) -> None:
    ended = cli(ARTICLE, "--model", "rules", "--no-archive", "--plan")
    assert ended.code == 0
    assert "nothing would be sent" in ended.out


def test_a_plan_of_a_file_that_cannot_be_read_goes_on_to_the_next(cli: Cli, stub: StubServer, tmp_path: Path) -> None:
    ended = cli(tmp_path / "none.txt", ARTICLE, *words(stub), "--plan")
    assert ended.code == 3
    assert "flood-gates.txt: openai:stub" in ended.out


def reviews(cli: Cli, stub: StubServer, model: str, *more: str) -> list[str]:
    ended = cli(ARTICLE, *words(stub, model), "--format", "json", *more)
    report = json.loads(ended.out)
    assert ended.code == 0
    return [reason for claim in report["claims"] for reason in claim["needs_review"]]


def test_a_cross_check_flags_the_claims_that_the_embedded_engine_labels_otherwise(cli: Cli, stub: StubServer) -> None:
    alone = reviews(cli, stub, "wrong")
    checked = reviews(cli, stub, "wrong", "--cross-check")
    agreeing = reviews(cli, stub, "sound", "--cross-check")
    assert "engines_disagree" not in alone
    assert checked.count("engines_disagree") > agreeing.count("engines_disagree")
    assert [each for each in checked if each != "engines_disagree"] == alone


def test_a_cross_check_can_be_a_setting_and_is_said_in_the_report(
    cli: Cli, stub: StubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_CROSS_CHECK", "true")
    report = json.loads(cli(ARTICLE, *words(stub, "wrong"), "--format", "json").out)
    assert any("the embedded engine read it too" in note for note in report["run"]["notes"])


def test_a_cross_check_without_a_language_model_is_refused(cli: Cli) -> None:
    ended = cli(ARTICLE, "--no-archive", "--cross-check")
    assert (ended.code, ended.out) == (2, "")
