"""Read manifests: JSONL and CSV files whose rows name documents or hold them.

Columns: `path` (from the manifest's folder on) or `text`, one of them; `id`, `title`, `date`, `publisher`, `url`,
`agency`, `language` where known; `deleted`. What a row states wins over what the file that it names says of itself.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, NoReturn

from claimcheck.errors import DocumentError
from claimcheck.text.exports.entries import BrokenEntry, Entry, ExportItem, Withdrawal
from claimcheck.text.exports.fields import broken, given_by
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.limits import MAX_TEXT_CHARS
from claimcheck.text.load import Given, load_file, load_text
from claimcheck.types import Document

COLUMNS = ("path", "text", "id", "title", "date", "publisher", "url", "agency", "language", "deleted")
_MAX_LINE_BYTES = 4 * MAX_TEXT_CHARS
_TRUE = frozenset({"true", "yes", "1"})
_FALSE = frozenset({"", "false", "no", "0"})
_SURROGATE = lazy_re("[\ud800-\udfff]")

Row = Mapping[str, str | None]


def read_jsonl(file: BinaryIO, name: str, given: Given) -> Iterator[ExportItem]:
    """Read one JSON object a line; `given` wins over what it states."""
    number = 0
    while line := file.readline(_MAX_LINE_BYTES + 1):
        number += 1
        place = f"{name}, line {number}"
        if len(line) > _MAX_LINE_BYTES:
            yield BrokenEntry(error=broken(place, "it is longer than any article", "split the file into lines"))
            while line and not line.endswith(b"\n"):
                line = file.readline(_MAX_LINE_BYTES)
        elif line.strip():
            yield _guarded(lambda line=line, place=place: _item(_json_row(line, place), name, place, given))  # type: ignore[misc]


def read_csv(file: BinaryIO, name: str, given: Given) -> Iterator[ExportItem]:
    """Read rows under a line of column names, parted by commas, semicolons or tabs."""
    # A wrong byte must spoil its own row alone, so it is kept as a surrogate and found there.
    text = TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _csv_items(text, name, given)
    finally:
        text.detach()


def _csv_items(text: TextIOWrapper, name: str, given: Given) -> Iterator[ExportItem]:
    head = text.readline(10_000)
    delimiter = max(",;\t", key=lambda sign: len(_known(_cells(head, sign))))
    columns = _cells(head, delimiter)
    if not {"path", "text"} & set(columns) or len(set(columns)) < len(columns):
        problem = "its first line names no column path or text, or one of them twice"
        yield BrokenEntry(error=broken(name, problem, f"name the columns there: {', '.join(COLUMNS)}"))
        return
    before = csv.field_size_limit(MAX_TEXT_CHARS)
    lines = _Lines(text)
    try:
        while not lines.is_over:
            yield from _csv_rows(lines, delimiter, columns, name, given)
    finally:
        csv.field_size_limit(before)


class _Lines:
    """The lines of a file as they come to a CSV reader, and those of the row that it is in."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self._row_start = 2
        self._last = ""
        self.number = 1
        self.is_over = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self._last = self._text.readline()
        if not self._last:
            self.is_over = True
            raise StopIteration
        self.number += 1
        return self._last

    def begin_row(self) -> int:
        """Give the line where the next row begins."""
        self._row_start = self.number + 1
        return self._row_start

    def is_row_closed(self, delimiter: str, columns: int) -> bool:
        """Tell whether a row that is no CSV ends with its line: its marks come in pairs, and no column is lacking.

        Where it may go on, the next line could be the middle of a text, which must not become a document.
        """
        if self.number != self._row_start or self._last.count('"') % 2:
            return False
        return len(next(csv.reader([self._last], delimiter=delimiter), [])) == columns


def _csv_rows(lines: _Lines, delimiter: str, columns: list[str], name: str, given: Given) -> Iterator[ExportItem]:
    """Read up to the end of the file or of a row that is no CSV."""
    start = lines.begin_row()
    try:
        for cells in csv.reader(lines, delimiter=delimiter, strict=True):
            place = f"{name}, line {start}"
            start = lines.begin_row()
            if cells:
                yield _guarded(
                    lambda cells=cells, place=place: _item(_csv_row(cells, columns, place), name, place, given)  # type: ignore[misc]
                )
    except csv.Error as error:
        problem = f"{error}, perhaps a quotation mark that is not doubled"
        if not lines.is_row_closed(delimiter, len(columns)):
            lines.is_over = True
            problem = f"{error}, perhaps a quotation mark that is never closed; from there on nothing was read"
        yield BrokenEntry(error=broken(f"{name}, line {start}", problem, "correct the line"))


def _guarded(read: Callable[[], ExportItem]) -> ExportItem:
    try:
        return read()
    except DocumentError as error:
        return BrokenEntry(error=error)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip().lower() for cell in next(csv.reader([line], delimiter=delimiter, strict=True), [])]
    except csv.Error:
        return []


def _known(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell in COLUMNS]


def _csv_row(cells: list[str], columns: list[str], place: str) -> Row:
    if len(cells) != len(columns):
        problem = f"it has {len(cells)} columns where the first line names {len(columns)}"
        raise broken(place, problem, "quote cells that hold the delimiter")
    if any(_SURROGATE.search(cell) for cell in cells):
        raise broken(place, "it is not UTF-8", "save the file as UTF-8")
    return dict(zip(columns, cells, strict=True))


def _json_row(line: bytes, place: str) -> Row:
    try:
        row = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise broken(place, "it is not UTF-8", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        problem = getattr(error, "msg", "it nests too deep or holds an impossible number")
        raise broken(place, f"it is no JSON ({problem})", "write one object a line") from error
    if not isinstance(row, dict):
        raise broken(place, "it is no JSON object", 'write one object a line, such as {"path": "a.html"}')
    return {name: _json_cell(name, row[name], place) for name in COLUMNS if name in row}


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _json_cell(name: str, value: object, place: str) -> str | None:
    if isinstance(value, bool):
        if name == "deleted":
            return str(value).lower()
    elif value is None or isinstance(value, str):
        return value
    elif isinstance(value, int) and name == "id" and abs(value) < 10**18:
        return str(value)
    raise broken(place, f"its {name} is no text", "put it in quotation marks")


def _item(row: Row, name: str, place: str, given: Given) -> ExportItem:
    said = given_by(row, place=place)
    if _is_deleted(row, place):
        if not said.external_id and not said.url:
            raise broken(place, "it is deleted and has neither id nor url", "say which document is meant")
        publisher = given.publisher or said.publisher
        return Withdrawal(place=place, external_id=said.external_id, url=said.url, publisher=publisher)
    path, text = (row.get("path") or "").strip(), row.get("text") or ""
    if bool(path) == bool(text.strip()):
        raise broken(place, "it has both path and text" if path else "it has neither path nor text", "give one of them")
    said = replace(said, publisher=given.publisher or said.publisher)
    document = _load_named(path, name, place, said) if path else load_text(text, name=f"{place}: its text", given=said)
    return Entry(place=place, document=document)


def _load_named(path: str, name: str, place: str, said: Given) -> Document:
    try:
        return load_file(Path(name).parent / path, said)
    except DocumentError as error:
        raise DocumentError(f"{place}: {error}", path=error.path) from error


def _is_deleted(row: Row, place: str) -> bool:
    value = (row.get("deleted") or "").strip().lower()
    if value not in _TRUE | _FALSE:
        raise broken(place, f"deleted is {value[:40]}", "write true or false")
    return value in _TRUE
