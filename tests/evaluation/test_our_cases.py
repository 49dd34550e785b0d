"""Our own cases, offline: every one is right, and no engine falls below its floors and baseline."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from claimcheck.errors import ExitCode
from claimcheck.evaluation.cases import Case, Group, load_suite
from claimcheck.evaluation.mocked import read_about
from claimcheck.types import SourceKind, Stance

EVALS = Path(__file__).parents[2] / "evals"
CASES = EVALS / "cases"


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return load_suite(CASES)


def test_the_cases_are_as_many_as_the_page_says(cases: tuple[Case, ...]) -> None:
    stances = Counter(pair.stance for case in cases for claim in case.claims for pair in claim.evidence)
    kinds = Counter(source.kind for case in cases for source in case.sources)
    assert len(cases) >= 30
    assert sum(len(case.claims) for case in cases) >= 600
    assert sum(len(case.sources) for case in cases) >= 250
    assert stances[Stance.CONTRADICTS] >= 40
    assert stances[Stance.SUPPORTS] >= 40
    assert stances[Stance.NARROWS] + stances[Stance.UNRELATED] >= 40
    assert min(kinds[kind] for kind in SourceKind) >= 5
    assert 3 * sum(case.group is Group.HELD_OUT for case in cases) >= len(cases) - 2


def test_no_engine_falls_below_its_floors_and_baseline(capsys: pytest.CaptureFixture[str]) -> None:
    engines = ["--engine", "rules", "--engine", "embedded", "--engine", "replay"]
    code = run(["eval", "run", str(CASES), *engines, "--gate", str(EVALS / "baselines")])
    said = capsys.readouterr()
    print(said.out, said.err)
    assert code == ExitCode.DONE, said.err


def test_the_shipped_cassettes_say_that_no_real_model_was_asked() -> None:
    about = read_about(EVALS / "cassettes")
    assert about.is_simulated
    assert "not the quality of any model" in about.note
