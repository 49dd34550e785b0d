from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from claimcheck.errors import ExitCode
from claimcheck.evaluation.mocked import read_about

SUITE = Path(__file__).parent / "suite"


@pytest.fixture(scope="module")
def cassettes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cassettes")
    words = ["eval", "record", str(SUITE), "--cassettes", str(folder), "--dials", "seed=3,wrong_kind=0.5"]
    assert run(words) == ExitCode.DONE
    return folder


def replay(folder: Path) -> int:
    return run(["eval", "run", str(SUITE), "--engine", "replay", "--cassettes", str(folder), "--format", "json"])


def test_recorded_replies_score_as_the_model_did(cassettes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replay(cassettes) == ExitCode.DONE
    replayed = json.loads(capsys.readouterr().out)
    words = ["--engine", "simulated", "--dials", "seed=3,wrong_kind=0.5", "--format", "json"]
    assert run(["eval", "run", str(SUITE), *words]) == ExitCode.DONE
    simulated = json.loads(capsys.readouterr().out)
    assert replayed["cases"] == simulated["cases"]
    assert replayed["is_simulated"] is True
    assert "no real model" in replayed["note"]


def test_cassettes_say_what_they_are(cassettes: Path) -> None:
    about = read_about(cassettes)
    assert about.is_simulated
    assert "not the quality of any model" in about.note
    assert about.dials is not None
    assert about.dials["wrong_kind"] == 0.5


def test_recording_again_keeps_the_dials(cassettes: Path) -> None:
    before = {path.name: path.read_bytes() for path in cassettes.iterdir()}
    assert run(["eval", "record", str(SUITE), "--cassettes", str(cassettes)]) == ExitCode.DONE
    assert {path.name: path.read_bytes() for path in cassettes.iterdir()} == before


def altered(folder: Path, to: Path, prompt: str = "read", **changes: str) -> Path:
    """Copy cassettes as if the replies to a prompt had been recorded with something else."""
    to.mkdir()
    for path in folder.iterdir():
        text = path.read_text()
        if path.suffix == ".jsonl":
            lines = [json.loads(line) for line in text.splitlines()]
            other = (
                {**line, **changes, "key": line["key"][::-1]} if line["prompt"] == prompt else line for line in lines
            )
            text = "".join(json.dumps(line) + "\n" for line in other)
        (to / path.name).write_text(text)
    return to


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"prompt_sha256": "0"}, "the prompt read changed"),
        ({"schema_sha256": "0"}, "the reply's schema of the prompt read changed"),
        ({"model": "other"}, "the prompt read was recorded with other, not simulated"),
        ({"user_sha256": "0"}, "it has no reply to this text by the prompt read"),
    ],
    ids=["prompt", "schema", "model", "text"],
)
def test_a_miss_names_what_changed_and_the_command(
    cassettes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, str], reason: str
) -> None:
    assert replay(altered(cassettes, tmp_path / "old", **changes)) == ExitCode.MODEL
    said = capsys.readouterr()
    assert reason in said.err
    assert f"claimcheck eval record {SUITE}" in said.err
    assert said.out == ""


def test_a_miss_in_judging_stops_the_run_too(
    cassettes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replay(altered(cassettes, tmp_path / "old", prompt="judge", prompt_sha256="0")) == ExitCode.MODEL
    said = capsys.readouterr()
    assert "the prompt judge changed" in said.err
    assert said.out == ""


def test_no_cassettes_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replay(tmp_path) == ExitCode.INPUT
    assert "no cassettes there" in capsys.readouterr().err
