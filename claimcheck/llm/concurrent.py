"""Maps over threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_ordered(function: Callable[[Item], Result], items: Sequence[Item], *, max_workers: int) -> Iterator[Result]:
    """Apply a function to items in several threads, and give the results in the order of the items.

    All items are started without waiting for their results to be taken. An error of any item, and Ctrl-C, is raised at
    once, also before the results of earlier items; what is under way then goes on in the background, and nothing more
    is started. The threads do not keep the process alive.

    Raises:
        ValueError: `max_workers` is not positive.
    """
    if max_workers < 1:
        raise ValueError(f"at least one worker is needed, not {max_workers}")
    work = _Work(function, items)
    work.start(max_workers)
    try:
        for place in range(len(items)):
            yield work.result(place)
    finally:
        work.stop()


def map_as_done(
    function: Callable[[Item], Result], items: Sequence[Item], *, max_workers: int
) -> Iterator[tuple[int, Result]]:
    """Do as `map_ordered` does, and give each result with the place of its item as soon as it is there."""
    if max_workers < 1:
        raise ValueError(f"at least one worker is needed, not {max_workers}")
    work = _Work(function, items)
    work.start(max_workers)
    try:
        for _ in items:
            yield work.any_result()
    finally:
        work.stop()


class _Work(Generic[Item, Result]):
    """The items of one map, and what has become of them."""

    def __init__(self, function: Callable[[Item], Result], items: Sequence[Item]) -> None:
        self._function = function
        self._items = items
        self._next = 0
        self._results: dict[int, Result] = {}
        self._error: BaseException | None = None
        self._changed = threading.Condition()

    def start(self, max_workers: int) -> None:
        """Start as many threads as there is work for."""
        # No `ThreadPoolExecutor`: at exit Python waits for its threads, so that Ctrl-C would hang on a slow model.
        for _ in range(min(max_workers, len(self._items))):
            threading.Thread(target=self.run, daemon=True).start()

    def run(self) -> None:
        """Do items until none is left or one has failed."""
        while (place := self._take()) is not None:
            try:
                result = self._function(self._items[place])
            except BaseException as exc:  # noqa: BLE001  (raised again in the thread that waits)
                with self._changed:
                    self._error = self._error or exc
                    self._changed.notify_all()
                return
            with self._changed:
                self._results[place] = result
                self._changed.notify_all()

    def result(self, place: int) -> Result:
        """Wait for the result of one item."""
        with self._changed:
            self._changed.wait_for(lambda: self._error is not None or place in self._results)
            if self._error is not None:
                raise self._error
            return self._results.pop(place)

    def any_result(self) -> tuple[int, Result]:
        """Wait for the result of any item, the first of several that are there."""
        with self._changed:
            self._changed.wait_for(lambda: self._error is not None or self._results)
            if self._error is not None:
                raise self._error
            place = min(self._results)
            return place, self._results.pop(place)

    def stop(self) -> None:
        """Start no further item."""
        with self._changed:
            self._next = len(self._items)

    def _take(self) -> int | None:
        with self._changed:
            if self._error is not None or self._next >= len(self._items):
                return None
            self._next += 1
            return self._next - 1
