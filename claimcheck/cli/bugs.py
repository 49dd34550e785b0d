"""A traceback saved for a report of a bug, without a word of the article."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from claimcheck import __version__

_MAX_FRAMES = 60


def save_traceback(error: BaseException, folder: Path) -> Path:
    """Write where an error came from to a new file with mode 0600.

    The error's message and the values of variables are left out, since they may quote the draft.

    Raises:
        OSError: the file cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(describe(error))
    return path


def describe(error: BaseException) -> str:
    """Say what error it is, where it was raised, and what it came from, without its message."""
    lines = [
        f"claimcheck {__version__}, Python {platform.python_version()}, {sys.platform}",
        "Messages and values are left out: they may quote the article.",
    ]
    current: BaseException | None = error
    while current is not None:
        lines += ["", f"{type(current).__module__}.{type(current).__qualname__}"]
        frames = traceback.extract_tb(current.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames[-_MAX_FRAMES:]]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n".join(lines) + "\n"
