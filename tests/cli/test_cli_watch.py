"""Watching a draft, in a process of its own."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_call import Cli

WAIT_S = 120
TEXT = "Port Shuts Its Lock\n\nThe lock was shut in the night. Mara Oldenkott said that the gates leak.\n"


class Watched:
    """A running `claimcheck watch` whose lines can be waited for."""

    def __init__(self, draft: Path, home: Path) -> None:
        words = ("watch", str(draft), "--model", "rules", "--no-archive", "--format", "json")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "claimcheck", "--home", str(home), *words],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=dict(os.environ),
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        self._errors: queue.Queue[str] = queue.Queue()
        self._threads = [
            threading.Thread(target=self._read, args=(self.process.stdout, self._lines)),
            threading.Thread(target=self._read, args=(self.process.stderr, self._errors)),
        ]
        for each in self._threads:
            each.start()

    def _read(self, stream: Any, lines: queue.Queue[str]) -> None:
        for line in stream:
            lines.put(line)

    def shown(self) -> dict[str, Any]:
        line: dict[str, Any] = json.loads(self._lines.get(timeout=WAIT_S))
        return line

    def said(self) -> str:
        return self._errors.get(timeout=WAIT_S)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=WAIT_S)
        finally:
            self.process.kill()
            for each in self._threads:
                each.join()
            for stream in (self.process.stdout, self.process.stderr):
                if stream is not None:
                    stream.close()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def watched(draft: Path, own: Path) -> Iterator[Watched]:
    running = Watched(draft, own)
    yield running
    if running.process.poll() is None:
        running.end()


def test_each_save_shows_what_changed(watched: Watched, draft: Path, cli: Cli) -> None:
    assert watched.shown()["document"]["title"] == "Port Shuts Its Lock"
    assert "watching" in watched.said()

    draft.write_text(TEXT.replace("in the night.", "in the night, Piet Hallam said."), encoding="utf-8")
    changed = [each for each in watched.shown()["claims"] if each["source"] == "gained"]
    assert [each["after"]["sources"] for each in changed] == [["Piet Hallam"]]
    assert "watching" in watched.said()

    draft.write_text("", encoding="utf-8")
    assert "is empty" in watched.said()

    draft.write_text(TEXT, encoding="utf-8")
    lost = [each for each in watched.shown()["claims"] if each["source"] == "lost"]
    assert [each["before"]["sources"] for each in lost] == [["Piet Hallam"]]
    assert "watching" in watched.said()

    draft.unlink()
    assert "is gone" in watched.said()
    draft.write_text(TEXT.replace("leak", "hold"), encoding="utf-8")
    assert watched.shown()["claims"]

    assert watched.end() == 130
    assert len(cli("runs", "list", "--format", "json").out.splitlines()) == 4


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("none.txt",), 3, "does not exist"),
        (("none.txt", "--format", "html"), 2, "text or json"),
        (("none.txt", "--archive", "a", "--no-archive"), 2, "exclude each other"),
        (("none.txt", "--date", "soon"), 2, "no date"),
    ],
    ids=["missing", "format", "two archives", "date"],
)
def test_what_cannot_be_watched_is_said_at_once(cli: Cli, words: tuple[str, ...], code: int, said: str) -> None:
    ended = cli("watch", *words)
    assert ended.code == code
    assert said in ended.err
