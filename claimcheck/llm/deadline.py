"""The time that a run may take, and a call that is given up when its time is over."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


class Deadline:
    """The seconds that a run may take, counted from the first question about them; None is without end."""

    def __init__(self, seconds: float | None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._started: float | None = None
        self._lock = threading.Lock()

    def left_s(self) -> float | None:
        """Give the seconds that are left, 0 when none are; None without end."""
        if self._seconds is None:
            return None
        with self._lock:
            if self._started is None:
                self._started = self._clock()
            return max(0.0, self._seconds - (self._clock() - self._started))

    def allows(self, seconds: float) -> bool:
        """Tell whether that many seconds, and some more, are left."""
        left = self.left_s()
        return left is None or seconds < left


def call_within(function: Callable[[], Result], seconds: float) -> Result:
    """Call a function in a thread of its own and give its result.

    The time that a read from a connection may take does not bound a server that drips its reply: only giving up on the
    whole call does. What is given up goes on in the background and does not keep the process alive.

    Raises:
        TimeoutError: it took longer.
    """
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(function())
        except BaseException as exc:  # noqa: BLE001  (raised again in the thread that waits)
            failed.append(exc)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise TimeoutError(f"no end after {seconds:g} seconds")
    return done[0]
