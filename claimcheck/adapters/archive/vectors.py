"""The vectors of a record: how they are kept, and exact search over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float32]]
    Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
    Scores = np.ndarray[tuple[int], np.dtype[np.int32]]
    Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
    Rows = np.ndarray[tuple[int], np.dtype[np.int64]]

Ranking = list[tuple[int, float]]
"""Passage numbers with their scores, best first."""

DECIMALS = 5
"""Decimals of a cosine that count: beyond them lies the order of additions, and ties go by passage number."""
_ROW_BITS = 32
_NEVER = -(2**31)
"""The score of a row that may not be found."""
_BLOCK = 16_384
"""Rows that are scored at once, so that the scores of 30 queries over a large archive stay a few megabytes."""


def pack(vector: Sequence[float]) -> bytes:
    """Give a vector as it is kept: 16-bit floats, half the size of 32 and, for unit vectors, within .0005 of them."""
    import numpy as np

    return np.asarray(vector, dtype="<f2").tobytes()


def unpack(packed: Iterable[bytes], dimension: int) -> Matrix:
    """Give kept vectors as rows of 32-bit floats, again of unit length.

    Raises:
        ValueError: one has another dimension.
    """
    import numpy as np

    rows = np.frombuffer(b"".join(packed), dtype="<f2").reshape(-1, dimension).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


class ExactSearch:
    """All vectors in memory, compared one by one: 100,000 take 155 MB, and 67 ms of CPU time for 30 queries."""

    def __init__(self, numbers: Sequence[int], vectors: Matrix, rows: Rows | None = None) -> None:
        """Keep vectors; vector `i` belongs to passage `numbers[rows[i]]`, and numbers ascend.

        Where passages that are mostly allowed together lie together, the others need no comparing.
        """
        import numpy as np
        from threadpoolctl import ThreadpoolController

        self._numbers = np.asarray(numbers, dtype=np.int64)
        self._vectors = vectors
        self._rows = np.arange(len(vectors)) if rows is None else rows
        self._threads = ThreadpoolController()

    def nearest(self, queries: Sequence[Sequence[float]], allowed: Mask, depth: int) -> list[Ranking]:
        """Give for each query the `depth` nearest allowed passages with their cosines, nearest first, ties by number.

        Args:
            queries: unit vectors.
            allowed: for each of the numbers, whether it may be found.
            depth: passages a query at most.
        """
        import numpy as np

        if not queries or not allowed.any():
            return [[] for _ in queries]
        wanted = np.asarray(queries, dtype=np.float32)
        tops = [Top(depth) for _ in queries]
        is_allowed = allowed[self._rows]
        # OpenBLAS's own threads wait by spinning: on a busy machine two of them took 180 ms of CPU time where one
        # takes 67, and wait for each other by the clock.
        with self._threads.limit(limits=1, user_api="blas"):
            for start in range(0, len(self._vectors), _BLOCK):
                found = np.flatnonzero(is_allowed[start : start + _BLOCK])
                if not len(found):
                    continue
                block = slice(start + int(found[0]), start + int(found[-1]) + 1)
                scores = np.rint((wanted @ self._vectors[block].T) * 10**DECIMALS).astype(np.int32)
                # Taking the allowed vectors out first would copy them all; scoring a few others too is cheaper.
                scores[:, ~is_allowed[block]] = _NEVER
                for top, row in zip(tops, scores, strict=True):
                    top.add(row, self._rows[block])
        return [top.ranked(self._numbers, 10**DECIMALS) for top in tops]


class Top:
    """The best rows of one query so far: by score, ties by row."""

    def __init__(self, depth: int) -> None:
        """Keep `depth` rows at most."""
        import numpy as np

        self._depth = depth
        self._keys = np.empty(0, np.int64)
        self._least = _NEVER + 1

    def add(self, scores: Scores, rows: Rows) -> None:
        """Take in rows with their scores; the least number there is keeps a row out."""
        import numpy as np

        found = np.flatnonzero(scores >= self._least)
        # Score and row in one number: every key differs, so that partitioning cannot choose between ties.
        keys = np.concatenate([self._keys, (scores[found].astype(np.int64) << _ROW_BITS) - rows[found]])
        if len(keys) > self._depth:
            keys = -np.partition(-keys, self._depth - 1)[: self._depth]
            self._least = -(-int(keys.min()) >> _ROW_BITS)
        self._keys = keys

    def ranked(self, numbers: Rows, scale: int) -> Ranking:
        """Give number and score of each row, best first; scores are divided by `scale`."""
        import numpy as np

        negated = np.sort(-self._keys)
        found, scores = numbers[negated & ((1 << _ROW_BITS) - 1)], -(negated >> _ROW_BITS) / scale
        return list(zip(found.tolist(), scores.tolist(), strict=True))
