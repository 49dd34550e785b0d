"""One process at a time: an operating-system lock that dies with its process."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path

from claimcheck.errors import RetrievalError

WAIT_S = 1.0
"""Seconds a writer waits, longer than any search holds the lock."""
_POLL_S = 0.05


class ArchiveLock:
    """The exclusive lock of one archive folder; whoever writes, or opens the Chroma index at all, holds it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None

    @property
    def is_held(self) -> bool:
        """Tell whether this object holds the lock."""
        return self._file is not None

    def acquire(self, *, wait_s: float = WAIT_S) -> None:
        """Take the lock, or keep it when it is held already.

        Raises:
            RetrievalError: another process holds it, or the folder cannot be written.
        """
        if not self.try_acquire(wait_s=wait_s):
            holder = _holder(self._folder / "lock")
            raise RetrievalError(
                f"the archive {self._folder} is locked by another process{holder}; wait for it to end and try again",
                archive=str(self._folder),
            )

    def try_acquire(self, *, wait_s: float = 0.0) -> bool:
        """Take the lock if it is free within `wait_s` seconds; tell whether it is held now."""
        if self._file is not None:
            return True
        try:
            file = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as exc:
            message = f"the archive {self._folder} cannot be locked: {exc.strerror}; check the folder's permissions"
            raise RetrievalError(message, archive=str(self._folder)) from exc
        give_up = time.monotonic() + wait_s
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= give_up:
                    os.close(file)
                    return False
                time.sleep(_POLL_S)
            else:
                self._file = file
                # Only for another's message: on a full disk the lock holds without it.
                with suppress(OSError):
                    os.ftruncate(file, 0)
                    os.write(file, b"%d\n" % os.getpid())
                return True

    def release(self) -> None:
        """Give the lock back; nothing happens when it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _holder(path: Path) -> str:
    """Name the process that holds the lock, for the message, where it can be told."""
    try:
        number = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return f" (process {number})" if number.isdecimal() and len(number) < 12 else ""
