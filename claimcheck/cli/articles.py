"""An article by the name that the user gave: a file, or standard input."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import os

    from claimcheck.text.load import Given
    from claimcheck.types import Document

STDIN = "-"
_ADDRESS = re.compile(r"(?:https?|ftp|file):/", re.IGNORECASE)


class SourcePath(click.Path):
    """A file to be read; an address is refused as what it is, before it is cut like a path."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Give the path of what a user wrote."""
        _refuse_address(str(value))
        return super().convert(value, param, ctx)


def load_article(name: str, given: Given) -> Document:
    """Load one article.

    Raises:
        DocumentError: it is an address, or cannot be read.
    """
    from claimcheck.text.limits import MAX_FILE_BYTES
    from claimcheck.text.load import load_bytes, load_file

    if name == STDIN:
        return load_bytes(sys.stdin.buffer.read(MAX_FILE_BYTES + 1), name=STDIN, given=given)
    _refuse_address(name)
    return load_file(Path(name), given)


def _refuse_address(name: str) -> None:
    if _ADDRESS.match(name):
        from claimcheck.text.refusal import refusal

        raise refusal(name, "is an address, and no address is fetched", "save the page and check the file")
