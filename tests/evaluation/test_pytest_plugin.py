from __future__ import annotations

import shutil
from importlib.metadata import entry_points
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
SUITE = Path(__file__).parent / "suite"
ARGS = ("-p", "no:cacheprovider", "-p", "no:randomly", "--claimcheck-engine", "rules")


def test_users_get_the_plugin_with_the_package() -> None:
    """All tests below rest on it: none names the plugin."""
    installed = [entry.value for entry in entry_points(group="pytest11", name="claimcheck")]
    assert installed == ["claimcheck.pytest_plugin"], (
        "the installed metadata lacks the plugin: install claimcheck again"
    )


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SUITE, tmp_path / "cases"))


def test_a_users_own_cases_run(pytester: pytest.Pytester, cases: Path) -> None:
    outcome = pytester.runpytest_subprocess(*ARGS, "--claimcheck-cases", str(cases), "-v")
    outcome.assert_outcomes(passed=1)
    outcome.stdout.fnmatch_lines(["*harbour-levy?rules?*PASSED*"])


def test_wrong_labels_are_told(pytester: pytest.Pytester, cases: Path) -> None:
    gold = cases / "harbour-levy" / "case.toml"
    text = gold.read_text().replace('kind = "named_person"', 'kind = "unnamed_person"')
    gold.write_text(text.replace('"sourced"\nbasis = "attribution"', '"anonymous"\nbasis = "attribution"'))
    outcome = pytester.runpytest_subprocess(*ARGS, "--claimcheck-cases", str(cases), "--claimcheck-min-labels", "0.9")
    outcome.assert_outcomes(failed=1)
    outcome.stdout.fnmatch_lines(["*of the labels are right, 0.9 are asked", "sourced, not anonymous: It is time"])
    assert "Traceback" not in outcome.stdout.str()


def test_a_wrong_case_fails_with_file_and_line(pytester: pytest.Pytester, cases: Path) -> None:
    gold = cases / "harbour-levy" / "case.toml"
    gold.write_text(gold.read_text().replace("It is time", "It was time"))
    outcome = pytester.runpytest_subprocess(*ARGS, "--claimcheck-cases", str(cases))
    outcome.assert_outcomes(failed=1)
    outcome.stdout.fnmatch_lines(["*case.toml:*quotation not in the article: 'It was time'"])


def test_the_gate_is_a_test_of_its_own(pytester: pytest.Pytester, cases: Path, tmp_path: Path) -> None:
    folder = tmp_path / "baselines"
    folder.mkdir()
    (folder / "floors.toml").write_text("[rules]\nreason_f1 = 1.0\nclaim_recall = 1.01\n")
    args = (*ARGS, "--claimcheck-cases", str(cases), "--claimcheck-gate", str(folder))
    outcome = pytester.runpytest_subprocess(*args)
    outcome.assert_outcomes(passed=1, failed=1)
    outcome.stdout.fnmatch_lines(["claim_recall: *, the floor is 1.01"])


def test_the_network_is_refused(pytester: pytest.Pytester, cases: Path) -> None:
    pytester.makepyfile("import socket\ndef test_look_up(): socket.getaddrinfo('example.org', 443)")
    outcome = pytester.runpytest_subprocess(*ARGS, "--claimcheck-cases", str(cases))
    outcome.assert_outcomes(passed=1, failed=1)
    outcome.stdout.fnmatch_lines(["*NetworkRefusedError: a test tried to look up 'example.org'*"])


def test_without_the_option_nothing_is_added(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_own(): pass")
    pytester.runpytest_subprocess(*ARGS).assert_outcomes(passed=1)
