from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from claimcheck.errors import CaseError, ExitCode
from claimcheck.evaluation.runs import read_run, run_to_json

SUITE = Path(__file__).parent / "suite"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("runs") / "rules.json"
    assert run(["eval", "run", str(SUITE), "--engine", "rules", "-o", str(path)]) == ExitCode.DONE
    return path


def test_a_run_is_the_same_bytes_twice(written: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    run(["eval", "run", str(SUITE), "--engine", "rules", "-o", str(again)])
    assert again.read_bytes() == written.read_bytes()


def test_a_run_is_read_back_as_it_was_written(written: Path) -> None:
    assert run_to_json(read_run(written)) == written.read_text()


def test_engines_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "run", str(SUITE), "--engine", "rules", "--engine", "simulated"]) == ExitCode.DONE
    out = capsys.readouterr().out
    head = next(line for line in out.splitlines() if line.startswith("figure"))
    assert head.split() == ["figure", "rules", "simulated"]
    assert "SIMULATED: replies by rule, no real model" in out


def test_json_is_one_object_for_each_engine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "run", str(SUITE), "--engine", "rules", "--format", "json"]) == ExitCode.DONE
    body = json.loads(capsys.readouterr().out)
    assert body["subject"] == "rules"
    assert body["figures"]["label_accuracy"]["value"] == 1.0


def test_an_unknown_engine_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "run", str(SUITE), "--engine", "magic"]) == ExitCode.USAGE
    assert "--engine: magic is none of" in capsys.readouterr().err


def test_unknown_dials_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "run", str(SUITE), "--engine", "simulated", "--dials", "mischief=1"]) == ExitCode.USAGE
    assert "mischief is no dial" in capsys.readouterr().err


def test_what_is_no_run_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    with pytest.raises(CaseError, match="No such file"):
        read_run(path)
    path.write_text('{"format": 1}')
    with pytest.raises(CaseError, match="no run of an evaluation"):
        read_run(path)
