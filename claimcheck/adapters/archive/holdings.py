"""Which document each file or row of a source gave: what tells that a source does not hold a document any more."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.adapters.archive.record import Record
from claimcheck.types import PriorDocument


def hold(record: Record, source: str, documents: Mapping[str, str]) -> None:
    """Note the ids of the documents that a source gives, by the name of the file or row. Call inside a transaction."""
    for name, document_id in documents.items():
        record.rows("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", (source, name, document_id))


def gone(record: Record, source: str, present: Mapping[str, str]) -> list[PriorDocument]:
    """Give the documents that a source gave earlier, that it does not give any more, and that no other one gave.

    Args:
        record: the archive's record.
        source: what `hold` was told.
        present: the ids of the documents that the whole source gives now, by the name of the file or row.
    """
    sql = (
        "SELECT DISTINCT document FROM held AS one WHERE source = ?"
        " AND NOT EXISTS (SELECT * FROM held AS other WHERE other.document = one.document AND other.source <> ?)"
    )
    ids = {row[0] for row in record.rows(sql, (source, source))} - set(present.values())
    return [document for document in record.documents() if document.id in ids] if ids else []


def let_go(record: Record, source: str, present: Mapping[str, str]) -> None:
    """Forget the files and rows that a source has no more. Call inside a transaction."""
    for (name,) in record.rows("SELECT name FROM held WHERE source = ?", (source,)):
        if name not in present:
            record.rows("DELETE FROM held WHERE source = ? AND name = ?", (source, name))


def release(record: Record, document_id: str) -> None:
    """Forget what gave a document that is removed. Call inside a transaction."""
    record.rows("DELETE FROM held WHERE document = ?", (document_id,))
