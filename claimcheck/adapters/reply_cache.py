"""Replies of models in one SQLite file at home: paid for once, gone when cleared."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from claimcheck.adapters.home import create_private
from claimcheck.adapters.sqlite_changes import transaction
from claimcheck.errors import StoreError
from claimcheck.llm.seam import Finish, Reply

MAX_BYTES = 256 * 2**20
"""Characters and bookkeeping of all replies together, about; a reply of 1,500 tokens takes 6,000."""
WAIT_S = 5.0
"""How long to wait for another process that writes."""

_log = logging.getLogger(__name__)
_APPLICATION_ID = 0x636C7270
_VERSION = 1
_ROW_BYTES = 200
_SCHEMA = (
    """
    CREATE TABLE reply (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        saved_at TEXT NOT NULL,
        size INTEGER NOT NULL,
        text TEXT NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        cached_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL
    ) STRICT
    """,
    # The sum of the sizes is read from the index alone, not from the pages that hold the texts.
    "CREATE INDEX reply_by_size ON reply (size)",
)
_SUM = "SELECT coalesce(sum(size), 0) FROM reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheFacts:
    """What a cache holds; `oldest` is the ISO 8601 time of its oldest reply, None when it is empty."""

    replies: int
    bytes: int
    oldest: str | None


class SqliteReplyCache:
    """A `ReplyCache` in one file; safe for several threads and processes, whole after a kill at any moment.

    When it is full, as far as this process knows, the oldest replies go first. Trouble while it is used costs a reply
    its place, never its claim.
    """

    def __init__(self, path: Path, *, max_bytes: int = MAX_BYTES, wait_s: float = WAIT_S) -> None:
        """Open the cache at `path`, made with mode 0600 where there is none.

        Raises:
            StoreError: the file is damaged, not ours, of a newer version, or cannot be opened.
        """
        self._path = path
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._has_failed = False
        with self._translated():
            create_private(path)
            self._connection = sqlite3.connect(path, timeout=wait_s, isolation_level=None, check_same_thread=False)
            try:
                self._prepare()
                self._bytes = int(self._connection.execute(_SUM).fetchone()[0])
            except BaseException:
                self._connection.close()
                raise

    def get(self, key: str) -> Reply | None:
        """Give the reply that was kept under a key; None also where the file cannot be read."""
        query = "SELECT text, prompt_tokens, cached_tokens, completion_tokens FROM reply WHERE key = ?"
        with self._lock:
            try:
                row = self._connection.execute(query, (key,)).fetchone()
            except sqlite3.Error as exc:
                self._complain(exc)
                return None
        if row is None:
            return None
        text, prompt, cached, completion = row
        return Reply(
            text=text, finish=Finish.STOP, prompt_tokens=prompt, cached_tokens=cached, completion_tokens=completion
        )

    def put(self, key: str, reply: Reply) -> None:
        """Keep a reply that ended well, in place of an earlier one; where the file cannot be written, do without."""
        size = len(reply.text.encode("utf-8", "surrogatepass")) + _ROW_BYTES
        if reply.finish is not Finish.STOP or size > self._max_bytes:
            return
        values = (key, size, _storable(reply.text), reply.prompt_tokens, reply.cached_tokens, reply.completion_tokens)
        with self._lock:
            try:
                with transaction(self._connection):
                    self._connection.execute(
                        "INSERT OR REPLACE INTO reply (key, saved_at, size, text, prompt_tokens, cached_tokens,"
                        " completion_tokens) VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ'), ?, ?, ?, ?, ?)",
                        values,
                    )
                    self._bytes += size
                    if self._bytes > self._max_bytes:
                        self._bytes = self._evict()
            except sqlite3.Error as exc:
                self._complain(exc)

    def facts(self) -> CacheFacts:
        """Tell what the cache holds."""
        with self._lock, self._translated():
            count, size, oldest = self._connection.execute(
                "SELECT count(*), coalesce(sum(size), 0), min(saved_at) FROM reply"
            ).fetchone()
        return CacheFacts(replies=count, bytes=size, oldest=oldest)

    def clear(self) -> int:
        """Forget every reply and rebuild the file, so that no word of one is left in it or beside it."""
        with self._lock, self._translated():
            with transaction(self._connection):
                count = self._connection.execute("DELETE FROM reply").rowcount
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("VACUUM")
            is_busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if is_busy:
            raise self._error(
                "the replies are forgotten, but another process still reads them; run it again after that"
            )
        return count

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def _prepare(self) -> None:
        """Set the file up, and make the table where there is none."""
        execute = self._connection.execute
        # NORMAL: a power cut may lose the last replies, a killed process none, and nobody waits for the disk.
        for setting in ("secure_delete = ON", "synchronous = NORMAL", "temp_store = MEMORY", "trusted_schema = OFF"):
            execute(f"PRAGMA {setting}")
        version = self._version()
        if version == 0:
            with transaction(self._connection):
                if self._version() == 0:
                    for statement in _SCHEMA:
                        execute(statement)
                    execute(f"PRAGMA user_version = {_VERSION}")
                    execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        if execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            execute("PRAGMA journal_mode = WAL")

    def _version(self) -> int:
        """Give the version of the file, 0 for an empty one; refuse what is not ours or newer."""
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        mark = self._connection.execute("PRAGMA application_id").fetchone()[0]
        is_new = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
        if mark != _APPLICATION_ID and not is_new:
            raise self._error("this is another program's database; move it away, or use --no-cache")
        if version > _VERSION:
            raise self._error("a newer claimcheck made it; update claimcheck, remove the file, or use --no-cache")
        return 0 if is_new else version

    def _evict(self) -> int:
        """Forget the oldest replies until the rest fits, and give the size of the rest."""
        size = int(self._connection.execute(_SUM).fetchone()[0])
        last = 0
        for sequence, one in self._connection.execute("SELECT sequence, size FROM reply ORDER BY sequence"):
            if size <= self._max_bytes:
                break
            size, last = size - one, sequence
        self._connection.execute("DELETE FROM reply WHERE sequence <= ?", (last,))
        return size

    def _complain(self, error: sqlite3.Error) -> None:
        """Say once that the cache does not work."""
        if not self._has_failed:
            self._has_failed = True
            _log.warning("reply cache %s: %s; replies are not kept", self._path, error)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Turn what SQLite and the system say into a StoreError that says what to do."""
        try:
            yield
        except sqlite3.Error as exc:
            raise self._error(f"{exc}; remove the file, or use --no-cache") from exc
        except OSError as exc:
            raise self._error(f"{exc.strerror}; use --no-cache, or another folder with --home") from exc

    def _error(self, what: str) -> StoreError:
        return StoreError(f"reply cache {self._path}: {what}", store=str(self._path))


def _storable(text: str) -> str:
    """Give text that SQLite can hold: a lone surrogate, which JSON can smuggle in, is none."""
    return text.encode("utf-8", "replace").decode()
