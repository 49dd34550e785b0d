"""One line on a terminal that says how far the work has come."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import TextIO

from claimcheck.report.layout import cut

_DRAWN_EVERY_S = 0.2
_WINDOW_S = 20.0
"""Seconds over which rate and time left are taken."""
_TOLD_AFTER_S = 2.0
_COLUMNS = 80


class ProgressLine:
    """Draws and redraws one line on standard error where that is a terminal, and nothing anywhere else."""

    def __init__(
        self,
        *,
        total: int,
        noun: str,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin; `total` is the work in any unit, such as bytes, `noun` what is counted, such as "documents"."""
        self._stream = stream or sys.stderr
        self._is_shown = self._stream is not None and self._stream.isatty()
        self._total, self._noun, self._clock = total, noun, clock
        self._seen: deque[tuple[float, int, int]] = deque([(clock(), 0, 0)])
        self._drawn_at = float("-inf")
        self._is_drawn = False

    def update(self, *, done: int, count: int) -> None:
        """Note that `done` of the total is done, which is `count` of what is counted; draw it, but not too often."""
        now = self._clock()
        if not self._is_shown or now - self._drawn_at < _DRAWN_EVERY_S:
            return
        self._drawn_at = now
        self._seen.append((now, done, count))
        while len(self._seen) > 2 and now - self._seen[1][0] > _WINDOW_S:
            self._seen.popleft()
        self._stream.write(f"\r\x1b[K{cut(self._line(), self._columns() - 1)}")
        self._stream.flush()
        self._is_drawn = True

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._is_drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._is_drawn = False
            self._drawn_at = float("-inf")

    def _columns(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or _COLUMNS  # 0 where a terminal does not say
        except (OSError, ValueError):
            return _COLUMNS

    def _line(self) -> str:
        then, done_then, count_then = self._seen[0]
        now, done, count = self._seen[-1]
        parts = [f"{self._noun}: {count:,}"]
        if self._total:
            parts.append(f"{min(100, 100 * done // self._total)} %")
        if now - then >= _TOLD_AFTER_S:
            parts.append(f"{_rate((count - count_then) / (now - then))} a second")
            if done > done_then and self._total >= done:
                parts.append(f"about {_duration((self._total - done) * (now - then) / (done - done_then))} left")
        return ", ".join(parts)


def _rate(per_second: float) -> str:
    return f"{per_second:,.0f}" if per_second >= 10 else f"{per_second:.1f}"


def _duration(seconds: float) -> str:
    minutes, hours = round(seconds / 60), seconds / 3600
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{minutes} min" if minutes < 90 else f"{hours:.1f} h"
