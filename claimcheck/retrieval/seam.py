"""The retrieval seams: what the pipeline asks of an archive, and an archive of an embedder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from claimcheck.types import Passage, PublicationTime, Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What counts as prior for one article: published before it, and neither it nor a copy of it."""

    before: PublicationTime
    sha256: str
    signature: Signature


class Retriever(Protocol):
    """Anything that finds passages for queries."""

    def search(self, queries: Sequence[str], *, scope: Scope, k: int) -> list[list[Passage]]:
        """Find passages for each query in one go.

        Returns:
            One list a query, in the order of `queries`: at most `k` passages inside `scope`, best first, one for each
            origin and place. A document without a date is never inside a scope; one of the same day is, unless both
            have a time of day and it is not the earlier one.

        Raises:
            RetrievalError: the archive cannot be searched.
        """
        ...


class Embedder(Protocol):
    """Anything that turns texts into vectors of unit length.

    `sha256` names the exact model: an archive is searched only by the embedder that made its vectors.
    """

    name: str
    dimension: int
    sha256: str

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """Give one vector a text, in their order; a text's vector depends on nothing but the text."""
        ...
