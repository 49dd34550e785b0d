"""Open a file of the user's, and nothing that only looks like one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from claimcheck.text.refusal import refusal


def open_file(path: Path) -> BinaryIO:
    """Open a regular file for reading; anything else (folder, pipe, device) is refused without waiting for it.

    Raises:
        DocumentError: it is no regular file, or cannot be opened.
    """
    name = str(path)
    try:
        # Opening a device can have an effect and opening a pipe waits, so look before; what was opened is looked at
        # again, since the name may mean another file by then.
        _require_regular(os.stat(path).st_mode, name)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        file = os.fdopen(descriptor, "rb")
        try:
            _require_regular(os.fstat(descriptor).st_mode, name)
        except BaseException:
            file.close()
            raise
    except FileNotFoundError as error:
        raise refusal(name, "does not exist", "check the path") from error
    except PermissionError as error:
        raise refusal(name, "may not be read by you", "change its permissions") from error
    except OSError as error:
        reason = "leads back to itself" if error.errno == errno.ELOOP else f"cannot be read ({error.strerror})"
        raise refusal(name, reason, "check the path") from error
    except ValueError as error:
        raise refusal(name, "is no possible path", "check the path") from error
    return file


def _require_regular(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise refusal(name, "is a folder", "name the files in it")
    if not stat.S_ISREG(mode):
        raise refusal(name, "is a pipe, socket or device", "give a file, or - for standard input")
