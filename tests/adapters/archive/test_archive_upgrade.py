"""An archive that an earlier version made."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from archive_samples import BUDGET, FERRY, document, found, new_archive

from claimcheck.adapters.archive import Archive
from claimcheck.retrieval.hashing import HashingEmbedder

BACK_TO_1 = """
PRAGMA foreign_keys = OFF;
CREATE TABLE old (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL UNIQUE, title TEXT, published TEXT,
  publisher TEXT, url TEXT UNIQUE, origin TEXT NOT NULL, signature BLOB NOT NULL, text TEXT NOT NULL);
INSERT INTO old SELECT number, id, sha256, title, published, publisher, url, origin, signature, text FROM document;
DROP TABLE document;
ALTER TABLE old RENAME TO document;
DROP TABLE held;
PRAGMA user_version = 1;
"""


def test_archive_of_format_1_opens_with_all_that_it_held(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    new_archive(folder, document(BUDGET, title="Budget"), document(FERRY, url="https://courier.example/f")).close()
    connection = sqlite3.connect(folder / "archive.sqlite3")
    connection.executescript(BACK_TO_1)
    connection.close()
    archive = Archive.open(folder, HashingEmbedder())
    assert {(prior.title, prior.url, prior.agency) for prior in archive.documents()} == {
        ("Budget", None, None),
        (None, "https://courier.example/f", None),
    }
    assert found(archive, "ferry storm")[0].text in FERRY
    assert archive.verify().problems == ()
    assert archive.remove([document(FERRY).id]) == 1
    assert archive.verify().passages == 1
    archive.close()
