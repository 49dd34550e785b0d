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


def passes(check: Check) -> bool:
    """Run a check with its output shown, and tell whether it holds."""
    command = " ".join([Path(check.command[0]).name, *check.command[1:]])
    print(f"==> {check.name}: {command}", flush=True)
    start = time.monotonic()
    done = subprocess.run(check.command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL)
    if check is not TESTS:
        verdict = "passes" if done.returncode == 0 else "FAILS"
        print(f"    {check.name} {verdict} ({time.monotonic() - start:.1f} s)", flush=True)
    return done.returncode == 0


def main() -> int:
    """Run the checks; 0 if all hold."""
    runs_all = os.environ.get("CLAIMCHECK_CI") == "1"
    failed: list[str] = []
    for check in CHECKS:
        if not passes(check):
            failed.append(check.name)
            if not runs_all:
                return 1
    if failed:
        print(f"    failed so far: {', '.join(failed)}", flush=True)
    return 0 if passes(TESTS) and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
