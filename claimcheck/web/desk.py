"""What the server works on: the store, lent to one request at a time, and the runs that were looked at last."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from queue import Empty, LifoQueue
from typing import Generic, TypeVar

from claimcheck.errors import ReviewError
from claimcheck.report.html.view import View
from claimcheck.review.fold import review_of
from claimcheck.review.state import Review
from claimcheck.store import RunEntry
from claimcheck.types import Decision, Report
from claimcheck.wiring import ReviewStores

RUN = "run"
_CACHED = 12
V = TypeVar("V")


class Recent(Generic[V]):
    """The values that were used last, by key; safe for threads."""

    def __init__(self, size: int = _CACHED) -> None:
        self._size = size
        self._values: OrderedDict[tuple[object, ...], V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[object, ...], make: Callable[[], V]) -> V:
        """Give the value of a key, made where it is not there; two threads may make it at once."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()


class Desk:
    """Runs, decisions and submissions, as pages and API look at them."""

    def __init__(self, open_stores: Callable[[], ReviewStores]) -> None:
        """Take a way to open the store; each thread that needs one gets its own, and gives it back."""
        self._open = open_stores
        self._free: LifoQueue[ReviewStores] = LifoQueue()
        self._reports: Recent[Report] = Recent()
        self._reviews: Recent[Review] = Recent()
        self._views: Recent[View] = Recent()
        self.pages: Recent[str] = Recent(4 * _CACHED)
        self.is_closed = False

    @contextmanager
    def stores(self) -> Iterator[ReviewStores]:
        """Lend an open store."""
        try:
            lent = self._free.get_nowait()
        except Empty:
            lent = self._open()
        try:
            yield lent
        finally:
            self._free.put(lent)

    def runs(self, limit: int) -> list[RunEntry]:
        """List the runs, newest first."""
        with self.stores() as stores:
            return stores.runs.entries(limit)

    def report(self, run_id: str) -> Report:
        """Give the machine's report of a run by its whole id.

        Raises:
            ReviewError: there is none.
        """
        with self.stores() as stores:
            return self._report(run_id, stores)

    def review(self, run_id: str) -> tuple[Review, int]:
        """Give a run with its decisions, and how many were ever made.

        Raises:
            ReviewError: there is no such run.
        """
        with self.stores() as stores:
            report = self._report(run_id, stores)
            count = stores.decisions.count(run_id)
            review = self._reviews.get(
                (run_id, count), lambda: review_of(report, stores.decisions.of_run(run_id)[:count])
            )
            return review, count

    def view(self, run_id: str, count: int, review: Review) -> View:
        """Give the look-ups into a run as it stands after `count` decisions."""
        return self._views.get((run_id, count), lambda: View(_shown(review)))

    def decisions(self, run_id: str) -> list[Decision]:
        """Give every decision on a run, in order.

        Raises:
            ReviewError: there is no such run.
        """
        with self.stores() as stores:
            self._report(run_id, stores)
            return stores.decisions.of_run(run_id)

    def _report(self, run_id: str, stores: ReviewStores) -> Report:
        # Asked each time: a run that was removed meanwhile must not be shown from memory.
        if not stores.runs.has(run_id):
            raise ReviewError(f"run {run_id[:40]}: there is none", field=RUN)
        return self._reports.get((run_id,), lambda: stores.runs.load(run_id))

    def close(self) -> None:
        """Close the stores that are not lent."""
        self.is_closed = True
        while not self._free.empty():
            self._free.get_nowait().close()


def _shown(review: Review) -> Report:
    """Give the report with every claim as it stands, also those that are none any more: they are looked at too."""
    return replace(review.report, claims=tuple(each.claim for each in review.claims), sources=review.sources)
