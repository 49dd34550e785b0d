"""The nearest passages by meaning, inside a scope: compared one by one, or asked of the index."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.adapters.archive.catalog import Catalog
from claimcheck.adapters.archive.index import ChromaIndex
from claimcheck.adapters.archive.search import Nearest
from claimcheck.adapters.archive.vectors import ExactSearch

_OVERFETCH = 4
"""Passages asked of the index for one wanted. The date is not asked of it: on 100,000 passages that took 460 ms a
query and more, and most archives lie mostly before an article's date."""
_MOST = 10_000
"""Passages asked of the index for one query at most."""


def compared(exact: ExactSearch, vectors: Sequence[Sequence[float]], allowed: Sequence[bool]) -> Nearest:
    """Find by comparing with every passage inside the scope."""

    def nearest(places: Sequence[int], depth: int) -> list[list[int]]:
        return exact.nearest([vectors[place] for place in places], allowed, depth)

    return nearest


def indexed(
    index: ChromaIndex, vectors: Sequence[Sequence[float]], catalog: Catalog, inside: frozenset[int]
) -> Nearest:
    """Find by asking the index for more than is wanted and cutting; where too little is left, for more again."""

    def nearest(places: Sequence[int], depth: int) -> list[list[int]]:
        most = min(_MOST, len(catalog.numbers))
        fetch = min(_OVERFETCH * depth, most)
        while True:
            found = index.nearest([vectors[place] for place in places], fetch)
            kept = [catalog.only(numbers, inside)[:depth] for numbers in found]
            if fetch == most or all(len(numbers) >= depth for numbers in kept):
                return kept
            fetch = min(5 * fetch, most)

    return nearest
