"""What is wrong with a case, at which line of which file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

Place = tuple[str | int, ...]
"""Where a value stands in a TOML file: `("claims", 2, "attributions", 0, "act")`, counted from 0."""

_HEADER = re.compile(r"\s*\[(?P<list>\[)?\s*(?P<name>[\w.\"' -]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*(?P<key>[\w-]+)\s*=(?P<rest>.*)")
_TOML_LINE = re.compile(r"\(at line (\d+)")
_LONG_MARKS = ('"""', "'''")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Problem:
    """Something wrong: file, line counted from 1, reason. A warning keeps nothing from being scored."""

    path: Path
    line: int
    reason: str
    is_warning: bool = False

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'warning: ' if self.is_warning else ''}{self.reason}"


def line_of(data: bytes, offset: int) -> int:
    """Give the line, counted from 1, of a byte of a file."""
    return data.count(b"\n", 0, offset) + 1


def toml_error_line(error: tomllib.TOMLDecodeError) -> int:
    """Give the line that a TOML parser complains of; the first where it names none."""
    found = _TOML_LINE.search(str(error))
    return int(found[1]) if found else 1


class Lines:
    """The lines of the tables and keys of a TOML file, since a parsed one no longer knows them."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Place, int] = {}
        counts: dict[Place, int] = {}
        table: Place = ()
        inside: str | None = None
        for number, line in enumerate(text.split("\n"), start=1):
            if inside is not None:
                inside = None if inside in line else inside
                continue
            if header := _HEADER.fullmatch(line):
                table = _table(header["name"], counts, is_list=header["list"] is not None)
                self._lines.setdefault(table, number)
            elif key := _KEY.match(line):
                self._lines.setdefault((*table, key["key"]), number)
                inside = _opened(key["rest"])

    def find(self, place: Place) -> int:
        """Give the line of a place, or of the nearest table around it."""
        while place:
            if place in self._lines:
                return self._lines[place]
            place = place[:-1]
        return 1


def _table(name: str, counts: dict[Place, int], *, is_list: bool) -> Place:
    """Give the place that a header opens: names of lists are followed by the number of their present item."""
    parts = [part.strip("\"' ") for part in name.split(".")]
    place: Place = ()
    for part in parts[:-1]:
        place = (*place, part)
        if place in counts:
            place = (*place, counts[place])
    place = (*place, parts[-1])
    if not is_list:
        return place
    counts[place] = counts.get(place, -1) + 1
    return (*place, counts[place])


def _opened(rest: str) -> str | None:
    """Give the mark of a text over several lines that a value opens and does not close."""
    for mark in _LONG_MARKS:
        if rest.count(mark) % 2:
            return mark
    return None
