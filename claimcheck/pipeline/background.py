"""Work that goes on beside the main flow, its results in the order in which it was started."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Background(Generic[Item, Result]):
    """Applies a function to items in threads of its own, which do not keep the process alive."""

    def __init__(self, function: Callable[[Item], Result], *, max_workers: int) -> None:
        self._function = function
        self._max_workers = max_workers
        self._waiting: deque[tuple[int, Item]] = deque()
        self._results: dict[int, Result] = {}
        self._started = self._workers = 0
        self._error: BaseException | None = None
        self._changed = threading.Condition()

    def start(self, item: Item) -> None:
        """Put an item to work as soon as a worker is free."""
        with self._changed:
            self._waiting.append((self._started, item))
            self._started += 1
            if self._workers < self._max_workers:
                self._workers += 1
                threading.Thread(target=self._run, daemon=True).start()

    def results(self) -> list[Result]:
        """Wait for all results; an error of any item is raised at once, and nothing more is started."""
        with self._changed:
            self._changed.wait_for(lambda: self._error is not None or len(self._results) == self._started)
            if self._error is not None:
                self._waiting.clear()
                raise self._error
            return [self._results[place] for place in range(self._started)]

    def _run(self) -> None:
        while (taken := self._take()) is not None:
            place, item = taken
            try:
                result = self._function(item)
            except BaseException as exc:  # noqa: BLE001  (raised again in the thread that waits)
                with self._changed:
                    self._error = self._error or exc
                    self._changed.notify_all()
                return
            with self._changed:
                self._results[place] = result
                self._changed.notify_all()

    def _take(self) -> tuple[int, Item] | None:
        with self._changed:
            if self._waiting and self._error is None:
                return self._waiting.popleft()
            self._workers -= 1
            return None
