"""A retriever that is opened when it is first asked, and asked no more once it failed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

from claimcheck.errors import RetrievalError
from claimcheck.retrieval.seam import Retriever, Scope
from claimcheck.types import Passage


class LateRetriever:
    """Stands for an archive that may be away: every search after one that failed fails at once with the same error.

    A report has many sections, and a server that does not answer would be waited for once for each.
    """

    def __init__(self, opened: Callable[[], Retriever]) -> None:
        self._open = opened
        self._retriever: Retriever | None = None
        self._failure: RetrievalError | None = None
        self._lock = Lock()

    def search(self, queries: Sequence[str], *, scope: Scope, k: int) -> list[list[Passage]]:
        """See `Retriever.search`."""
        with self._lock:
            if self._failure is not None:
                raise self._failure
            try:
                if self._retriever is None:
                    self._retriever = self._open()
                return self._retriever.search(queries, scope=scope, k=k)
            except RetrievalError as exc:
                self._failure = exc
                raise
