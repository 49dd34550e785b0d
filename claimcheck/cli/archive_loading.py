"""What a source of `claimcheck archive add` holds: its documents, withdrawals, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from claimcheck.cli.archive_files import Source, is_export
from claimcheck.errors import DocumentError
from claimcheck.text.exports import BrokenEntry, Entry, ExportItem, read_export
from claimcheck.text.load import Given, load_file
from claimcheck.text.opening import open_file
from claimcheck.types import Document, PublicationTime

_FIRST_NEWSPAPER = date(1605, 1, 1)


@dataclass(slots=True, kw_only=True)
class SourceReader:
    """Reads one source, in order.

    `published` is when documents without a date appeared, `publisher` who published all of them, `today` the day.
    `bytes_read` tells how far the reading has come.
    """

    source: Source
    published: PublicationTime | None
    publisher: str | None
    today: date
    bytes_read: int = 0
    _texts: dict[tuple[str, str | None, str], tuple[str, str]] = field(default_factory=dict)

    def items(self) -> Iterator[ExportItem]:
        """Give what the source holds; of two texts under one id or URL, the second is broken."""
        for error in self.source.errors:
            yield BrokenEntry(error=error)
        for file in self.source.files:
            for item in self._items_of(file):
                yield self._checked(item) if isinstance(item, Entry) else item

    def _items_of(self, file: Path) -> Iterator[ExportItem]:
        try:
            if is_export(file):
                yield from self._export(file)
            else:
                document = load_file(file, Given(publisher=self.publisher))
                self.bytes_read += file_size(file)
                yield Entry(place=str(file), document=document)
        except DocumentError as error:
            yield BrokenEntry(error=error)

    def _export(self, file: Path) -> Iterator[ExportItem]:
        # Later exports update earlier ones; inside one file an id or URL stands for one document.
        self._texts.clear()
        before, count = self.bytes_read, 0
        with open_file(file) as opened:
            for item in read_export(opened, str(file), publisher=self.publisher):
                count += 1
                self.bytes_read = before + opened.tell()
                yield item
        self._texts.clear()
        if not count:
            raise DocumentError(f"{file}: it holds no document; export it again", path=str(file))

    def _checked(self, entry: Entry) -> ExportItem:
        document = entry.document
        if document.date is None and self.published is not None:
            document = replace(document, date=self.published)
        problem = self._problem(document, entry.place)
        if problem:
            return BrokenEntry(error=DocumentError(f"{entry.place}: {problem}", path=entry.place))
        return Entry(place=entry.place, document=document)

    def _problem(self, document: Document, place: str) -> str | None:
        # A day on, since it is tomorrow somewhere.
        if document.date is not None and document.date.day > self.today + timedelta(days=1):
            return f"its date, {document.date.day}, lies in the future; correct it"
        if document.date is not None and document.date.day < _FIRST_NEWSPAPER:
            return f"its date, {document.date.day}, is before the first newspaper; correct it"
        names = (("id", document.publisher, document.external_id), ("URL", None, document.url))
        for kind, scope, name in names:
            if not name or (kind == "URL" and document.external_id):
                continue
            sha256, other = self._texts.setdefault((kind, scope, name), (document.sha256, place))
            if sha256 != document.sha256:
                return f"it has the {kind} of {other} and another text; only the first was read, correct one of them"
        return None


def file_size(file: Path) -> int:
    """Give the bytes of a file, none where it cannot be asked."""
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0
