"""The benches of the archive run, small, and say what they measured."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parent.parent / "bench"


def run(name: str, *arguments: str, shared: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CLAIMCHECK_SHARED": str(shared)}
    command = [sys.executable, str(BENCH / name), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


def test_the_scale_bench_prints_every_figure_with_its_goal(tmp_path: Path) -> None:
    sizes = ("--passages", "2000", "--real", "20", "--indexed", "300")
    done = run("archive_scale.py", *sizes, shared=tmp_path)
    assert done.returncode in {0, 1}, done.stderr  # what it measures on a busy machine is no matter here
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines()[2:]]
    assert len(rows) == 12
    assert sum("met" in line.lower() for line in done.stdout.splitlines()) == 6


def test_an_absent_corpus_is_said_in_one_line(tmp_path: Path) -> None:
    done = run("retrieval.py", shared=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "CLAIMCHECK_SHARED" in done.stderr
