"""What `claimcheck archive add` reads and says on its way."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimcheck.adapters.archive import Added, AddState
from claimcheck.cli.archive_files import files_of
from claimcheck.cli.output import complain
from claimcheck.errors import DocumentError, ExitCode
from claimcheck.report.layout import harmless
from claimcheck.text.load import Given, load_file
from claimcheck.types import Document, PublicationTime


@dataclass(slots=True, kw_only=True)
class Adding:
    """One command: what it was told, and what has become of its files so far."""

    paths: Sequence[Path]
    published: PublicationTime | None
    publisher: str | None
    _files: deque[Path] = field(default_factory=deque)
    _states: Counter[AddState] = field(default_factory=Counter)
    _undated: int = 0
    _unread: int = 0

    @property
    def code(self) -> ExitCode:
        """Give the exit code: a file that could not be read does not keep the others out, and is told."""
        return ExitCode.INPUT if self._unread else ExitCode.DONE

    def documents(self) -> Iterator[Document]:
        """Load the files one by one; one that cannot be read is told at once and passed over."""
        for path in self.paths:
            try:
                for file in files_of([path]):
                    yield from self._loaded(file)
            except DocumentError as exc:
                self._unread += 1
                complain(str(exc))

    def _loaded(self, file: Path) -> Iterator[Document]:
        try:
            document = self._dated(load_file(file, Given(publisher=self.publisher)))
        except DocumentError as exc:
            self._unread += 1
            complain(str(exc))
            return
        self._files.append(file)
        yield document

    def _dated(self, document: Document) -> Document:
        return document if document.date or not self.published else replace(document, date=self.published)

    def row(self, added: Added) -> dict[str, object]:
        """Give what became of the oldest file that was not told yet, for programs."""
        file = self._tell(added)
        return {
            "state": added.state,
            "file": str(file),
            "id": added.document.id,
            "title": added.document.title,
            "date": added.document.date.isoformat() if added.document.date else None,
            "passages": added.passages,
            "replaced": added.replaced,
        }

    def line(self, added: Added) -> str:
        """Give the same for people; nothing where nothing changed."""
        file = self._tell(added)
        if added.state is AddState.UNCHANGED:
            return ""
        day = added.document.date.day.isoformat() if added.document.date else "no date"
        return f"{added.state:<8}  {day:<10}  {added.document.id}  {harmless(added.document.title or file.name)}"

    def summary(self) -> str:
        """Say how it went, in one line."""
        words = ", ".join(f"{state}: {self._states[state]}" for state in AddState)
        words += f", not read: {self._unread}" if self._unread else ""
        return words + (f"; without a date, so never evidence: {self._undated}" if self._undated else "")

    def _tell(self, added: Added) -> Path:
        self._states[added.state] += 1
        self._undated += added.document.date is None
        return self._files.popleft()
