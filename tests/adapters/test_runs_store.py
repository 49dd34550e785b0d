"""The store of runs in SQLite: durable, private, refusing what it cannot read."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sample_report import sample_report

from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.runs import SqliteStore
from claimcheck.adapters.runs.migrations import MIGRATIONS
from claimcheck.errors import ConfigError, StoreError
from claimcheck.store import RunEntry

WORDS = (b"Quay Nine", b"pilings", b"Ilse Brandt", b"officials")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(path)
    yield store
    store.close()


def contents(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_a_saved_report_reads_back_equal_in_another_process_connection(store: SqliteStore, path: Path) -> None:
    report = sample_report()
    store.save(report)
    other = SqliteStore(path)
    assert other.load("last") == report
    assert other.load("0abc") == report
    assert other.entries() == [RunEntry.of(report)]
    other.close()


def test_runs_are_listed_newest_first_whatever_the_order_of_saving(store: SqliteStore) -> None:
    for run_id, month in (("0a", 1), ("0c", 3), ("0b", 2)):
        store.save(sample_report(run_id, f"2031-{month:02}-01T00:00:00+00:00"))
    assert [entry.id for entry in store.entries()] == ["0c", "0b", "0a"]
    assert [entry.id for entry in store.entries(2)] == ["0c", "0b"]


def test_an_unknown_run_is_a_usage_error(store: SqliteStore) -> None:
    with pytest.raises(ConfigError, match="no run is stored"):
        store.load("last")


def test_removing_takes_all_named_runs_or_none(store: SqliteStore) -> None:
    store.save(sample_report("0a"))
    store.save(sample_report("0b"))
    with pytest.raises(ConfigError):
        store.remove(["0a", "9"])
    assert len(store.entries()) == 2
    assert store.remove(["0a"]) == 1
    assert [entry.id for entry in store.entries()] == ["0b"]


def test_after_purge_no_word_of_an_article_is_left_in_any_file(store: SqliteStore, tmp_path: Path) -> None:
    for number in range(5):
        store.save(sample_report(f"0{number}"))
    assert all(word in contents(tmp_path) for word in WORDS)
    assert store.purge() == 5
    assert not [word for word in WORDS if word in contents(tmp_path)]
    store.save(sample_report("1a"))
    assert store.entries()[0].id == "1a"


def test_after_remove_no_word_of_the_article_is_left_in_any_file(store: SqliteStore, tmp_path: Path) -> None:
    store.save(sample_report("0a"))
    store.remove(["last"])
    assert not [word for word in WORDS if word in contents(tmp_path)]


def test_purge_says_so_when_a_reader_keeps_the_log_from_being_emptied(store: SqliteStore, path: Path) -> None:
    store.save(sample_report("0a"))
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM run").fetchone()
    impatient = SqliteStore(path, wait_s=0.1)
    with pytest.raises(StoreError, match="another process still reads"):
        impatient.purge()
    reader.close()
    impatient.purge()
    impatient.close()


def test_files_are_for_the_owner_alone(store: SqliteStore, tmp_path: Path) -> None:
    store.save(sample_report())
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize(
    "damage", [b"no database at all " * 100, b"SQLite format 3\0" + b"\xff" * 8000], ids=["text", "torn"]
)
def test_a_damaged_store_is_refused_and_left_as_it_is(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    with pytest.raises(StoreError, match="damaged and was left as it is"):
        SqliteStore(path)
    assert path.read_bytes() == damage


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(store: SqliteStore, path: Path) -> None:
    store.save(sample_report())
    store.close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer claimcheck"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE run (mine TEXT)")
    raw.close()
    with pytest.raises(StoreError, match="another program's database"):
        SqliteStore(path)


def test_a_store_that_another_process_holds_is_waited_for_then_given_up(store: SqliteStore, path: Path) -> None:
    impatient = SqliteStore(path, wait_s=0.1)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another process holds it"):
        impatient.save(sample_report())
    holder.execute("ROLLBACK")
    holder.close()
    impatient.save(sample_report())
    impatient.close()


def test_a_folder_in_place_of_the_store_is_a_store_error(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match="--home"):
        SqliteStore(path)


def test_a_full_disk_is_a_store_error_and_loses_nothing_saved(store: SqliteStore) -> None:
    store.save(sample_report("0a"))
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")

    def save_many() -> None:
        for number in range(20):
            store.save(sample_report(f"1{number}"))

    with pytest.raises(StoreError, match="disk is full"):
        save_many()
    assert "0a" in [entry.id for entry in store.entries()]
    assert store.problems() == []


def test_two_openers_of_a_new_store_both_get_it(path: Path) -> None:
    failures: list[StoreError] = []

    def open_and_save(number: int) -> None:
        try:
            store = SqliteStore(path)
            store.save(sample_report(f"0{number}"))
            store.close()
        except StoreError as exc:
            failures.append(exc)

    threads = [threading.Thread(target=open_and_save, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    store = SqliteStore(path)
    assert len(store.entries()) == 6
    store.close()


SAVER = """
import sys
from pathlib import Path
from sample_report import sample_report
from claimcheck.adapters.runs import SqliteStore
store = SqliteStore(Path(sys.argv[1]))
for number in range(10000):
    store.save(sample_report(f"{number:05}"))
    print(f"{number:05}", flush=True)
"""


def test_a_killed_writer_loses_nothing_acknowledged_and_leaves_no_half_record(path: Path) -> None:
    here = str(Path(__file__).parents[1])
    environment = os.environ | {"PYTHONPATH": here}
    process = subprocess.Popen(
        [sys.executable, "-c", SAVER, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(25)]
    process.send_signal(signal.SIGKILL)
    acknowledged += process.stdout.read().split()
    process.wait()
    process.stdout.close()
    store = SqliteStore(path)
    stored = {entry.id for entry in store.entries()}
    assert set(acknowledged) <= stored
    assert store.problems() == []
    assert all(store.load(run_id).document == sample_report().document for run_id in stored)
    store.close()


class TestHome:
    def test_it_is_made_for_the_owner_alone(self, tmp_path: Path) -> None:
        prepare_home(tmp_path / "deep" / "home")
        assert (tmp_path / "deep" / "home").stat().st_mode & 0o777 == 0o700

    def test_an_open_home_of_ours_is_closed(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o755)
        (tmp_path / "claimcheck.toml").touch()
        prepare_home(tmp_path)
        assert tmp_path.stat().st_mode & 0o777 == 0o700

    def test_an_open_folder_with_other_things_is_refused_and_left_as_it_is(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o755)
        (tmp_path / "holiday.jpg").touch()
        with pytest.raises(ConfigError, match="--home"):
            prepare_home(tmp_path)
        assert tmp_path.stat().st_mode & 0o777 == 0o755

    def test_a_file_in_its_place_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "home").touch()
        with pytest.raises(ConfigError, match="--home"):
            prepare_home(tmp_path / "home")


def test_a_run_without_a_title_is_listed_by_its_first_words(store: SqliteStore) -> None:
    report = sample_report("0n")
    untitled = replace(report, document=replace(report.document, title=None))
    store.save(untitled)
    (entry,) = store.entries(1)
    assert entry == RunEntry.of(untitled)
    assert entry.name.startswith("“Harbour Council Votes to Close Quay Nine By Mara")
    assert entry.name.endswith("…”")
