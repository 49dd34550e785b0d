"""The files that the words of `claimcheck archive add` mean."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import DocumentError
from claimcheck.text.exports import EXPORT_SUFFIXES, MANIFEST_SUFFIXES
from claimcheck.text.load import SUFFIXES

READ_IN_FOLDERS = EXPORT_SUFFIXES.union(SUFFIXES)
"""Suffixes of the files that are taken from a folder. A file that is named itself is read whatever it is called.

A manifest is read only when it is named: it often lies beside the very files that it describes.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One word of the command: its absolute name, its files in order, and what of it could not be listed."""

    name: str
    files: tuple[Path, ...]
    errors: tuple[DocumentError, ...] = ()


def source_of(path: Path) -> Source:
    """Find the file, the files of a folder and all folders inside, or those that fit a pattern: `back/**/*.html`.

    Hidden files and folders are left out, and links to folders not followed: a loop of links would never end.

    Raises:
        DocumentError: a folder holds no file that could be added, or no file fits the pattern.
    """
    errors: list[DocumentError] = []
    if os.path.isdir(path):
        files = tuple(_inside(path, errors))
        if not files and not errors:
            suffixes = ", ".join(sorted(READ_IN_FOLDERS))
            problem = f"{path}: the folder holds no file to add ({suffixes}); name a manifest itself"
            raise DocumentError(problem, path=str(path))
    elif glob.has_magic(str(path)) and not os.path.lexists(path):
        files = tuple(_fitting(path))
        if not files:
            raise DocumentError(f"{path}: no file fits this pattern; check it", path=str(path))
    else:
        files = (path,)
    return Source(name=os.path.realpath(path), files=files, errors=tuple(errors))


def _inside(folder: Path, errors: list[DocumentError]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        message = f"{error.filename}: {error.strerror}; check its permissions"
        errors.append(DocumentError(message, path=str(error.filename)))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in READ_IN_FOLDERS:
                yield Path(place, name)


def _fitting(pattern: Path) -> Iterator[Path]:
    # Not `glob.glob`: its `**` follows links to folders.
    parts = pattern.parts
    plain = next(place for place, part in enumerate(parts) if glob.has_magic(part))
    base = Path(*parts[:plain])
    for found in sorted(base.glob(str(Path(*parts[plain:])))):
        if not any(part.startswith(".") for part in found.relative_to(base).parts) and not found.is_dir():
            yield found


def is_export(file: Path) -> bool:
    """Tell whether a file holds many documents, by its suffix."""
    return file.suffix.lower() in EXPORT_SUFFIXES | MANIFEST_SUFFIXES
