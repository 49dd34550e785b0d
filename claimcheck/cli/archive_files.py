"""The files that `claimcheck archive add` reads."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.errors import DocumentError

READ_IN_FOLDERS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})
"""Suffixes of the files that are taken from a folder; a file that is named itself is read whatever it is called."""


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """Give the named files, and those of the named folders and all folders inside, in order of their names.

    Hidden files and folders are left out, and links to folders not followed: a loop of links would never end.

    Raises:
        DocumentError: a named folder cannot be read, or holds no file that could be added.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        is_empty = True
        for file in _inside(path):
            is_empty = False
            yield file
        if is_empty:
            suffixes = ", ".join(sorted(READ_IN_FOLDERS))
            raise DocumentError(f"{path}: the folder holds no file to add ({suffixes})", path=str(path))


def _inside(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise DocumentError(f"{error.filename}: {error.strerror}; check its permissions", path=str(folder)) from error

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in READ_IN_FOLDERS:
                yield Path(place, name)
