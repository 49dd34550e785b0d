"""Where results go: standard output or a file that is never half written; everything else to standard error."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from claimcheck.config import Color, Settings
from claimcheck.errors import ConfigError
from claimcheck.report.layout import harmless

FILE_WIDTH = 100
"""Columns of a text report that does not go to a terminal."""


def complain(text: str) -> None:
    """Tell the user one line on standard error."""
    if sys.stderr is not None:
        line = f"claimcheck: {harmless(text)}\n"
        sys.stderr.write(line.encode(sys.stderr.encoding or "utf-8", "replace").decode(sys.stderr.encoding or "utf-8"))


def write_text(text: str) -> None:
    """Write text for people to standard output; a character that the terminal's encoding lacks becomes "?"."""
    _write(text.encode((sys.stdout and sys.stdout.encoding) or "utf-8", "replace"))


def write_json(text: str) -> None:
    """Write text for programs to standard output, in UTF-8 whatever the locale."""
    _write(text.encode())


def _write(data: bytes) -> None:
    if sys.stdout is None:
        raise ConfigError("standard output is closed; open it, or use -o FILE", setting="-o")
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`): what is left to do is done, and further output goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_colored(settings: Settings) -> bool:
    """Tell whether to colour what goes to standard output."""
    if settings.color is not Color.AUTO:
        return settings.color is Color.ALWAYS
    return not settings.no_color and _is_terminal()


def page_width() -> int:
    """Give the columns of the terminal, or those of a page where standard output is none."""
    if not _is_terminal():
        return FILE_WIDTH
    return shutil.get_terminal_size((FILE_WIDTH, 24)).columns


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def check_target(path: Path, inputs: Sequence[Path]) -> None:
    """Make sure, before any work is done, that `-o` can be written.

    Raises:
        ConfigError: its folder is missing or closed to us, it is a folder, or it is one of the inputs.
    """
    if os.path.isdir(path):
        raise ConfigError(f"-o {path}: this is a folder; name a file", setting="-o")
    if not path.parent.is_dir():
        raise ConfigError(f"-o {path}: there is no folder {path.parent}", setting="-o")
    if not os.access(path.parent, os.W_OK | os.X_OK) and not _is_device(path):
        raise ConfigError(f"-o {path}: the folder {path.parent} cannot be written", setting="-o")
    if path.exists() and any(one.exists() and path.samefile(one) for one in inputs):
        raise ConfigError(f"-o {path}: this is the article itself; name another file", setting="-o")


def write_file(path: Path, text: str) -> None:
    """Write a file for its owner alone: all of it or, whatever happens, nothing.

    Raises:
        OSError: it cannot be written.
    """
    if _is_device(path):
        path.write_bytes(text.encode())
        return
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:60]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except BaseException as exc:
        Path(name).unlink(missing_ok=True)
        if isinstance(exc, OSError):
            exc.filename = str(path)  # a write that fails names no file
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _is_device(path: Path) -> bool:
    """Tell whether a path is something that cannot be replaced, such as /dev/null or a named pipe."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False
