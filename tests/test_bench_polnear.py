"""The rows that bench/polnear.py hands to the corpus's scorer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parent.parent / "bench" / "polnear.py"


def test_an_absent_corpus_is_said_in_one_line(tmp_path: Path) -> None:
    environment = {**os.environ, "CLAIMCHECK_SHARED": str(tmp_path)}
    command = [sys.executable, str(BENCH)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "CLAIMCHECK_SHARED" in done.stderr
