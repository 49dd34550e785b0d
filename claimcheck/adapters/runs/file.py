"""The one SQLite file of a home: opened, brought to its newest shape, written so that a commit is on the disk."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.adapters.home import create_private
from claimcheck.adapters.runs.migrations import APPLICATION_ID, MIGRATIONS
from claimcheck.adapters.sqlite_changes import transaction
from claimcheck.errors import StoreError

WAIT_S = 5.0
"""How long to wait for another process that holds the store."""

_PAUSE_S = 0.02
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class StoreFile:
    """An open store; safe for several processes, and for one thread at a time."""

    def __init__(self, path: Path, *, wait_s: float = WAIT_S, is_of_one_thread: bool = True) -> None:
        """Open the store at `path`, made with mode 0600 where there is none, and bring it to the newest shape.

        A store that is not of one thread may be handed from thread to thread, never used by two at once.

        Raises:
            StoreError: the file is damaged, of a newer version, not ours, locked, or cannot be opened.
        """
        self._path = path
        self._wait_s = wait_s
        with self.translated():
            create_private(path)
            # Transactions are begun by hand below: the module's own would commit before a schema change.
            self._connection = sqlite3.connect(
                path, timeout=wait_s, isolation_level=None, check_same_thread=is_of_one_thread
            )
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    @property
    def connection(self) -> sqlite3.Connection:
        """Give the connection, for statements inside `translated`."""
        return self._connection

    def problems(self) -> list[str]:
        """Look through the whole file for damage; one line for each, none if it is sound."""
        with self.translated():
            lines = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check(5)")]
        return [] if lines == ["ok"] else lines

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _prepare(self) -> None:
        """Set the file up for safe writing and bring it to the newest shape."""
        execute = self._connection.execute
        # Removed words are overwritten; FULL makes a commit wait for the disk, which WAL alone would not.
        for setting in ("secure_delete = ON", "synchronous = FULL", "temp_store = MEMORY", "trusted_schema = OFF"):
            execute(f"PRAGMA {setting}")
        if self._version() < len(MIGRATIONS):
            with self.transaction():
                # Read again inside the transaction: another process may have done it meanwhile.
                for number, step in enumerate(MIGRATIONS[self._version() :], start=self._version() + 1):
                    for statement in step:
                        execute(statement)
                    execute(f"PRAGMA user_version = {number}")
                execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._use_log()

    def _use_log(self) -> None:
        """Switch to a write-ahead log; SQLite itself does not wait for others here, so we do."""
        deadline = time.monotonic() + self._wait_s
        while self._connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as exc:
                if _code(exc) not in _BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(_PAUSE_S)

    def _version(self) -> int:
        """Give the number of the last step taken; refuse a file that is not ours or newer than this program."""
        # In this order: another process may make the store in between, and what it makes has its mark at once.
        is_new = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        mark = self._connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if mark != APPLICATION_ID and not is_new:
            raise self.error("this is another program's database; name another home with --home")
        if version > len(MIGRATIONS):
            raise self.error(
                f"it has the shape of a newer claimcheck ({version}, this one knows {len(MIGRATIONS)}); "
                "update claimcheck, or use --no-store or another --home"
            )
        return version

    def empty_log(self) -> None:
        """Carry the write-ahead log over into the file and cut it to nothing, since it still holds what was deleted."""
        with self.translated():
            is_busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if is_busy:
            raise self.error("the runs are forgotten, but another process still reads them; run it again after that")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of it or nothing; at the end it is on the disk."""
        with transaction(self._connection):
            yield

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn what SQLite and the system say into a StoreError that says what to do."""
        try:
            yield
        except sqlite3.Error as exc:
            raise self.error(_advice(exc)) from exc
        except OSError as exc:
            raise self.error(f"{exc.strerror}; use --no-store, or another folder with --home") from exc

    def error(self, what: str) -> StoreError:
        """Make an error that names the file."""
        return StoreError(f"store of runs {self._path}: {what}", store=str(self._path))


def _code(error: sqlite3.Error) -> int:
    """Give SQLite's primary error code, 0 where the error is of Python's module."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _advice(error: sqlite3.Error) -> str:
    """Say what is the matter with a store, and what to do."""
    code = _code(error)
    if code in _BUSY:
        return "another process holds it; try again, or use --no-store"
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return "the file is damaged and was left as it is; move it away, or use --no-store"
    if code == sqlite3.SQLITE_FULL:
        return "the disk is full; make room, or use --no-store"
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        return "it cannot be written; use --no-store, or another folder with --home"
    return f"{error}; use --no-store, or another folder with --home"
