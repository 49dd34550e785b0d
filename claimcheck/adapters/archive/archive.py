"""The archive of prior documents: a SQLite record, and a Chroma index that can be rebuilt from it."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from claimcheck.adapters.archive import holdings, schema
from claimcheck.adapters.archive.adding import add_document, documents_named, restore_passages, restore_vectors
from claimcheck.adapters.archive.catalog import Catalog, Inside
from claimcheck.adapters.archive.dense import Strays, compared, indexed
from claimcheck.adapters.archive.index import IndexBrokenError, VectorIndex
from claimcheck.adapters.archive.keeping import IndexKeeper
from claimcheck.adapters.archive.lexical import Words
from claimcheck.adapters.archive.lock import ArchiveLock
from claimcheck.adapters.archive.outcomes import Added, Verification
from claimcheck.adapters.archive.proving import renew_vectors, with_vectors_proved
from claimcheck.adapters.archive.record import Record
from claimcheck.adapters.archive.search import Search
from claimcheck.adapters.archive.vectors import ExactSearch, unpack
from claimcheck.adapters.archive.verifying import verify
from claimcheck.errors import RetrievalError
from claimcheck.retrieval.seam import Embedder, Scope
from claimcheck.types import Document, Passage, PriorDocument

logger = logging.getLogger(__name__)

EXACT_UP_TO = 200_000
"""Passages up to which vectors are compared one by one, and no index is made.

Measured: 100,000 take 0.4 s to load (1.2 s on a busy machine) and 67 ms of CPU time for 30 queries, while importing and
opening Chroma takes 1.5 s. The result is exact, the date rule costs nothing, and no graph grows that slows adding.
"""
_OURS = (schema.RECORD_NAME, "lock", "index")
_FLUSH_EVERY = 1000
"""Passages that may wait for the index while documents are added."""


class Archive:
    """One archive folder. Threads may share it; only one process at a time may change it.

    Reading never waits for a writer: SQLite's log gives each search one state of the record, and the index, which is
    for one process, is left alone while another holds the lock.
    """

    def __init__(self, path: Path, embedder: Embedder, *, exact_up_to: int = EXACT_UP_TO) -> None:
        """Use `Archive.open`."""
        self._exact_up_to = exact_up_to
        self._embedder = embedder
        self._threads = threading.RLock()
        self._record = Record(path, embedder)
        self._lock = ArchiveLock(path)
        self._keeper = IndexKeeper(self._record, self._lock, embedder.dimension)
        self._catalog: Catalog | None = None
        self._words: Words | None = None
        self._exact: ExactSearch | None = None
        self._scoped: tuple[Scope, Inside] | None = None
        self._version = -1

    @staticmethod
    def open(path: Path, embedder: Embedder, *, create: bool = False, exact_up_to: int = EXACT_UP_TO) -> Archive:
        """Open the archive in folder `path`; with `create`, make it where the folder is missing or empty.

        With more than `exact_up_to` passages, searches use the Chroma index.

        Raises:
            RetrievalError: there is none, it is damaged, of another version, made with another embedder, or it is
                being made by another process; nothing was changed.
        """
        # os.path's own tests, since those of Path raise where a folder on the way is closed to us.
        if os.path.exists(path) and not os.path.isdir(path):
            raise RetrievalError(f"the archive {path} is a file; give the folder of an archive", archive=str(path))
        if os.path.isdir(path) and not os.access(path, os.R_OK | os.X_OK):
            problem = f"the archive {path} may not be read by you; change its permissions"
            raise RetrievalError(problem, archive=str(path))
        if not os.path.isdir(path) or schema.is_blank(path):
            if not create:
                message = f"there is no archive at {path}; make one with `claimcheck archive add FILE...`"
                raise RetrievalError(message, archive=str(path))
            make_folder(path, embedder)
        return Archive(path, embedder, exact_up_to=exact_up_to)

    def add(self, documents: Iterable[Document]) -> Iterator[Added]:
        """Store documents one by one; each is on the disk when it is yielded. `documents` may call `hold` meanwhile.

        Raises:
            RetrievalError: another process holds the archive, or it cannot be written. What was yielded is stored.
        """
        self._begin_writing()
        held, waiting = self._size(), 0
        for document in documents:
            with self._threads:
                added = add_document(self._record, self._embedder, document)
                self._stored(added, document)
                self._forget_views()
            yield added
            held, waiting = held + added.passages, waiting + added.passages
            if waiting >= _FLUSH_EVERY and held > self._exact_up_to:
                self._flush()
                waiting = 0
        self._flush()

    def documents(self) -> Iterator[PriorDocument]:
        """Give all documents by date, undated ones last."""
        with self._threads:
            return iter(self._record.documents())

    def remove(self, ids: Iterable[str]) -> int:
        """Forget documents by id, their words too; give how many there were.

        Raises:
            RetrievalError: another process holds the archive, or it cannot be written.
        """
        self._begin_writing()
        with self._threads:
            with self._record.transaction():
                removed = 0
                for document_id in ids:
                    removed += self._record.delete(document_id)
                    holdings.release(self._record, document_id)
            self._forget_views()
            self._flush()
            if removed:
                self._record.forget_words()
            return removed

    def named(self, *, external_id: str | None, url: str | None, publisher: str | None) -> list[PriorDocument]:
        """Give the documents of this id, else of this URL, where a publisher is named only of that one."""
        with self._threads:
            return documents_named(self._record, external_id=external_id, url=url, publisher=publisher)

    def hold(self, source: str, ids: Iterable[str]) -> None:
        """Note that a source gives these documents, by id; do so before they are added.

        Raises:
            RetrievalError: another process holds the archive, or it cannot be written.
        """
        self._begin_writing()
        with self._threads, self._record.transaction():
            holdings.hold(self._record, source, ids)

    def gone(self, source: str, present: Collection[str]) -> list[PriorDocument]:
        """Give the documents that a source gave earlier and, by the ids of all that it gives now, has no more.

        What another source gave too is not among them.
        """
        with self._threads:
            return holdings.gone(self._record, source, present)

    def let_go(self, source: str, present: Collection[str]) -> None:
        """Forget what a source has no more.

        Raises:
            RetrievalError: another process holds the archive, or it cannot be written.
        """
        self._begin_writing()
        with self._threads, self._record.transaction():
            holdings.let_go(self._record, source, present)

    def verify(self) -> Verification:
        """Check everything that is stored, and change nothing.

        Raises:
            RetrievalError: another process holds the archive.
        """
        with self._threads:
            self._lock.acquire()
            return self._verified()

    def repair(self) -> Verification:
        """Rebuild the word index and the vector index from the record, and check everything.

        Raises:
            RetrievalError: another process holds the archive, or it cannot be written.
        """
        with self._threads:
            self._lock.acquire()
            self._record.rebuild_words()
            restore_passages(self._record, self._embedder)
            restore_vectors(self._record, self._embedder)
            renew_vectors(self._record, self._embedder)
            self._forget_views()
            if self._needs_index:
                self._keeper.rebuild()
            else:
                self._keeper.discard()
            return self._verified()

    def search(self, queries: Sequence[str], *, scope: Scope, k: int) -> list[list[Passage]]:
        """See `Retriever.search`; the score goes by meaning, words and particulars, 1.1 at most."""
        with self._threads:
            if not queries or k < 1 or not self._size():
                return [[] for _ in queries]
            vectors = self._embedder.embed(queries)
            if not self._needs_index:
                return self._search(queries, vectors, scope, k, None)
            with self._keeper.for_search() as index:
                try:
                    return self._search(queries, vectors, scope, k, index)
                except IndexBrokenError as exc:
                    logger.warning("%s; this search compares all vectors instead", exc)
            return self._search(queries, vectors, scope, k, None)

    def close(self) -> None:
        """Bring the index in step, and let go of all files and of the lock."""
        with self._threads:
            try:
                self._keeper.end()
            finally:
                self._record.close()
                self._lock.release()

    def _stored(self, added: Added, document: Document) -> None:
        """Do what else has to be done before a document is acknowledged: nothing where the record is on this disk."""

    def _begin_writing(self) -> None:
        with self._threads:
            self._lock.acquire()
            if self._needs_index:
                self._keeper.begin()

    def _flush(self) -> None:
        """Do what is pending for the index; an archive that does without one keeps the marks until it needs one."""
        with self._threads:
            if self._needs_index:
                self._keeper.begin()
                self._keeper.flush()

    def _size(self) -> int:
        """Count the passages; the catalog knows, so that no table is walked while nothing changes."""
        with self._threads:
            if self._catalog is not None and self._record.data_version == self._version:
                return len(self._catalog.numbers)
            return self._record.count("SELECT count(*) FROM passage")

    @property
    def _needs_index(self) -> bool:
        return self._size() > self._exact_up_to

    def _verified(self) -> Verification:
        found = verify(self._record, self._keeper if self._needs_index else None, self._embedder.dimension)
        return with_vectors_proved(found, self._record, self._embedder)

    def _forget_views(self) -> None:
        self._catalog = self._words = self._exact = self._scoped = None

    def _search(
        self, queries: Sequence[str], vectors: list[list[float]], scope: Scope, k: int, index: VectorIndex | None
    ) -> list[list[Passage]]:
        with self._record.snapshot():
            catalog = self._current_catalog()
            inside = self._inside(catalog, scope)
            if index is not None:
                strays = self._record.strays()
                matrix = unpack((row[1] for row in strays), self._embedder.dimension)
                nearest = indexed(index, Strays([row[0] for row in strays], matrix), vectors, catalog, inside)
            else:
                nearest = compared(self._current_exact(catalog), vectors, inside)
            words = self._current_words(catalog)
            search = Search(record=self._record, catalog=catalog, words=words, inside=inside, nearest=nearest, k=k)
            return search.run(queries)

    def _inside(self, catalog: Catalog, scope: Scope) -> Inside:
        """Give what is in scope; the sections of one article are searched in one scope, one after another."""
        if self._scoped is None or self._scoped[0] != scope:
            self._scoped = scope, catalog.inside(self._record, scope)
        return self._scoped[1]

    def _current_catalog(self) -> Catalog:
        version = self._record.data_version
        if self._catalog is None or version != self._version:
            self._forget_views()
            self._catalog, self._version = Catalog(self._record), version
        return self._catalog

    def _current_words(self, catalog: Catalog) -> Words:
        if self._words is None:
            self._words = Words(self._record, catalog)
        return self._words

    def _current_exact(self, catalog: Catalog) -> ExactSearch:
        if self._exact is None:
            rows, packed = catalog.by_date(), list(self._record.all_vectors())
            vectors = unpack((packed[row] for row in rows.tolist()), self._embedder.dimension)
            self._exact = ExactSearch(catalog.numbers, vectors, rows)
        return self._exact


def make_folder(path: Path, embedder: Embedder) -> None:
    """Make the record of an archive in a folder that is missing, empty, or has one already.

    Raises:
        RetrievalError: it cannot be made, holds other files, or is being made by another process.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        strangers = sorted(entry.name for entry in path.iterdir() if not entry.name.startswith(_OURS))
    except OSError as exc:
        raise RetrievalError(f"the archive {path} cannot be made: {exc.strerror}", archive=str(path)) from exc
    if strangers:
        message = f"the folder {path} holds other files ({strangers[0]}); give a new or empty folder for the archive"
        raise RetrievalError(message, archive=str(path))
    lock = ArchiveLock(path)
    lock.acquire()
    try:
        if schema.is_blank(path):
            schema.create(path, embedder)
    finally:
        lock.release()
