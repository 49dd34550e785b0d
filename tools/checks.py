"""Run every check of the project, in the environment of the interpreter that runs this.

At a desk the first failing check ends the run; with CLAIMCHECK_CI=1 all of them run. pytest comes last, so that its
summary is the last line printed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: what it holds, and the command that runs it in the root of the project."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Check(name="format", command=(str(SCRIPTS / "ruff"), "format", "--check", ".")),
    Check(name="lint", command=(str(SCRIPTS / "ruff"), "check", ".")),
    Check(name="types", command=(sys.executable, "-m", "mypy")),
    Check(name="imports", command=(str(SCRIPTS / "lint-imports"),)),
    Check(name="wheel", command=(sys.executable, "tools/wheel_check.py")),
)
TESTS = Check(name="tests", command=(sys.executable, "-m", "pytest", "-n", "2"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a check ended: whether it holds, what it said, and how long it took in seconds."""

    holds: bool
    said: str
    seconds: float


def title(check: Check) -> str:
    """Give the line that tells which check is shown."""
    return f"==> {check.name}: {' '.join([Path(check.command[0]).name, *check.command[1:]])}"


def run_check(check: Check) -> Outcome:
    """Run a check to its end and keep what it says."""
    start = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return Outcome(holds=done.returncode == 0, said=done.stdout, seconds=time.monotonic() - start)


def run_tests() -> bool:
    """Run the tests with their output shown, and tell whether they pass."""
    print(title(TESTS), flush=True)
    return subprocess.run(TESTS.command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL).returncode == 0


def main() -> int:
    """Run the checks, two at a time, shown in their order, then the tests; 0 if all hold."""
    runs_all = os.environ.get("CLAIMCHECK_CI") == "1"
    failed: list[str] = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for check, outcome in zip(CHECKS, pool.map(run_check, CHECKS), strict=True):
            print(title(check), flush=True)
            print(outcome.said, end="", flush=True)
            print(f"    {check.name} {'passes' if outcome.holds else 'FAILS'} ({outcome.seconds:.1f} s)", flush=True)
            if not outcome.holds:
                failed.append(check.name)
                if not runs_all:
                    pool.shutdown(cancel_futures=True)
                    return 1
    if failed:
        print(f"    failed so far: {', '.join(failed)}", flush=True)
    return 0 if run_tests() and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
