"""The retrieval seam: what the pipeline asks of an archive."""

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
