"""How a check ends when something goes wrong: nothing half written, one line, the right code."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_call import Cli
from sample_report import TEXT, TITLE

from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.runs import SqliteStore
from claimcheck.reading.rules import RulesReader
from claimcheck.types import Article, SectionReading

COMMAND = [sys.executable, "-m", "claimcheck"]
WORDS = (b"Ilse Brandt", b"Quay Nine", b"pilings", b"officials")


def contents(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_check_is_recorded_and_shown_again_alike(cli: Cli, article: Path) -> None:
    shown = cli(article).out
    assert cli("runs", "show").out == shown
    assert cli("runs", "list").out.count(shown.rpartition("Run ")[2].split()[0]) == 1


def test_after_purge_no_word_of_a_checked_article_is_left_at_home(cli: Cli, article: Path, own: Path) -> None:
    cli(article)
    assert all(word in contents(own) for word in WORDS)
    assert cli("purge", "--yes").code == 0
    assert not [word for word in WORDS if word in contents(own)]


def test_home_and_files_are_for_the_owner_alone(cli: Cli, article: Path, own: Path) -> None:
    cli(article)
    assert own.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in own.rglob("*") if file.is_file()} == {0o600}


def test_without_a_store_nothing_is_written(cli: Cli, article: Path, own: Path) -> None:
    assert cli(article, "--no-store").code == 0
    assert not own.exists()


def test_a_damaged_store_spoils_the_record_but_not_the_report(cli: Cli, article: Path, own: Path) -> None:
    prepare_home(own)
    (own / "runs.sqlite").write_bytes(b"damage " * 500)
    ended = cli(article, "none.txt", "--fail-on", "anonymous")
    assert ended.code == 5
    assert ended.out.startswith(TITLE)
    assert "damaged and was left as it is" in ended.err
    assert (own / "runs.sqlite").read_bytes() == b"damage " * 500


def test_an_input_that_fails_outweighs_a_condition_that_holds(cli: Cli, article: Path) -> None:
    assert cli(article, "none.txt", "--fail-on", "anonymous").code == 3


def test_an_archive_that_is_missing_is_one_line_and_no_report(cli: Cli, article: Path, tmp_path: Path) -> None:
    ended = cli(article, "--archive", tmp_path / "none")
    assert (ended.code, ended.out, ended.err.count("\n")) == (5, "", 1)


class Broken:
    """A reader that fails in the middle of an article."""

    error: BaseException

    def read(self, article: Article) -> Iterator[SectionReading]:
        yield SectionReading(claims=())
        raise self.error


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> type[Broken]:
    """Put the reader that fails in the place of the rules."""
    monkeypatch.setattr(RulesReader, "read", Broken.read)
    return RulesReader  # type: ignore[return-value]


def test_a_bug_is_one_line_and_a_traceback_without_the_article(
    cli: Cli, article: Path, own: Path, broken: type[Broken], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broken, "error", ZeroDivisionError("on Ilse Brandt and Quay Nine"), raising=False)
    ended = cli(article, "--model", "rules")
    assert (ended.code, ended.out, ended.err.count("\n")) == (70, "", 1)
    found = re.search(r"\S+/bugs/\S+\.txt", ended.err)
    assert found is not None
    saved = Path(found[0])
    assert saved.parent == own / "bugs"
    assert saved.stat().st_mode & 0o777 == 0o600
    assert "ZeroDivisionError" in saved.read_text()
    assert "pipeline" in saved.read_text()
    assert not [word for word in WORDS if word in saved.read_bytes()]


def test_an_interrupt_leaves_no_record_and_no_output(
    cli: Cli, article: Path, tmp_path: Path, broken: type[Broken], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broken, "error", KeyboardInterrupt(), raising=False)
    ended = cli(article, "--model", "rules", "-o", tmp_path / "report.txt")
    assert (ended.code, ended.out) == (130, "")
    assert "Traceback" not in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]
    assert cli("runs", "list").out == ""


def test_ctrl_c_from_outside_ends_with_130(own: Path) -> None:
    process = subprocess.Popen([*COMMAND, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(TEXT.encode() * 3000)  # more than a pipe holds: when it is all taken, the command is reading
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert not (own / "runs.sqlite").exists() or SqliteStore(own / "runs.sqlite").entries() == []


def test_a_reader_that_stops_reading_is_no_error(article: Path, own: Path) -> None:
    words = [str(article)] * 12 + ["--format", "json"]
    process = subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    json.loads(process.stdout.readline())
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), err) == (0, b"")
    store = SqliteStore(own / "runs.sqlite")
    assert len(store.entries()) == 12
    store.close()


@pytest.mark.skipif(not os.path.exists("/proc"), reason="this system has no folder that takes no file")
def test_a_file_that_cannot_be_made_is_one_line_and_no_bug(cli: Cli, article: Path, own: Path) -> None:
    ended = cli(article, "--format", "html", "-o", "/proc/report.html")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "cannot be written" in ended.err
    assert not (own / "bugs").exists()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full to stand for a full disk")
def test_a_full_disk_is_one_line(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, str(article)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 5
    assert done.stderr.count(b"\n") == 1
    assert b"make room" in done.stderr


def test_a_full_disk_names_the_file_that_was_to_be_written(article: Path, tmp_path: Path) -> None:
    def bound() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    target = tmp_path / "report.json"
    command = [*COMMAND, str(article), "--no-store", "-o", str(target), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=bound)
    assert (done.returncode, done.stderr.count("\n")) == (5, 1)
    assert done.stderr.startswith(f"claimcheck: {target}: ")
    assert os.listdir(tmp_path).count("report.json") == 0


def test_a_terminal_without_utf_8_gets_question_marks_and_programs_get_utf_8(article: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    text = subprocess.run([*COMMAND, str(article)], capture_output=True, check=True, env=environment)
    assert text.stdout.isascii()
    data = subprocess.run(
        [*COMMAND, str(article), "--format", "json"], capture_output=True, check=True, env=environment
    )
    assert "“The pilings are rotten,”" in json.loads(data.stdout.decode("utf-8"))["document"]["text"]
