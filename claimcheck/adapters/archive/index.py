"""The vector index: one embedded Chroma collection that holds vectors and passage numbers, and nothing to read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from claimcheck.adapters.archive.schema import DISTANCE
from claimcheck.adapters.archive.vectors import DECIMALS
from claimcheck.errors import RetrievalError

if TYPE_CHECKING:
    from claimcheck.adapters.archive.vectors import Matrix

_COLLECTION = "passages"
_BATCH = 2000
"""Vectors a call; Chroma's own bound depends on the SQLite that it was built with and is above 5,000."""
_SEARCH_WIDTH = 200
"""HNSW candidates a query, at insertion and search; at 100 the recall on 20,000 passages was .983 of exact search."""
_CHECKED = 100
_ASKED = 10
_NEIGHBOURS = 48
"""HNSW links a vector. With Chroma's own 16, up to 9 of 100 vectors were never found again in an archive full of wire
copies: vectors of near-equal texts link to each other only. With 32 it was 1 in 1,000, with 48 still a few that are
like no other: see `strays`."""

HNSW: Final[Any] = {
    "space": DISTANCE,
    "ef_construction": _SEARCH_WIDTH,
    "ef_search": _SEARCH_WIDTH,
    "max_neighbors": _NEIGHBOURS,
}
"""How Chroma builds and asks an index."""


class IndexBrokenError(RetrievalError):
    """The index does not work; the record is whole, so it can be rebuilt."""


class VectorIndex(Protocol):
    """Anything that finds the nearest of many vectors."""

    def nearest(self, queries: Sequence[Sequence[float]], depth: int) -> list[dict[int, float]]:
        """Give for each query the numbers of about the `depth` nearest passages with their cosines."""
        ...


class ChromaIndex:
    """The collection in one folder. Whoever makes one of these holds the archive's lock: Chroma is for one process.

    Every call raises `IndexBrokenError` when Chroma fails.
    """

    def __init__(self, folder: Path) -> None:
        """Open the collection in `folder`, made when it is missing."""
        self._folder = folder
        # Versions up to 1.0 sent usage figures from both switches; today's sends none, and ours stays off.
        os.environ["ANONYMIZED_TELEMETRY"] = "False"
        with self._reported():
            import chromadb
            from chromadb.api.client import Client
            from chromadb.config import Settings

            for each in (folder.parent, folder):
                each.mkdir(exist_ok=True, mode=0o700)
            settings = Settings(anonymized_telemetry=False, allow_reset=False)
            self._client = cast(Client, chromadb.PersistentClient(str(folder), settings=settings))
            self._collection = self._client.get_or_create_collection(
                _COLLECTION,
                embedding_function=None,
                configuration={"hnsw": HNSW},
            )

    def put(self, numbers: Sequence[int], vectors: Matrix) -> None:
        """Index vectors under their passage numbers; one that is there already is replaced."""
        with self._reported():
            for start in range(0, len(numbers), _BATCH):
                ids = [str(number) for number in numbers[start : start + _BATCH]]
                self._collection.upsert(ids=ids, embeddings=vectors[start : start + _BATCH])

    def drop(self, numbers: Sequence[int]) -> None:
        """Forget passages; numbers that are not there are passed over."""
        with self._reported():
            for start in range(0, len(numbers), _BATCH):
                self._collection.delete(ids=[str(number) for number in numbers[start : start + _BATCH]])

    def nearest(self, queries: Sequence[Sequence[float]], depth: int) -> list[dict[int, float]]:
        """Give for each query the numbers of about the `depth` nearest passages with their cosines, nearest first."""
        with self._reported():
            found = self._collection.query(query_embeddings=list(queries), n_results=depth, include=["distances"])
            answers = []
            for ids, distances in zip(found["ids"], found["distances"] or [], strict=True):
                # Chroma leaves the order of equal distances open.
                pairs = sorted((round(each, DECIMALS), int(id_)) for each, id_ in zip(distances, ids, strict=True))
                answers.append({number: round(1 - distance, DECIMALS) for distance, number in pairs})
            return answers

    def strays(self, numbers: Sequence[int], vectors: Matrix) -> list[int]:
        """Give those of the indexed passages that the index does not find by their own vectors.

        In HNSW a vector far from all others can be left without a link to it, also with 48 links each. Where more
        passages have the very same vector than are asked for, any of them will do.
        """
        lost = []
        for start in range(0, len(numbers), _CHECKED):
            block = numbers[start : start + _CHECKED]
            answers = self.nearest(vectors[start : start + _CHECKED].tolist(), _ASKED)
            for number, answer in zip(block, answers, strict=True):
                if number not in answer and min(answer.values(), default=0.0) < 1 - 10**-DECIMALS:
                    lost.append(number)
        return lost

    def count(self) -> int:
        """Give the number of vectors that Chroma says it holds."""
        with self._reported():
            return self._collection.count()

    def numbers(self) -> set[int]:
        """Give the passage numbers that are indexed."""
        found: set[int] = set()
        with self._reported():
            while page := self._collection.get(limit=_BATCH, offset=len(found), include=[])["ids"]:
                found.update(map(int, page))
        return found

    def close(self) -> None:
        """Let go of the files."""
        with self._reported():
            self._client.close()

    @contextmanager
    def _reported(self) -> Iterator[None]:
        import chromadb.errors

        try:
            yield
        except (chromadb.errors.ChromaError, OSError, ValueError, RuntimeError, KeyError) as exc:
            message = (
                f"the index {self._folder} does not work ({exc}); the documents are safe,"
                " run `claimcheck archive verify --repair`"
            )
            raise IndexBrokenError(message, archive=str(self._folder)) from exc


def remove_folder(folder: Path) -> None:
    """Delete an index folder that nothing uses any more; what cannot be deleted is left for the next time."""
    shutil.rmtree(folder, ignore_errors=True)
