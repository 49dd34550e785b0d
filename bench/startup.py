"""Measure how long whole runs of the command take, and how much memory, against the limits that users were promised.

Every run is a process of its own; the figure is the median. The article is the seed article of the shared folder where
that exists, else a sample article. `make bench` runs this with the sample archive indexed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from shared import ROOT, shared_folder

MAX_MEMORY_MB = 400
SAMPLE_ARTICLE = ROOT / "data" / "samples" / "articles" / "flood-gates.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One command with the wall time that it may take; none for the yardstick."""

    name: str
    command: tuple[str, ...]
    limit_s: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What one run took: wall time and peak resident memory."""

    seconds: float
    memory_mb: float


def measure(command: tuple[str, ...], home: Path) -> Measure:
    """Run a command once in a home of its own and measure the process.

    Compiled bytecode is kept there between runs, as an installed package has it; with `PYTHONDONTWRITEBYTECODE` set,
    each run would compile the sources anew.
    """
    environment = {**os.environ, "CLAIMCHECK_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench/startup.py: exit {process.returncode} from {' '.join(command)}")
    unit = 1e6 if sys.platform == "darwin" else 1e3  # ru_maxrss is bytes on macOS, kilobytes on Linux
    return Measure(seconds=seconds, memory_mb=usage.ru_maxrss / unit)


def cases(article: Path, archive: Path | None) -> list[Case]:
    """Give the commands to measure; the one with an archive only where an archive is."""
    command = str(Path(sys.executable).with_name("claimcheck"))
    found = [
        Case(name="bare Python", command=(sys.executable, "-c", "pass"), limit_s=None),
        Case(name="`claimcheck --help`", command=(command, "--help"), limit_s=0.3),
        Case(name="a check, rules", command=(command, "--model", "rules", "--no-archive", str(article)), limit_s=1.0),
        Case(name="a check, embedded", command=(command, "--no-archive", str(article)), limit_s=1.3),
    ]
    if archive:
        with_archive = (command, "--archive", str(archive), str(article))
        found.append(Case(name="a check, sample archive", command=with_archive, limit_s=2.2))
    return found


def main() -> int:
    """Measure every case and print a table; 1 if a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--archive", type=Path, help="a folder that `claimcheck archive add` has filled")
    options = parser.parse_args()
    seeds = sorted((shared_folder() / "seeds").glob("*.txt"))
    article = seeds[0] if seeds else SAMPLE_ARTICLE
    if not seeds:
        print(f"no shared folder at {shared_folder()}: measuring {SAMPLE_ARTICLE.name} instead of the seed article\n")
    is_within = True
    yardstick = 0.0
    print("| run | median s | slowest s | x bare Python | peak MB | limit s | |\n|---|--:|--:|--:|--:|--:|---|")
    for case in cases(article, options.archive):
        with tempfile.TemporaryDirectory() as home:
            measured = [measure(case.command, Path(home)) for _ in range(options.runs + 1)][1:]  # the first warms up
        median = statistics.median(one.seconds for one in measured)
        slowest = max(one.seconds for one in measured)
        memory = max(one.memory_mb for one in measured)
        yardstick = yardstick or median
        holds = case.limit_s is None or (median <= case.limit_s and memory <= MAX_MEMORY_MB)
        is_within = is_within and holds
        figures = f"{median:.2f} | {slowest:.2f} | {median / yardstick:.0f} | {memory:.0f} | {case.limit_s or ''}"
        print(f"| {case.name} | {figures} | {'' if holds else 'over'} |", flush=True)
    return 0 if is_within else 1


if __name__ == "__main__":
    sys.exit(main())
