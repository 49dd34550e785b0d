from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from archive_samples import BUDGET, FERRY, document, found, new_archive, snapshot_of

from claimcheck.adapters.archive import Archive
from claimcheck.adapters.archive.schema import reported
from claimcheck.errors import ExitCode, RetrievalError
from claimcheck.retrieval.hashing import HashingEmbedder


def test_missing_archive_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RetrievalError, match=r"no archive at .*; make one with `claimcheck archive add FILE\.\.\.`"):
        Archive.open(tmp_path / "none", HashingEmbedder())
    assert not (tmp_path / "none").exists()


def test_folder_with_other_files_is_not_made_an_archive(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear editor")
    with pytest.raises(RetrievalError, match=r"holds other files \(letter.txt\)"):
        Archive.open(tmp_path, HashingEmbedder(), create=True)
    assert snapshot_of(tmp_path) == {"letter.txt": b"Dear editor"}


def test_file_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    with pytest.raises(RetrievalError, match="is a file"):
        Archive.open(path, HashingEmbedder(), create=True)


def test_another_embedder_is_refused_and_nothing_changed(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    new_archive(folder, document()).close()
    before = snapshot_of(folder)
    with pytest.raises(RetrievalError, match=r"made with the embedder hashed-words \(64 .* not with .* \(32 "):
        Archive.open(folder, HashingEmbedder(dimension=32), create=True)
    assert snapshot_of(folder) == before


def test_newer_format_is_refused_and_nothing_changed(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    new_archive(folder, document()).close()
    connection = sqlite3.connect(folder / "archive.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = snapshot_of(folder)
    with pytest.raises(RetrievalError, match="has format 99, this version of claimcheck reads format 2"):
        Archive.open(folder, HashingEmbedder(), create=True)
    assert snapshot_of(folder) == before


def search_in(folder: Path) -> None:
    archive = Archive.open(folder, HashingEmbedder(), create=True)
    try:
        found(archive, "harbour budget")
    finally:
        archive.close()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"no database at all, only words " * 50, id="overwritten"),
        pytest.param(lambda data: b"\0" * 4096 + data[4096:], id="first page lost"),
        pytest.param(lambda data: data[:6000], id="cut off"),
        pytest.param(lambda data: data[:4096] + b"\xa5" * (len(data) - 4096), id="all but the first page lost"),
    ],
)
def test_damaged_record_is_refused_and_nothing_changed(tmp_path: Path, damage: object) -> None:
    folder = tmp_path / "archive"
    new_archive(folder, document(BUDGET), document(FERRY)).close()
    record = folder / "archive.sqlite3"
    record.write_bytes(damage(record.read_bytes()))  # type: ignore[operator]
    before = snapshot_of(folder)
    with pytest.raises(RetrievalError, match="restore it from a backup") as caught:
        search_in(folder)
    assert caught.value.exit_code is ExitCode.STORAGE
    after = snapshot_of(folder)
    assert {name: after[name] for name in before} == before


def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "archive.sqlite3")
    connection.execute("CREATE TABLE letter (text)")
    connection.close()
    before = snapshot_of(tmp_path)
    with pytest.raises(RetrievalError, match="is no archive"):
        Archive.open(tmp_path, HashingEmbedder(), create=True)
    assert snapshot_of(tmp_path) == before


def test_file_left_empty_by_a_crash_counts_as_no_archive(tmp_path: Path) -> None:
    (tmp_path / "archive.sqlite3").touch()
    with pytest.raises(RetrievalError, match="no archive at"):
        Archive.open(tmp_path, HashingEmbedder())
    archive = new_archive(tmp_path, document())
    assert archive.verify().is_sound
    archive.close()


WRITER = """
import sys
from pathlib import Path
from archive_samples import FERRY, document
from claimcheck.adapters.archive import Archive
from claimcheck.errors import RetrievalError
from claimcheck.retrieval.hashing import HashingEmbedder
archive = Archive.open(Path(sys.argv[1]), HashingEmbedder())
for change in (lambda: list(archive.add([document(FERRY)])), lambda: archive.remove(["x"]), archive.verify):
    try:
        change()
    except RetrievalError as error:
        print(error)
"""


def test_second_writing_process_is_refused_and_nothing_changed(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    holder = new_archive(folder, document())
    # Not the record's bytes: reading the file here would drop the locks that SQLite holds for this process.
    before = snapshot_of(folder / "index")
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(folder)],
        capture_output=True, text=True, timeout=60, check=True, cwd=Path(__file__).parent,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert len(lines) == 3
    assert all("is locked by another process (process " in line for line in lines)
    assert snapshot_of(folder / "index") == before
    assert [prior.id for prior in holder.documents()] == [document().id]
    assert holder.verify().is_sound
    holder.close()
    other = Archive.open(folder, HashingEmbedder())
    assert [added.state for added in other.add([document(FERRY)])] == ["added"]
    other.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full to stand for a full disk")
def test_a_lock_that_cannot_be_signed_on_a_full_disk_holds_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    new_archive(folder, document()).close()
    (folder / "lock").unlink(missing_ok=True)
    (folder / "lock").symlink_to("/dev/full")
    archive = Archive.open(folder, HashingEmbedder())
    assert archive.verify().is_sound
    archive.close()


@pytest.mark.parametrize(("free", "advice"), [(4096, "cannot be opened, the disk is full"), (10**9, "check the disk")])
def test_an_io_error_on_a_full_disk_says_that_it_is_full(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, advice: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE  # SQLite's own where the file beside the record has no room
    with pytest.raises(RetrievalError, match=advice), reported(tmp_path):
        raise error
