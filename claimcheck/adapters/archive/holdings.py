"""Which source gave a document: what tells that a source does not hold it any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from claimcheck.adapters.archive.record import Record
from claimcheck.types import PriorDocument


def hold(record: Record, source: str, ids: Iterable[str]) -> None:
    """Note that a source gives these documents. Call inside a transaction."""
    for document_id in ids:
        record.rows("INSERT OR IGNORE INTO held VALUES (?, ?)", (source, document_id))


def gone(record: Record, source: str, present: Collection[str]) -> list[PriorDocument]:
    """Give the documents that a source gave earlier, that it does not give any more, and that no other one gave.

    Args:
        record: the archive's record.
        source: what `hold` was told.
        present: the ids of all documents that the source gives now.
    """
    sql = (
        "SELECT document FROM held AS one WHERE source = ?"
        " AND NOT EXISTS (SELECT * FROM held AS other WHERE other.document = one.document AND other.source <> ?)"
    )
    ids = {row[0] for row in record.rows(sql, (source, source))}.difference(present)
    return [document for document in record.documents() if document.id in ids] if ids else []


def let_go(record: Record, source: str, present: Collection[str]) -> None:
    """Forget what a source has no more. Call inside a transaction."""
    for (document_id,) in record.rows("SELECT document FROM held WHERE source = ?", (source,)):
        if document_id not in present:
            record.rows("DELETE FROM held WHERE source = ? AND document = ?", (source, document_id))


def release(record: Record, document_id: str) -> None:
    """Forget what gave a document that is removed. Call inside a transaction."""
    record.rows("DELETE FROM held WHERE document = ?", (document_id,))
