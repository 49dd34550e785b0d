from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from archive_samples import SCOPE

from claimcheck.adapters.archive import Archive
from claimcheck.retrieval.hashing import HashingEmbedder
from claimcheck.types import Document

KILLS = 5
WRITER = Path(__file__).with_name("archive_writer.py")


def write_and_kill(folder: Path, run: int, *, lines: int, delay_s: float) -> list[str]:
    """Let a process write until it has said so many lines, wait, kill it, and give all complete lines that it said."""
    with subprocess.Popen([sys.executable, str(WRITER), str(folder), str(run)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(lines)]
        time.sleep(delay_s)
        child.kill()
        said += child.stdout.readlines()
    return [line.decode().strip() for line in said if line.endswith(b"\n")]


def test_kill_at_any_moment_loses_nothing_acknowledged(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    moments = random.Random(7)
    present: set[str] = set()
    uncertain: set[str] = set()
    for run in range(KILLS):
        for line in write_and_kill(folder, run, lines=moments.randrange(1, 60), delay_s=moments.random() / 20):
            words = line.split()
            if words[0] == "added":
                present.add(words[1])
                present -= set(words[2:])
            elif words[0] in {"removing", "removed"}:
                present.discard(words[1])
                uncertain.add(words[1])
                uncertain -= {words[1]} if words[0] == "removed" else set()
        archive = Archive.open(folder, HashingEmbedder(), exact_up_to=0)
        held = {prior.id: prior.url for prior in archive.documents()}
        # At most one round of three was under way: a replacement that was not told yet takes its forerunner away.
        lost = present - held.keys()
        assert len(lost) <= 1
        assert all(any(url and f"/{run}/" in url for url in held.values()) for _ in lost)
        assert len(held.keys() - present - uncertain) <= 1
        present = set(held)
        uncertain.clear()
        assert archive.search(["inspector saw barges"], scope=SCOPE, k=3)[0] or not held
        list(archive.add([Document(text=f"Healed {run}.", sha256=Document.hash_text(f"Healed {run}."))]))
        present.add(Document.hash_text(f"Healed {run}.")[:16])
        verification = archive.verify()
        assert verification.indexed == verification.passages
        # These stories are so alike that HNSW may lose sight of an older vector when a newer comes: that alone may be.
        assert not [problem for problem in verification.problems if "not found by themselves" not in problem]
        assert archive.repair().problems == ()
        archive.close()
