"""Keeping the Chroma index in step with the record, whatever happened before."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.adapters.archive.index import ChromaIndex, IndexBrokenError, VectorIndex, remove_folder
from claimcheck.adapters.archive.lock import ArchiveLock
from claimcheck.adapters.archive.record import Record
from claimcheck.adapters.archive.vectors import unpack

if TYPE_CHECKING:
    from claimcheck.adapters.archive.vectors import Matrix

logger = logging.getLogger(__name__)

_BATCH = 2000
_MANY = 50_000
"""Passages that an index takes in so slowly that it is said."""


class IndexKeeper:
    """The index of one record.

    The record is always right. A document is committed together with a mark of what the index has to do for it; the
    marks are done and cleared later, in that order, so that a crash between leaves work to repeat and never a gap.
    """

    def __init__(self, record: Record, lock: ArchiveLock, dimension: int) -> None:
        self._record = record
        self._lock = lock
        self._dimension = dimension
        self._index: ChromaIndex | None = None
        self._seen_version = -1
        self._is_writing = False

    @property
    def pending(self) -> int:
        """Give the number of passages that the index still has to take in or forget."""
        return self._record.count("SELECT count(*) FROM pending")

    @property
    def was_left_open(self) -> bool:
        """Tell whether the last process that wrote to the index was killed; the lock is held."""
        in_use = self._record.count("SELECT value = 'yes' FROM manifest WHERE name = 'index_in_use'")
        return bool(in_use) and not self._is_writing

    def begin(self) -> None:
        """Start to write, unless that was done; the lock is held.

        An index that is not in step is rebuilt, and so is one whose last writer was killed: in such an index every
        count was right, and 1 vector in 100 was never found again.
        """
        if self._is_writing:
            return
        was_left_open = self.was_left_open
        self._mark_in_use("yes")
        if was_left_open:
            logger.warning("the last change to %s was broken off; its index is rebuilt", self._record.folder)
            self.rebuild()
        self.flush()
        if self._usable() is None:
            logger.warning("the index of %s is not in step with its record and is rebuilt", self._record.folder)
            self.rebuild()
        self._is_writing = True

    def flush(self) -> None:
        """Do all that is pending; an index that fails is rebuilt. The lock is held."""
        if (pending := self.pending) > _MANY:
            logger.warning("%s now needs an index: %d passages, some minutes", self._record.folder, pending)
        try:
            self._flush()
        except IndexBrokenError as exc:
            # Not before: where the disk is full, that it cannot be rebuilt is the one thing to say.
            self.rebuild()
            logger.warning("the index of %s failed and was rebuilt (%s)", self._record.folder, exc.__cause__ or exc)

    def rebuild(self) -> None:
        """Build a new index from the record, then swap it in; the lock is held.

        The swap is one commit to the manifest, so that a crash leaves either the old index or the new one.
        """
        self._close_index()
        self._mark_in_use("yes")
        number = self._number() + 1
        folder = self._folder(number)
        remove_folder(folder)
        index = ChromaIndex(folder)
        try:
            for numbers, vectors in self._batches():
                index.put(numbers, vectors)
            strays = [stray for numbers, vectors in self._batches() for stray in index.strays(numbers, vectors)]
        finally:
            index.close()
        self._record.swap_index(number, strays)
        self._is_writing = True
        for other in self._record.folder.glob("index/*"):
            if other != folder:
                remove_folder(other)

    def discard(self) -> None:
        """Let go of the index of an archive that does without one, and mark all passages for the next; lock held."""
        self._close_index()
        self._record.mark_all_pending(self._number() + 1)
        self._mark_in_use("no")
        self._is_writing = False
        for folder in self._record.folder.glob("index/*"):
            remove_folder(folder)

    @contextmanager
    def for_search(self) -> Iterator[VectorIndex | None]:
        """Give the index for as long as one search takes, or None where it cannot be relied on just now.

        Another process may be at work on it, marks may be pending, it may be broken: then the caller compares exactly.
        """
        was_held = self._lock.is_held
        if not (was_held or self._lock.try_acquire()):
            yield None
            return
        try:
            is_whole = not self.pending and not self.was_left_open
            yield self._usable() if is_whole else None
        finally:
            if not was_held:
                self._lock.release()

    def inspect(self) -> ChromaIndex:
        """Give the index as it is, for verification; the lock is held.

        Raises:
            IndexBrokenError: it cannot be opened.
        """
        return self._working()

    def end(self) -> None:
        """Do what is pending where this process wrote, and let go of the index's files."""
        if self._is_writing:
            self.flush()
        self._close_index()
        if self._is_writing:
            self._mark_in_use("no")
            self._is_writing = False

    def _close_index(self) -> None:
        if self._index is not None:
            index, self._index = self._index, None
            index.close()

    def _mark_in_use(self, value: str) -> None:
        with self._record.transaction():
            self._record.rows("UPDATE manifest SET value = ? WHERE name = 'index_in_use'", (value,))

    def _flush(self) -> None:
        while puts := self._record.pending_vectors(limit=_BATCH):
            numbers, vectors = [row[0] for row in puts], unpack((row[1] for row in puts), self._dimension)
            index = self._working()
            index.put(numbers, vectors)
            self._record.settle(numbers, index.strays(numbers, vectors))
        while drops := self._record.pending_drops(limit=_BATCH):
            self._working().drop(drops)
            self._record.settle(drops)

    def _batches(self) -> Iterator[tuple[list[int], Matrix]]:
        last = -1
        while rows := self._record.vectors(after=last, limit=_BATCH):
            last = rows[-1][0]
            yield [row[0] for row in rows], unpack((row[1] for row in rows), self._dimension)

    def _usable(self) -> ChromaIndex | None:
        """Give the index if it opens and holds as many vectors as there are passages."""
        try:
            index = self._working()
            return index if index.count() == self._record.count("SELECT count(*) FROM passage") else None
        except IndexBrokenError as exc:
            logger.warning("%s", exc)
            return None

    def _working(self) -> ChromaIndex:
        """Give the open index; a client that was opened before another process wrote would not see what it wrote."""
        version = self._record.data_version
        if self._index is None or version != self._seen_version:
            self._close_index()
            self._index, self._seen_version = ChromaIndex(self._folder(self._number())), version
        return self._index

    def _number(self) -> int:
        return self._record.count("SELECT value FROM manifest WHERE name = 'index'")

    def _folder(self, number: int) -> Path:
        return self._record.folder / "index" / str(number)
