"""Where results go: standard output or a file that is never half written; everything else to standard error."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from claimcheck.config import Color, Settings
from claimcheck.errors import ConfigError
from claimcheck.report.layout import harmless

format_option = click.option("--format", "output_format", metavar="text|json", help="For people, or for programs.")

FILE_WIDTH = 100
"""Columns of a text report that does not go to a terminal."""

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What the system says where there is no room left."""


class TargetPath(click.Path):
    """The file that `-o` and the like name; with a slash at its end it is a folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Give the path of what a user wrote."""
        if str(value).endswith((os.sep, os.altsep or os.sep)):
            option = param.opts[0] if param is not None else "-o"
            raise ConfigError(f"{option} {value}: this is a folder; name a file", setting=option)
        return super().convert(value, param, ctx)


output_option = click.option("-o", "--output", metavar="FILE", type=TargetPath(), help="Write there, all or nothing.")


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
        raise ConfigError(f"-o {path}: there is no folder {path.parent}; make it first", setting="-o")
    if not os.access(path.parent, os.W_OK | os.X_OK) and not _is_device(path):
        raise ConfigError(f"-o {path}: the folder {path.parent} cannot be written; name a file elsewhere", setting="-o")
    if path.exists() and any(one.exists() and path.samefile(one) for one in inputs):
        raise ConfigError(f"-o {path}: this is the article itself; name another file", setting="-o")


def write_file(path: Path, text: str) -> None:
    """Write a file for its owner alone: all of it or, whatever happens, nothing.

    Raises:
        ConfigError: it cannot be written.
        OSError: the disk is full.
    """
    try:
        _write_file(path, text)
    except OSError as exc:
        if exc.errno in FULL:
            exc.filename = str(path)  # a write that fails names no file
            raise
        raise ConfigError(f"{path} cannot be written ({exc.strerror}); name another file", setting="-o") from exc


def _write_file(path: Path, text: str) -> None:
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
    except BaseException:
        Path(name).unlink(missing_ok=True)
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
