"""The record of an archive: its documents and passages, as SQLite keeps them."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.adapters.archive import schema
from claimcheck.retrieval.origins import bands_of
from claimcheck.retrieval.seam import Embedder
from claimcheck.types import PriorDocument, PublicationTime, Signature, Span

if TYPE_CHECKING:
    from claimcheck.adapters.archive.vectors import Rows

_COLUMNS = "id, title, published, publisher, url, origin, sha256, signature, agency, language, external_id"
_PASSAGES_OF = 'SELECT number, start, "end" FROM passage WHERE document = ? ORDER BY number'
_LACKING = """
SELECT document.number FROM document LEFT JOIN passage ON passage.document = document.number
GROUP BY document.number HAVING count(passage.number) = 0
OR count(passage.number) <> max(passage.number) - min(passage.number) + 1
"""
_INSERT_WORDS = "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPassage:
    """One passage to store: its span and its vector as `vectors.pack` gives it."""

    span: Span
    vector: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A document of the archive with its text."""

    document: PriorDocument
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unembedded:
    """A passage that has to be embedded, with its document's title."""

    number: int
    title: str | None
    text: str


class Record:
    """The documents, passages, vectors and words of one archive; every method raises `RetrievalError` on trouble."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        """Open a record that exists.

        Raises:
            RetrievalError: it is damaged, of another version, or made with another embedder.
        """
        self.folder = folder
        self._vector_bytes = 2 * embedder.dimension
        schema.upgrade(folder)
        with schema.reported(folder):
            self._connection = schema.connect(folder)
        try:
            schema.check_manifest(self._connection, folder, embedder)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with schema.reported(self.folder):
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all that is inside or none of it; it is on the disk when this ends."""
        with schema.reported(self.folder):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the file throughout, whatever another process commits meanwhile."""
        with schema.reported(self.folder):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """Run one statement; `sql` is always a constant of ours."""
        with schema.reported(self.folder):
            return self._connection.execute(sql, parameters).fetchall()

    def count(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run a query for one whole number."""
        return int(self.rows(sql, parameters)[0][0])

    @property
    def data_version(self) -> int:
        """Give a number that changes when another connection changes the file."""
        return self.count("PRAGMA data_version")

    def documents(self) -> list[PriorDocument]:
        """Give all documents in the order of their dates, undated ones last."""
        return self._priors("ORDER BY published IS NULL, published, id")

    def with_sha256(self, sha256: str) -> PriorDocument | None:
        """Give the document with this text."""
        return next(iter(self._priors("WHERE sha256 = ?", (sha256,))), None)

    def with_url(self, url: str) -> list[PriorDocument]:
        """Give the documents that came from this address."""
        return self._priors("WHERE url = ? ORDER BY number", (url,))

    def with_external_id(self, external_id: str) -> list[PriorDocument]:
        """Give the documents of this name, one for each publisher."""
        return self._priors("WHERE external_id = ? ORDER BY number", (external_id,))

    def likely_copies(self, signature: Signature) -> list[PriorDocument]:
        """Give the documents that share a band with a signature: nearly all copies, and few others."""
        bands = bands_of(signature)
        marks = ", ".join("?" * len(bands))
        return self._priors(f"WHERE number IN (SELECT document FROM band WHERE key IN ({marks}))", bands)  # noqa: S608

    def lacking(self) -> list[int]:
        """Give the numbers of documents whose passages, numbered in a row when added, are not all there."""
        return [row[0] for row in self.rows(_LACKING)]

    def printed(self, number: int) -> Printed:
        """Give a document with its text by its number."""
        *facts, text = self.rows(f"SELECT {_COLUMNS}, text FROM document WHERE number = ?", (number,))[0]  # noqa: S608
        with schema.reported(self.folder):
            return Printed(document=_prior(facts), text=text)

    def _priors(self, condition: str, parameters: Sequence[object] = ()) -> list[PriorDocument]:
        with schema.reported(self.folder):
            return [_prior(row) for row in self.rows(f"SELECT {_COLUMNS} FROM document {condition}", parameters)]  # noqa: S608

    def insert(self, document: PriorDocument, text: str, passages: Sequence[NewPassage]) -> None:
        """Store a document; its passages become pending for the index. Call inside a transaction."""
        execute = self._connection.execute
        signature = struct.pack(f"<{len(document.signature)}I", *document.signature)
        published = document.date.isoformat() if document.date else None
        number = execute(
            f"INSERT INTO document ({_COLUMNS}, text) VALUES ({'?, ' * 11}?)",  # noqa: S608
            (
                document.id,
                document.title,
                published,
                document.publisher,
                document.url,
                document.origin,
                document.sha256,
                signature,
                document.agency,
                document.language,
                document.external_id,
                text,
            ),
        ).lastrowid
        bands = set(bands_of(document.signature))
        self._connection.executemany("INSERT INTO band VALUES (?, ?)", [(key, number) for key in sorted(bands)])
        for passage in passages:
            span = passage.span
            rowid = execute(
                'INSERT INTO passage (document, start, "end") VALUES (?, ?, ?)', (number, span.start, span.end)
            ).lastrowid
            execute("INSERT INTO vector VALUES (?, ?)", (rowid, passage.vector))
            execute(_INSERT_WORDS, (rowid, document.title or "", span.of(text)))
            execute("INSERT INTO pending VALUES (?, 'put')", (rowid,))

    def delete(self, document_id: str) -> bool:
        """Forget a document; its passages become pending for the index. Call inside a transaction."""
        held = "SELECT passage.number FROM passage JOIN document ON document.number = document WHERE id = ?"
        execute = self._connection.execute
        execute(f"DELETE FROM words WHERE rowid IN ({held})", (document_id,))  # noqa: S608
        execute(f"INSERT OR REPLACE INTO pending SELECT number, 'drop' FROM ({held})", (document_id,))  # noqa: S608
        return execute("DELETE FROM document WHERE id = ?", (document_id,)).rowcount > 0

    def amend(self, document: PriorDocument) -> None:
        """Write anew what is known of a stored document beside its text. Call inside a transaction."""
        published = document.date.isoformat() if document.date else None
        self._connection.execute(
            "UPDATE document SET title = ?, published = ?, publisher = ?, url = ?, agency = ?, language = ?,"
            " external_id = ? WHERE id = ?",
            (
                document.title,
                published,
                document.publisher,
                document.url,
                document.agency,
                document.language,
                document.external_id,
                document.id,
            ),
        )

    def vectors(self, *, after: int, limit: int) -> list[tuple[int, bytes]]:
        """Give the passages numbered above `after` with their packed vectors, in order; spoilt vectors are left out."""
        sql = "SELECT passage, data FROM vector WHERE passage > ? AND length(data) = ? ORDER BY passage LIMIT ?"
        return self.rows(sql, (after, self._vector_bytes, limit))

    def all_vectors(self) -> Iterator[bytes]:
        """Give all packed vectors in the order of the passages; one that is lost counts as damage."""
        held = self.rows("SELECT data FROM passage LEFT JOIN vector ON passage = number ORDER BY number")
        with schema.reported(self.folder):
            if any(len(row[0] or b"") != self._vector_bytes for row in held):
                raise ValueError("a passage has no vector; `claimcheck archive verify --repair` makes it anew")
        return (row[0] for row in held)

    def without_vector(self) -> list[Unembedded]:
        """Give the passages without a vector of the right size."""
        sql = "SELECT number, document FROM passage LEFT JOIN vector ON passage = number WHERE length(data) IS NOT ?"
        found = []
        for passage, document in self.rows(sql, (self._vector_bytes,)):
            printed = self.printed(document)
            start, end = self.rows('SELECT start, "end" FROM passage WHERE number = ?', (passage,))[0]
            found.append(Unembedded(number=passage, title=printed.document.title, text=printed.text[start:end]))
        return found

    def pending_vectors(self, *, limit: int) -> list[tuple[int, bytes]]:
        """Give passages that the index has to take in, with their packed vectors."""
        sql = "SELECT passage, data FROM pending JOIN vector USING (passage) WHERE action = 'put' ORDER BY 1 LIMIT ?"
        return self.rows(sql, (limit,))

    def pending_drops(self, *, limit: int) -> list[int]:
        """Give passages that the index has to forget."""
        sql = "SELECT passage FROM pending WHERE action = 'drop' ORDER BY 1 LIMIT ?"
        return [row[0] for row in self.rows(sql, (limit,))]

    def settle(self, passages: Sequence[int], strays: Sequence[int] = ()) -> None:
        """Clear the marks of passages that the index is done with, and note those that it does not find."""
        with self.transaction():
            self._connection.executemany("DELETE FROM pending WHERE passage = ?", [(number,) for number in passages])
            self._connection.executemany("INSERT OR IGNORE INTO stray VALUES (?)", [(number,) for number in strays])

    def swap_index(self, number: int, strays: Sequence[int]) -> None:
        """Name the folder of a new index, which is in step with the record."""
        with self.transaction():
            self._connection.execute("UPDATE manifest SET value = ? WHERE name = 'index'", (str(number),))
            self._connection.execute("DELETE FROM pending")
            self._connection.execute("DELETE FROM stray")
            self._connection.executemany("INSERT INTO stray VALUES (?)", [(stray,) for stray in strays])

    def mark_all_pending(self, number: int) -> None:
        """Name the folder of the next index, which has still to take in every passage."""
        with self.transaction():
            self._connection.execute("UPDATE manifest SET value = ? WHERE name = 'index'", (str(number),))
            for table in ("pending", "stray"):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608
            self._connection.execute("INSERT INTO pending SELECT number, 'put' FROM passage")

    def strays(self) -> list[tuple[int, bytes]]:
        """Give the passages that the index does not find, with their packed vectors."""
        return self.rows("SELECT passage, data FROM stray JOIN vector USING (passage) ORDER BY passage")

    def rebuild_words(self) -> None:
        """Make the word index anew from the documents, in one transaction."""
        with self.transaction():
            self._connection.execute("DROP TABLE words")
            self._connection.execute(schema.WORDS_TABLE)
            for number in [row[0] for row in self.rows("SELECT number FROM document ORDER BY number")]:
                printed = self.printed(number)
                for passage, start, end in self.rows(_PASSAGES_OF, (number,)):
                    words = (passage, printed.document.title or "", printed.text[start:end])
                    self._connection.execute(_INSERT_WORDS, words)

    def forget_words(self) -> None:
        """Take deleted words out of the word index and the log too, which keep them for a while otherwise."""
        self.rows("INSERT INTO words (words) VALUES ('optimize')")
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def holders(self, word: str) -> int:
        """Count the passages that hold a word, in any of its forms."""
        return self.count("SELECT count(*) FROM words WHERE words MATCH ?", (f'"{word}"',))

    def holding(self, word: str, *, limit: int) -> Rows:
        """Give the numbers of the passages that hold a word, in any of its forms; the first `limit` of them."""
        import numpy as np

        # As one text: a row for each number takes twice as long.
        sql = "SELECT group_concat(rowid) FROM (SELECT rowid FROM words WHERE words MATCH ? LIMIT ?)"
        numbers = self.rows(sql, (f'"{word}"', limit))[0][0]
        return np.fromstring(numbers, np.int64, sep=",") if numbers is not None else np.empty(0, np.int64)

    def words_of(self, passages: Sequence[int]) -> dict[int, str]:
        """Give the text of some passages by their numbers, without reading their documents."""
        marks = ", ".join("?" * len(passages))
        return dict(self.rows(f"SELECT rowid, text FROM words WHERE rowid IN ({marks})", passages))  # noqa: S608


def _prior(row: Sequence[Any]) -> PriorDocument:
    document_id, title, published, publisher, url, origin, sha256, signature, agency, language, external_id = row
    return PriorDocument(
        id=document_id,
        title=title,
        date=PublicationTime.parse(published) if published is not None else None,
        publisher=publisher,
        url=url,
        origin=origin,
        sha256=sha256,
        signature=struct.unpack(f"<{len(signature) // 4}I", signature),
        agency=agency,
        language=language,
        external_id=external_id,
    )
