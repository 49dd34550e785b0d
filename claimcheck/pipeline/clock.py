"""Seconds by stage, as a report gives them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


class StageClock:
    """Adds up wall seconds by the name of a stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time spent inside to a stage."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started

    def each(self, name: str, items: Iterator[T]) -> Iterator[T]:
        """Give `items` one by one, counting only the waiting for each to the stage."""
        done = object()
        while True:
            with self.stage(name):
                item = next(items, done)
            if item is done:
                return
            yield item  # type: ignore[misc]
