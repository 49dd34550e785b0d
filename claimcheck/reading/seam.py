"""The reading seam: what the pipeline asks of an engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from claimcheck.types import Article, SectionReading


class Reader(Protocol):
    """Anything that finds the claims of an article and on whose word they stand."""

    def read(self, article: Article) -> Iterator[SectionReading]:
        """Read an article section by section, each yielded as soon as it is read, whatever its place.

        What could not be read comes as a claim or sentence with a `failure`; nothing is raised for it.
        """
        ...
