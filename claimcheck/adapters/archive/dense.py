"""The nearest passages by meaning, inside a scope: compared one by one, or asked of the index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.adapters.archive.catalog import Catalog, Inside
from claimcheck.adapters.archive.index import VectorIndex
from claimcheck.adapters.archive.search import Nearest
from claimcheck.adapters.archive.vectors import DECIMALS, ExactSearch, Ranking

if TYPE_CHECKING:
    from claimcheck.adapters.archive.vectors import Matrix

_OVERFETCH = 4
"""Passages asked of the index for one wanted. The date is not asked of it: on 100,000 passages that took 460 ms a
query and more, and most archives lie mostly before an article's date."""
_MOST = 10_000
"""Passages asked of the index for one query at most."""


def compared(exact: ExactSearch, vectors: Sequence[Sequence[float]], inside: Inside) -> Nearest:
    """Find by comparing with every passage inside the scope."""

    def nearest(places: Sequence[int], depth: int) -> list[Ranking]:
        return exact.nearest([vectors[place] for place in places], inside.passages, depth)

    return nearest


def indexed(
    index: VectorIndex,
    strays: Strays,
    vectors: Sequence[Sequence[float]],
    catalog: Catalog,
    inside: Inside,
) -> Nearest:
    """Find by asking the index for more than is wanted and cutting; where too little is left, for more again."""

    def nearest(places: Sequence[int], depth: int) -> list[Ranking]:
        queries = [vectors[place] for place in places]
        extra = strays.cosines(queries)
        most = min(_MOST, len(catalog.numbers))
        fetch = min(_OVERFETCH * depth, most)
        while True:
            found = [one | other for one, other in zip(index.nearest(queries, fetch), extra, strict=True)]
            ranked = [sorted(cosines.items(), key=lambda pair: (-pair[1], pair[0])) for cosines in found]
            kept = [catalog.only(ranking, inside)[:depth] for ranking in ranked]
            if fetch == most or all(len(ranking) >= depth for ranking in kept):
                return kept
            fetch = min(5 * fetch, most)

    return nearest


class Strays:
    """The few passages that the index does not find, compared one by one."""

    def __init__(self, numbers: Sequence[int], vectors: Matrix) -> None:
        """Keep vectors; row `i` belongs to passage `numbers[i]`."""
        self._numbers = numbers
        self._vectors = vectors

    def cosines(self, queries: Sequence[Sequence[float]]) -> list[dict[int, float]]:
        """Give for each query the cosine of every stray."""
        import numpy as np

        scores = np.round(np.asarray(queries, dtype=np.float32) @ self._vectors.T, DECIMALS)
        return [dict(zip(self._numbers, row, strict=True)) for row in scores.tolist()]
