"""An archive whose vectors a model elsewhere makes, at the command line, over HTTP on the loopback."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_call import Cli

from claimcheck.evaluation.stub_llm import StubServer

KEY = "sk-quite-secret-0123456789"
FERRY = "The ferry to Norrsund was stopped by a storm, the harbour master Ada Roe said.\n"
COURT = "The court of Haldenby fined the canal board for river permits.\n"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("OPENAI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


@pytest.fixture
def stub() -> Iterator[StubServer]:
    with StubServer(latency=0.0, key=KEY) as server:
        yield server


@pytest.fixture
def prior(tmp_path: Path) -> Path:
    folder = tmp_path / "prior"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "court.txt").write_text(COURT, encoding="utf-8")
    return folder


def options(stub: StubServer, name: str = "openai:stub") -> tuple[str, ...]:
    return ("--embedder", name, "--embedder-base-url", stub.base_url)


def test_host_is_named_before_anything_is_sent_and_archive_is_searched(cli: Cli, stub: StubServer, prior: Path) -> None:
    added = cli("archive", "add", prior, "--date", "2019-01-20", *options(stub))
    assert added.code == 0
    told = f"claimcheck: the text is sent to 127.0.0.1:{stub.port}, where openai:stub makes vectors of it"
    assert added.err.splitlines()[0] == told
    assert {entry.path for entry in stub.entries} == {"embeddings"}
    asked = cli("archive", "search", "a storm stopped the ferry", *options(stub))
    assert asked.code == 0
    assert asked.err.splitlines()[0] == told
    assert "ferry to Norrsund" in asked.out


def test_what_is_known_of_an_archive_is_not_asked_again(cli: Cli, stub: StubServer, prior: Path) -> None:
    cli("archive", "add", prior, *options(stub))
    before = len(stub.entries)
    listed = cli("archive", "list", *options(stub))
    assert (listed.code, len(stub.entries)) == (0, before)
    assert "is sent to" not in listed.err


def test_another_embedders_archive_is_refused_and_nothing_sent(cli: Cli, stub: StubServer, prior: Path) -> None:
    assert cli("archive", "add", prior, *options(stub)).code == 0
    before = len(stub.entries)
    for wrong in (options(stub, "openai:other"), ()):
        ended = cli("archive", "list", *wrong)
        assert ended.code == 5
        assert "was made with the embedder openai:stub" in ended.err
        assert "--embedder" in ended.err
    assert len(stub.entries) == before


def test_vectors_of_another_length_are_refused(cli: Cli, stub: StubServer, prior: Path) -> None:
    assert cli("archive", "add", prior, *options(stub)).code == 0
    stub.config.embedding_dim = 64
    ended = cli("archive", "search", "ferry", *options(stub))
    assert ended.code == 5
    assert "64 dimensions where 256 are wanted" in ended.err


def test_a_refused_key_is_one_line_without_the_key(
    cli: Cli, stub: StubServer, prior: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-another-0123456789")
    ended = cli("archive", "add", prior, *options(stub))
    assert ended.code == 2
    assert "the key is refused (401); check OPENAI_API_KEY" in ended.err
    assert "0123456789" not in ended.err + ended.out
    assert len(ended.err.splitlines()) == 2


def test_a_server_that_fails_is_tried_again_and_then_one_line(
    cli: Cli, stub: StubServer, prior: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_TIMEOUT", "5")
    stub.config.fail_rate = 1.0
    ended = cli("archive", "add", prior, *options(stub))
    assert ended.code == 5
    assert "failed (500)" in ended.err
    assert len(stub.entries) == 4


def test_a_check_goes_on_without_a_server_and_says_so(cli: Cli, stub: StubServer, prior: Path, article: Path) -> None:
    assert cli("archive", "add", prior, "--date", "2001-01-20", *options(stub)).code == 0
    stub.config.fail_rate = 1.0
    ended = cli(article, "--format", "json", "--no-store", *options(stub))
    assert ended.code == 5
    assert '"not_checked"' in ended.out


@pytest.mark.parametrize("name", ["word2vec", "openai:", ":small"])
def test_a_name_that_is_none_is_refused(cli: Cli, stub: StubServer, prior: Path, name: str) -> None:
    ended = cli("archive", "add", prior, *options(stub, name))
    assert ended.code == 2
    assert "there is no embedder" in ended.err
    assert stub.entries == []


def test_an_unknown_provider_is_refused(cli: Cli, stub: StubServer, prior: Path) -> None:
    ended = cli("archive", "add", prior, *options(stub, "nobody:small"))
    assert ended.code == 2
    assert "there is no provider nobody" in ended.err


def test_a_plan_sends_nothing_to_the_embedder(cli: Cli, stub: StubServer, prior: Path, article: Path) -> None:
    assert cli("archive", "add", prior, *options(stub)).code == 0
    before = len(stub.entries)
    ended = cli(article, "--plan", "--model", "openai:stub", "--base-url", stub.base_url, *options(stub))
    assert (ended.code, len(stub.entries)) == (0, before)
    assert "a check also sends the claims to openai:stub" in ended.err


def test_a_refused_key_ends_a_check_without_a_report(
    cli: Cli, stub: StubServer, prior: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli("archive", "add", prior, "--date", "2001-01-20", *options(stub)).code == 0
    monkeypatch.setenv("OPENAI_API_KEY", "sk-another-0123456789")
    ended = cli(article, "--no-store", *options(stub))
    assert (ended.code, ended.out) == (2, "")
    assert "the key is refused (401)" in ended.err
