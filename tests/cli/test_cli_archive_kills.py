"""The archive under kill -9 and under two writers, with real processes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "bench" / "archive_kills.py"


def test_a_few_kills_lose_nothing() -> None:
    """The same with 50 kills is `python bench/archive_kills.py --with-index`."""
    done = subprocess.run(
        [sys.executable, str(BENCH), "--kills", "3", "--seed", "11", "--with-index"],
        capture_output=True, text=True, check=False, cwd=ROOT, timeout=300,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "acknowledged document lost: 0" in done.stdout


def text_of(name: str, number: int) -> str:
    return f"The {name} inspector saw {number + 7} barges at quay {number * 3}, the harbour office of Norrsund said."


def test_two_processes_that_add_and_one_that_searches(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "claimcheck", "archive", "--home", str(tmp_path / "home")]
    texts: dict[str, str] = {}
    adders = []
    for name in ("north", "south"):
        rows = [{"id": f"{name}-{n}", "text": text_of(name, n), "date": "2019-01-01"} for n in range(80)]
        texts.update({str(row["id"]): str(row["text"]) for row in rows})
        manifest = tmp_path / f"{name}.jsonl"
        manifest.write_text("".join(json.dumps(row) + "\n" for row in rows))
        adders.append([*command, "add", str(manifest), "--format", "json"])
    subprocess.run([*command, "add", str(ROOT / "data" / "samples" / "archive")], check=True, capture_output=True)
    running = [subprocess.Popen(adder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for adder in adders]
    searches = 0
    while searches < 2 or any(each.poll() is None for each in running):
        done = subprocess.run(
            [*command, "search", "barges", "quay", "--format", "json"], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        for line in done.stdout.splitlines():
            passage = json.loads(line)
            assert passage["text"] in texts.get(passage["external_id"], passage["text"])
        searches += 1
        time.sleep(0.05)
    for adder, process in zip(adders, running, strict=True):
        out, err = process.communicate()
        if process.returncode == 5:
            assert (out, err.count("\n")) == ("", 1)
            assert "is locked by another process" in err
            again = subprocess.run(adder, capture_output=True, text=True, check=True)
            out = again.stdout
        else:
            assert process.returncode == 0, err
        assert len(out.splitlines()) == 80
    listed = subprocess.run([*command, "list", "--format", "json"], capture_output=True, text=True, check=True)
    held = [json.loads(line)["external_id"] for line in listed.stdout.splitlines()]
    assert sorted(name for name in held if name) == sorted(texts)
    verified = subprocess.run([*command, "verify"], capture_output=True, text=True, check=False)
    assert verified.stdout.endswith("\nsound\n"), verified.stdout + verified.stderr
