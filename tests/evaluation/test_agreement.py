"""How far two labellers agree, by evals/agreement.py."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

EVALS = Path(__file__).parent.parent.parent / "evals"


@pytest.fixture(scope="module")
def agreement() -> ModuleType:
    spec = importlib.util.spec_from_file_location("agreement", EVALS / "agreement.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["agreement"] = module
    spec.loader.exec_module(module)
    return module


def chosen(agreement: ModuleType, *pairs: tuple[str, str, int]) -> list[object]:
    """Give choices in the field `label`, as often as each pair says."""
    field = agreement.Field.LABEL
    return [
        agreement.Choice(case="case", field=field, item=f"{n}", first=one, second=other)
        for one, other, times in pairs
        for n in range(times)
    ]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        # 35 of 50 the same: 0.7. By chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5. (0.7 - 0.5) / (1 - 0.5) = 0.4
        pytest.param([("s", "s", 20), ("s", "u", 5), ("u", "s", 10), ("u", "u", 15)], 0.4, id="by_hand"),
        pytest.param([("s", "s", 3), ("u", "u", 2), ("a", "a", 1)], 1.0, id="all_the_same"),
        pytest.param([("s", "u", 2), ("u", "s", 2)], -1.0, id="none_the_same"),
        pytest.param([("s", "s", 1), ("s", "u", 1), ("u", "s", 1), ("u", "u", 1)], 0.0, id="chance"),
        pytest.param([("s", "s", 4)], None, id="one_value_only"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_kappa_is_agreement_beyond_chance(
    agreement: ModuleType, pairs: list[tuple[str, str, int]], expected: float | None
) -> None:
    value = agreement.kappa(chosen(agreement, *pairs))
    assert value == (expected if expected is None else pytest.approx(expected))


def test_the_interval_of_one_article_is_its_kappa(agreement: ModuleType) -> None:
    choices = chosen(agreement, ("s", "s", 20), ("s", "u", 5), ("u", "s", 10), ("u", "u", 15))
    assert agreement.interval(choices) == pytest.approx((0.4, 0.4))


def test_a_table_counts_and_a_list_names_what_differs(agreement: ModuleType) -> None:
    choices = chosen(agreement, ("sourced", "sourced", 3), ("unverified", "anonymous", 1))
    assert "| label | 4 | 3 | 75.0 |" in agreement.table(choices)
    assert agreement.disagreements(choices) == "- case, label: 0: first unverified, second anonymous"


def test_the_cases_that_were_labelled_twice_are_compared_whole() -> None:
    done = run(EVALS / "agreement.py")
    assert done.returncode == 0, done.stderr
    rows = {line.split("|")[1].strip(): int(line.split("|")[2]) for line in done.stdout.splitlines()[2:7]}
    written = [path.read_text("utf-8") for path in sorted((EVALS / "agreement").glob("*.toml"))]
    assert len(written) == 10
    assert rows["label"] == sum(text.count("[[claims]]") for text in written)
    assert rows["stance"] == sum(text.count("[[pairs]]") for text in written)


WRONG = [
    ("no_gold", "There was no pledge", "There was a pledge", "the gold no longer has the claim 'There was a pledge'"),
    ("label", 'label = "unverified"', 'label = "true"', "claims.0.label: Input should be"),
    ("toml", "[[claims]]", "[[claims", "no TOML in UTF-8"),
]


@pytest.mark.parametrize(("before", "after", "words"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_wrong_second_label_is_said_in_one_line(before: str, after: str, words: str, tmp_path: Path) -> None:
    shutil.copy(EVALS / "agreement.py", tmp_path)
    name = "politics-harbour-levy"
    shutil.copytree(EVALS / "cases" / name, tmp_path / "cases" / name)
    second = (EVALS / "agreement" / f"{name}.toml").read_text("utf-8")
    (tmp_path / "agreement").mkdir()
    (tmp_path / "agreement" / f"{name}.toml").write_text(second.replace(before, after), "utf-8")
    done = run(tmp_path / "agreement.py")
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


def run(script: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=120)
