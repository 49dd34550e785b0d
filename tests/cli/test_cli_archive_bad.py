"""Bad input to `claimcheck archive`: one clear line each, the right exit code, and nothing lost."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cli_call import Cli, Ended

BUDGET = "The council of Norrsund approved the harbour budget on Tuesday by 14 votes to 9, the town clerk said."
FERRY = "The ferry operator cancelled 31 crossings because of the storm, and 400 passengers slept in a sports hall."
SAMPLES = Path(__file__).parents[2] / "data" / "samples" / "archive"
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Give the file of a good document."""
    path = tmp_path / "good.txt"
    path.write_text(f"Title: Good\nDate: 2019-01-02\n\n{FERRY}\n")
    return path


def assert_named_and_rest_added(ended: Ended, path: Path, problem: str) -> None:
    named, summary = ended.err.splitlines()
    assert ended.code == 3
    assert named.startswith(f"claimcheck: {path}")
    assert problem in named
    assert "added: 1, unchanged: 0, updated: 0, not read: 1" in summary
    assert ended.out.split()[-1] == "Good"


def docx(path: Path, body: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", body)
    return path


def test_zip_bomb(cli: Cli, good: Path, tmp_path: Path) -> None:
    bomb = docx(tmp_path / "bomb.docx", b"<w:document xmlns:w='w'>" + b" " * 200_000_000)
    assert bomb.stat().st_size < 1_000_000
    assert_named_and_rest_added(cli("archive", "add", bomb, good), bomb, "unpacks to more than 10 MB")


def test_xml_bomb_in_a_docx(cli: Cli, good: Path, tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = docx(tmp_path / "bomb.docx", f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><w>&l9;</w>'.encode())
    assert_named_and_rest_added(cli("archive", "add", bomb, good), bomb, "is a damaged DOCX")


def test_xml_bomb(cli: Cli, good: Path, tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = tmp_path / "bomb.xml"
    bomb.write_text(f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss><item><title>&l9;</title></item></rss>')
    assert_named_and_rest_added(cli("archive", "add", bomb, good), bomb, "declares entities of its own")


@pytest.mark.parametrize("name", ["huge.txt", "huge.html", "huge.docx", "huge.pdf"])
def test_file_of_200_mb(cli: Cli, good: Path, tmp_path: Path, name: str) -> None:
    huge = tmp_path / name
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    assert_named_and_rest_added(cli("archive", "add", huge, good), huge, "is larger than 50 MB; give a smaller file")


MEASURED = """
import os, sys
child = os.posix_spawn(sys.executable, [sys.executable, *sys.argv[1:]], os.environ)
_, status, used = os.wait4(child, 0)
print(used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Starts a Python and prints its peak memory. A child's `ru_maxrss` begins with that of who starts it: under a pytest
that had grown to 800 MB even `pass` counted 790; under these lines it begins with some 10."""


def test_manifest_of_200_mb_is_read_in_little_memory(tmp_path: Path, home: Path) -> None:
    """The one huge line in it is named, and the memory stays that of the models."""
    huge = tmp_path / "huge.jsonl"
    row = json.dumps({"title": "Good", "text": FERRY, "date": "2019-01-02"}).encode() + b"\n"
    with huge.open("wb") as file:
        file.write(row + b'{"text": "' + b"x" * 200_000_000 + b'"}\n' + row.replace(b"31", b"32"))
    words = ["-m", "claimcheck", "archive", "add", "--home", str(home / "own"), str(huge)]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *words], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert f"{huge}, line 2: it is longer than any article" in done.stderr
    assert "added: 2" in done.stderr
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes on macOS, kilobytes on Linux
    assert int(done.stdout.split()[-1]) / unit < 300  # 148 measured; one copy of the line more would be 348


def test_dates_that_cannot_be(cli: Cli, good: Path, tmp_path: Path) -> None:
    rows = [{"text": f"{BUDGET} {date}", "date": date} for date in ("2019-02-30", "2999-01-01", "0001-01-01", "soon")]
    manifest = tmp_path / "rows.jsonl"
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows))
    ended = cli("archive", "add", manifest, good)
    assert ended.code == 3
    problems = [line.partition(": it")[0].partition(", ")[2] for line in ended.err.splitlines()[:-1]]
    assert [problem[:6] for problem in problems] == ["line 1", "line 2", "line 3", "line 4"]
    assert "2019-02-30 is no possible date" in ended.err
    assert "2999-01-01, lies in the future" in ended.err
    assert "0001-01-01, is before the first newspaper" in ended.err
    assert "added: 1" in ended.err


def test_future_date_of_the_command(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BUDGET)
    ended = cli("archive", "add", tmp_path / "a.txt", "--date", "2999-01-01")
    assert (ended.code, "lies in the future" in ended.err) == (3, True)


def test_json_file_is_not_taken_for_prose(cli: Cli, good: Path, tmp_path: Path) -> None:
    file = tmp_path / "rows.json"
    file.write_text(json.dumps([{"text": BUDGET}]))
    assert_named_and_rest_added(cli("archive", "add", file, good), file, "is a JSON file, which is not read")


@pytest.mark.parametrize("kind", ["pipe", "link to itself", "no such file"])
def test_what_is_no_file(cli: Cli, good: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "odd.txt"
    if kind == "pipe":
        os.mkfifo(path)
    if kind == "link to itself":
        path.symlink_to(path)
    problem = {"pipe": "is a pipe", "link to itself": "leads back to itself", "no such file": "does not exist"}[kind]
    assert_named_and_rest_added(cli("archive", "add", path, good), path, problem)


def test_archive_of_another_embedder(cli: Cli, good: Path, own: Path) -> None:
    cli("archive", "add", good)
    with sqlite3.connect(own / "archive" / "archive.sqlite3") as connection:
        connection.execute("UPDATE manifest SET value = 'other-model' WHERE name = 'embedder'")
    connection.close()
    for command in (["add", good], ["list"], ["search", "ferry"], ["verify"], ["verify", "--repair"]):
        ended = cli("archive", *command)
        assert (ended.code, ended.out, ended.err.count("\n")) == (5, "", 1)
        assert "was made with the embedder other-model" in ended.err


def without_power_over_permissions() -> None:
    """Take from root, in a child before it starts, what lets it read and write where permissions say no."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        assert all(libc.prctl(PR_CAPBSET_DROP, each, 0, 0, 0) == 0 for each in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH))


def as_reader(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return as_user("archive", *words)


def as_user(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *map(str, words)],
        capture_output=True, text=True, check=False, preexec_fn=without_power_over_permissions,
    )  # fmt: skip


@pytest.mark.skipif(not sys.platform.startswith("linux") and os.geteuid() == 0, reason="root may read anything here")
def test_what_may_not_be_read(good: Path, tmp_path: Path) -> None:
    archive, shut, inside = tmp_path / "archive", tmp_path / "shut.txt", tmp_path / "folder" / "a.txt"
    inside.parent.mkdir()
    for path in (shut, inside):
        path.write_text(BUDGET)
    shut.chmod(0)
    inside.parent.chmod(0)
    done = as_reader("add", shut, inside, good, "--archive", archive)
    assert (done.returncode, done.stdout.split()[-1]) == (3, "Good")
    *named, summary = done.stderr.splitlines()
    assert [f"claimcheck: {path} may not be read by you; change its permissions" for path in (shut, inside)] == named
    assert "added: 1, unchanged: 0, updated: 0, not read: 2" in summary
    archive.chmod(0)
    done = as_reader("list", "--archive", archive)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (5, "", 1)
    assert f"{archive} may not be read by you" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux") and os.geteuid() == 0, reason="root may read anything here")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("eval", "lint", "{shut}"), 3),
        (("watch", "{shut}/a.txt"), 3),
        (("check", "{good}", "--no-archive", "--no-store", "-o", "{shut}/report.txt"), 2),
        (("check", "{good}", "--home", "{shut}/home"), 2),
        (("runs", "list", "--home", "{shut}"), 2),
    ],
    ids=lambda each: each[0] if isinstance(each, tuple) else "",
)
def test_a_folder_closed_to_us_is_no_bug_of_ours(good: Path, tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    (shut / "a.txt").write_text(BUDGET)
    shut.chmod(0)
    done = as_user(*(word.format(shut=shut, good=good) for word in words))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1), done
    assert str(shut) in done.stderr
    assert "bug" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux") and os.geteuid() == 0, reason="root may write anywhere here")
def test_read_only_disk(cli: Cli, good: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    assert cli("archive", "add", good, "--archive", archive).code == 0
    for place in [*archive.rglob("*"), archive]:
        place.chmod(0o555 if place.is_dir() else 0o444)
    before = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
    more = tmp_path / "more.txt"
    more.write_text(BUDGET)
    for command in (["add", more], ["remove", "ffff"], ["verify"], ["verify", "--repair"], ["list"], ["search", "x"]):
        done = as_reader(*command, "--archive", archive)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (5, "", 1), done
        assert "in a folder that this user cannot write, where it cannot be searched either" in done.stderr
    assert {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("limit", [60_000, 200_000])
def test_full_disk(cli: Cli, good: Path, own: Path, limit: int) -> None:
    """A bound on the size of a file is met as a full disk is: at some byte, writing fails."""
    cli("archive", "add", good)

    def bound() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    rows = own / "rows.jsonl"
    rows.write_text("".join(json.dumps({"id": n, "text": f"{BUDGET} Item {n}. {FERRY * 6}"}) + "\n" for n in range(12)))
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "archive", "add", str(rows), "--format", "json", "--home", str(own)],
        capture_output=True, text=True, check=False, preexec_fn=bound,
    )  # fmt: skip
    acknowledged = {json.loads(line)["id"] for line in done.stdout.splitlines()}
    assert (done.returncode, done.stderr.count("\n")) == (5, 1), done.stderr
    assert "disk" in done.stderr or "the documents are safe" in done.stderr
    assert cli("archive", "add", rows).code == 0
    held = {json.loads(line)["id"] for line in cli("archive", "list", "--format", "json").out.splitlines()}
    assert acknowledged <= held
    assert len(held) == 13
    assert cli("archive", "verify").out.endswith("sound\n")
