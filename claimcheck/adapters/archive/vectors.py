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
    """All vectors in memory, compared one by one: 100,000 take 0.4 s to load, 155 MB, and 75 ms for 30 queries."""

    def __init__(self, numbers: Sequence[int], vectors: Matrix) -> None:
        """Keep vectors; row `i` belongs to passage `numbers[i]`, and numbers ascend."""
        import numpy as np

        self._numbers = np.asarray(numbers, dtype=np.int64)
        self._vectors = vectors

    def nearest(self, queries: Sequence[Sequence[float]], allowed: Mask, depth: int) -> list[Ranking]:
        """Give for each query the `depth` nearest allowed passages with their cosines, nearest first, ties by number.

        Args:
            queries: unit vectors.
            allowed: for each row, whether it may be found.
            depth: passages a query at most.
        """
        import numpy as np

        if not queries or not allowed.any():
            return [[] for _ in queries]
        wanted = np.asarray(queries, dtype=np.float32)
        tops = [Top(depth) for _ in queries]
        for start in range(0, len(self._vectors), _BLOCK):
            block = slice(start, start + _BLOCK)
            # Taking the allowed rows out first would copy them all; scoring the others too is cheaper.
            scores = np.rint((wanted @ self._vectors[block].T) * 10**DECIMALS).astype(np.int32)
            for top, row in zip(tops, scores, strict=True):
                top.add(row, allowed[block], start)
        return [[(int(self._numbers[row]), score / 10**DECIMALS) for row, score in top.ranked()] for top in tops]


class Top:
    """The best rows of one query so far: by score, ties by row."""

    def __init__(self, depth: int) -> None:
        """Keep `depth` rows at most."""
        import numpy as np

        self._depth = depth
        self._keys = np.empty(0, np.int64)
        self._least = -(2**31)

    def add(self, scores: Scores, allowed: Mask, start: int) -> None:
        """Take in the allowed ones of the rows from `start` on, with their scores."""
        import numpy as np

        found = np.flatnonzero((scores >= self._least) & allowed)
        # Score and row in one number: every key differs, so that partitioning cannot choose between ties.
        keys = np.concatenate([self._keys, (scores[found].astype(np.int64) << _ROW_BITS) - (found + start)])
        if len(keys) > self._depth:
            keys = -np.partition(-keys, self._depth - 1)[: self._depth]
            self._least = _score_of(int(keys.min()))
        self._keys = keys

    def ranked(self) -> list[tuple[int, int]]:
        """Give row and score of each, best first."""
        import numpy as np

        return [(-key % (1 << _ROW_BITS), _score_of(key)) for key in (-np.sort(-self._keys)).tolist()]


def _score_of(key: int) -> int:
    return -(-key >> _ROW_BITS)
