"""The SQLite file that is an archive's record: its tables, its manifest, and how it is opened."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimcheck.errors import RetrievalError
from claimcheck.retrieval.seam import Embedder

RECORD_NAME = "archive.sqlite3"
SCHEMA_VERSION = 2
APPLICATION_ID = 0x636C6D61
"""Marks the file as an archive of claimcheck ("clma")."""
DISTANCE: Final = "cosine"

# `vector` stands apart from `passage`, so that reading all vectors reads nothing else. Numbers are never reused
# (AUTOINCREMENT): a number in the index always means the passage it was given for. `pending` is what the index still
# has to do after a commit. `held` says which source gave a document, by the document's id and not its
# number, since it is written before the document is.
_DOCUMENT_TABLE = """
CREATE TABLE document (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE, title TEXT, published TEXT,
  publisher TEXT, url TEXT, origin TEXT NOT NULL, signature BLOB NOT NULL, text TEXT NOT NULL, agency TEXT,
  language TEXT, external_id TEXT);
"""
_HELD_TABLE = """
CREATE INDEX document_url ON document (url);
CREATE INDEX document_external_id ON document (external_id);
CREATE TABLE held (source TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (source, document)) WITHOUT ROWID;
CREATE INDEX held_document ON held (document);
"""
_OTHER_TABLES = """
CREATE TABLE manifest (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE band (
  key INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, PRIMARY KEY (key, document)
) WITHOUT ROWID;
CREATE INDEX band_document ON band (document);
CREATE TABLE passage (
  number INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE INDEX passage_document ON passage (document);
CREATE TABLE vector (passage INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE, data BLOB NOT NULL);
CREATE TABLE stray (passage INTEGER PRIMARY KEY REFERENCES passage ON DELETE CASCADE);
CREATE TABLE pending (passage INTEGER PRIMARY KEY, action TEXT NOT NULL CHECK (action IN ('put', 'drop')));
"""
_FROM_1_TO_2 = (
    _DOCUMENT_TABLE.replace("TABLE document", "TABLE new_document")  # noqa: S608  (only text of ours)
    + """
INSERT INTO new_document SELECT *, NULL, NULL, NULL FROM document;
DROP TABLE document;
ALTER TABLE new_document RENAME TO document;
"""
    + _HELD_TABLE
)
_UPGRADES = {1: _FROM_1_TO_2}
"""Statements that bring a record of one version to the next."""
WORDS_TABLE = "CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = 'porter unicode61 remove_diacritics 2')"

_ROOM_TO_OPEN = 64 * 1024
"""SQLite puts a file of 32 KB beside the record, in whole blocks of the disk."""
_ADVICE = {
    sqlite3.SQLITE_BUSY: "is being written by another process; wait for it to end and try again",
    sqlite3.SQLITE_LOCKED: "is being written by another process; wait for it to end and try again",
    sqlite3.SQLITE_READONLY: "cannot be written; check the permissions of the folder",
    sqlite3.SQLITE_FULL: "cannot grow, the disk is full; make room and run the command again",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; check the path and the permissions of the folder",
    sqlite3.SQLITE_IOERR: "cannot be read or written; check the disk",
}
_READ_ONLY = (
    "lies on a disk or in a folder that this user cannot write, where it cannot be searched either; copy it to one that"
    " can be written, or share it by a server (--archive http://HOST:PORT)"
)
_DAMAGED = "is damaged or is no archive; restore it from a backup or add the documents to a new one"


@contextmanager
def reported(folder: Path) -> Iterator[None]:
    """Turn errors of SQLite, and values that no archive holds, into one line of ours that says what to do."""
    try:
        yield
    except (sqlite3.Error, ValueError, struct.error) as exc:
        code = getattr(exc, "sqlite_errorcode", 0) & 0xFF
        advice = _ADVICE.get(code, _DAMAGED)
        if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY} and _is_read_only(folder):
            advice = _READ_ONLY
        elif code == sqlite3.SQLITE_IOERR and _is_full(folder):
            advice = "cannot be opened, the disk is full; make room and run the command again"
        raise RetrievalError(f"the archive {folder} {advice} ({exc})", archive=str(folder)) from exc


def _is_read_only(folder: Path) -> bool:
    """Tell whether the record is there, and nothing can be written beside it, which SQLite needs for reading too."""
    return (folder / RECORD_NAME).is_file() and not os.access(folder, os.W_OK)


def _is_full(folder: Path) -> bool:
    """Tell whether the disk lacks the room that SQLite takes to open a record, which it calls an I/O error."""
    try:
        return shutil.disk_usage(folder).free < _ROOM_TO_OPEN
    except OSError:
        return False


def connect(folder: Path) -> sqlite3.Connection:
    """Open the record of an archive folder, whatever is in it; commits are explicit and reach the disk."""
    connection = sqlite3.connect(
        (folder / RECORD_NAME).absolute().as_uri() + "?mode=rw", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in ("busy_timeout = 5000", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        # What an archive forgets must be gone from the file, not only from its tables.
        connection.execute("PRAGMA secure_delete = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def is_blank(folder: Path) -> bool:
    """Tell whether a folder holds no record yet: no file, or one left empty by a process that was killed."""
    if not (folder / RECORD_NAME).exists():
        return True
    with reported(folder):
        connection = connect(folder)
        try:
            tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        finally:
            connection.close()
    return tables == 0


def create(folder: Path, embedder: Embedder) -> None:
    """Make the tables and the manifest in one transaction; a blank file is all that a kill can leave."""
    os.close(os.open(folder / RECORD_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    manifest = {
        "embedder": embedder.name,
        "dimension": str(embedder.dimension),
        "embedder_sha256": embedder.sha256,
        "distance": DISTANCE,
        "index": "1",
        "index_in_use": "no",
    }
    with reported(folder):
        connection = connect(folder)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            for statement in [*_statements(_DOCUMENT_TABLE + _HELD_TABLE + _OTHER_TABLES), WORDS_TABLE]:
                connection.execute(statement)
            connection.executemany("INSERT INTO manifest VALUES (?, ?)", sorted(manifest.items()))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.execute("COMMIT")
        finally:
            connection.close()


def upgrade(folder: Path) -> None:
    """Bring an archive of an earlier version to this one, in one transaction; leave all others alone.

    Raises:
        RetrievalError: it cannot be read or written.
    """
    with reported(folder):
        connection = connect(folder)
        try:
            if not _is_older(connection):
                return
            # A table is replaced by one of the same name: what refers to it must not be deleted with the old one.
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN IMMEDIATE")
            while _is_older(connection):
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                for statement in _statements(_UPGRADES[version]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        finally:
            connection.close()


def _is_older(connection: sqlite3.Connection) -> bool:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return application == APPLICATION_ID and connection.execute("PRAGMA user_version").fetchone()[0] in _UPGRADES


def _statements(script: str) -> list[str]:
    return [statement for statement in script.split(";\n") if statement.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """The embedder that an archive was made with."""

    name: str
    dimension: int


def pinned_embedder(folder: Path) -> Pinned | None:
    """Give the embedder of the archive in a folder, None where there is no archive that says so; change nothing."""
    if not (folder / RECORD_NAME).is_file():
        return None
    try:
        connection = connect(folder)
        try:
            manifest = dict(connection.execute("SELECT name, value FROM manifest").fetchall())
        finally:
            connection.close()
        return Pinned(name=manifest["embedder"], dimension=int(manifest["dimension"]))
    except (sqlite3.Error, KeyError, ValueError):
        return None  # Opening the archive says what is wrong with it.


def check_manifest(connection: sqlite3.Connection, folder: Path, embedder: Embedder) -> None:
    """Refuse a record of another program, version or embedder.

    Raises:
        RetrievalError: it is one; nothing was changed.
    """
    with reported(folder):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION_ID:
            raise RetrievalError(f"the archive {folder} {_DAMAGED}", archive=str(folder))
        if version != SCHEMA_VERSION:
            message = (
                f"the archive {folder} has format {version}, this version of claimcheck reads format {SCHEMA_VERSION};"
                " use the version that made it, or add the documents to a new archive"
            )
            raise RetrievalError(message, archive=str(folder))
        manifest = dict(connection.execute("SELECT name, value FROM manifest").fetchall())
    made_with = (manifest.get("embedder"), manifest.get("dimension"), manifest.get("embedder_sha256"))
    if made_with != (embedder.name, str(embedder.dimension), embedder.sha256) or manifest.get("distance") != DISTANCE:
        message = (
            f"the archive {folder} was made with the embedder {_named(made_with)}, not with"
            f" {_named((embedder.name, str(embedder.dimension), embedder.sha256))};"
            " use that one (--embedder), or add the documents to a new archive"
        )
        raise RetrievalError(message, archive=str(folder))


def _named(embedder: tuple[str | None, ...]) -> str:
    name, dimension, sha256 = embedder
    return f"{name} ({dimension} dimensions, {(sha256 or '')[:12]})"
