"""Isolation of every test: no network, a home of its own, and no silent skip where CI promised the parts."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from claimcheck.evaluation.no_network import refuse_network

# Hundreds of tests start a process: with this set, each would compile all of claimcheck's sources anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

IN_CI = os.environ.get("CLAIMCHECK_CI") == "1"
KEPT_VARIABLES = {"CLAIMCHECK_CI", "CLAIMCHECK_SHARED"}

# Two busy cores make single examples slow; in CI the same examples are tried on every run.
settings.register_profile("claimcheck", deadline=None, derandomize=IN_CI, print_blob=True)
settings.load_profile("claimcheck")


refuse_network()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home folder of its own, in the environment too, and no setting of the person who runs it."""
    folder = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith("CLAIMCHECK_") and name not in KEPT_VARIABLES]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(folder))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMCHECK_HOME", str(folder / "claimcheck"))
    return folder


def skip_is_failure(report: pytest.TestReport | pytest.CollectReport) -> bool:
    """Tell whether a report is a skip that CI does not allow; an expected failure is none."""
    return IN_CI and report.outcome == "skipped" and not hasattr(report, "wasxfail")


def fail_for_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that says what was missing."""
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"with CLAIMCHECK_CI=1 no test may be skipped; it was, because: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, fail a test that was skipped for a missing part."""
    report = yield
    if skip_is_failure(report):
        fail_for_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI, fail a whole file that was skipped for a missing part."""
    report = yield
    if skip_is_failure(report):
        fail_for_skip(report)
    return report
