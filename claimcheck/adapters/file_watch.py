"""A file that somebody works on: its content each time that it was saved."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

_Stamp = tuple[int, int, int]


@dataclass(slots=True, kw_only=True)
class FileWatch:
    """One file that is looked at again and again; polled, since editors replace files and network folders tell nobody.

    Args:
        path: the file; it may be gone between two looks, as while an editor replaces it.
        max_bytes: how much of it is read at most.

    `misses` counts the looks since it could last be read.
    """

    path: Path
    max_bytes: int
    misses: int = field(default=0, init=False)
    _pending: _Stamp | None = field(default=None, init=False)
    _done: _Stamp | None = field(default=None, init=False)
    _digest: bytes = field(default=b"", init=False)

    def look(self) -> bytes | None:
        """Give the content if it changed since it was last given; None if not, or while it is being written.

        A change is given on the second look that finds the file alike, so that half a file is not taken for a whole.
        """
        stamp = self._stamp()
        self.misses = 0 if stamp is not None and os.access(self.path, os.R_OK) else self.misses + 1
        if stamp is None or stamp == self._done:
            self._pending = None
            return None
        if stamp != self._pending:
            self._pending = stamp
            return None
        try:
            with self.path.open("rb") as file:
                data = file.read(self.max_bytes)
        except OSError:
            return None
        if self._stamp() != stamp:
            return None
        self._done = stamp
        digest = hashlib.sha256(data).digest()
        if digest == self._digest:
            return None
        self._digest = digest
        return data

    def _stamp(self) -> _Stamp | None:
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino
