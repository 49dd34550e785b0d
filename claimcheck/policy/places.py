"""Where in a policy file something stands, since the TOML reader of Python does not say."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.text.lazy_re import lazy_re

_HEADER = lazy_re(r"\s*\[{1,2}\s*([^\[\]]+?)\s*\]{1,2}\s*(?:#.*)?$")
_AT_LINE = lazy_re(r"at line (\d+)")


def line_of(text: str, path: Sequence[str]) -> int:
    """Give the line, from 1, of a key by the tables around it, else that of the nearest table, else 1."""
    best = 1
    depth = 0
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            table = [part.strip(" \"'") for part in header.group(1).split(".")]
            keys = table
        else:
            key, found, _ = line.partition("=")
            keys = [*table, *(part.strip(" \t\"'") for part in key.split("."))] if found else []
        common = len(keys) if keys == list(path[: len(keys)]) else 0
        if common > depth:
            best, depth = number, common
    return best


def line_of_error(message: str, text: str) -> int:
    """Give the line that the TOML reader names in its message; the last where it says the end of the document."""
    named = _AT_LINE.search(message)
    return int(named.group(1)) if named else max(len(text.splitlines()), 1)
