"""What `claimcheck archive add` does and says on its way."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.adapters.archive import AddState
from claimcheck.cli.archive_files import source_of
from claimcheck.cli.archive_loading import SourceReader, file_size
from claimcheck.cli.output import complain
from claimcheck.cli.progress import ProgressLine
from claimcheck.errors import DocumentError, ExitCode
from claimcheck.report.layout import harmless
from claimcheck.text.exports import BrokenEntry, Entry, Withdrawal
from claimcheck.types import Document, PriorDocument, PublicationTime

if TYPE_CHECKING:
    from claimcheck.adapters.archive import Added, Archive

REMOVED = "removed"
_HELD_AT_ONCE = 32
"""Documents in memory whose source is noted in one commit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one document; `place` is the file, or the line of a file, that says so."""

    state: str
    place: str
    document: PriorDocument
    passages: int = 0
    replaced: str | None = None

    def row(self) -> dict[str, object]:
        """Give it for programs."""
        return {
            "state": self.state,
            "file": self.place,
            "id": self.document.id,
            "title": self.document.title,
            "date": self.document.date.isoformat() if self.document.date else None,
            "passages": self.passages,
            "replaced": self.replaced,
        }

    def line(self) -> str:
        """Give it for people; nothing where nothing changed."""
        if self.state == AddState.UNCHANGED:
            return ""
        day = self.document.date.day.isoformat() if self.document.date else "no date"
        return f"{self.state:<8}  {day:<10}  {self.document.id}  {harmless(self.document.title or self.place)}"


@dataclass(slots=True, kw_only=True)
class Adding:
    """One command: its sources, and what has become of them so far.

    With `is_sync`, what a source gave earlier and has no more is removed, but only where all of it could be read: a
    row that is broken today, or a disk that is not there, must not take documents away.
    """

    readers: Sequence[SourceReader]
    is_sync: bool
    progress: ProgressLine
    unread: int = 0
    _present: dict[str, set[str]] = field(default_factory=dict)
    _failed: set[str] = field(default_factory=set)
    _withdrawn: dict[tuple[str | None, str | None], Withdrawal] = field(default_factory=dict)
    _under_way: deque[tuple[str, int]] = field(default_factory=deque)
    _states: Counter[str] = field(default_factory=Counter)
    _undated: int = 0
    _done: int = 0

    @property
    def code(self) -> ExitCode:
        """Give the exit code: what could not be read does not keep the others out, and is told."""
        return ExitCode.INPUT if self.unread else ExitCode.DONE

    def run(self, archive: Archive) -> Iterator[Outcome]:
        """Add, then remove what is withdrawn or gone; each outcome is on the disk when it is given."""
        for added in archive.add(self._documents(archive)):
            yield self._added(added)
        yield from self._remove(archive)
        self.progress.clear()

    def summary(self) -> str:
        """Say how it went, in one line."""
        words = ", ".join(f"{state}: {self._states[state]}" for state in AddState)
        words += f", removed: {self._states[REMOVED]}" if self._states[REMOVED] else ""
        words += f", not read: {self.unread}" if self.unread else ""
        return words + (f"; without a date, so never evidence: {self._undated}" if self._undated else "")

    def show_progress(self) -> None:
        """Draw how far it has come, where somebody watches."""
        self.progress.update(done=self._done, count=self._states.total())

    def fail(self, error: DocumentError) -> None:
        """Count and tell something that could not be read."""
        self.unread += 1
        self.progress.clear()
        complain(str(error))

    def _documents(self, archive: Archive) -> Iterator[Document]:
        bytes_before = 0
        for reader in self.readers:
            name = reader.source.name
            present = self._present.setdefault(name, set())
            found = self._entries(reader)
            while entries := list(islice(found, _HELD_AT_ONCE)):
                ids = [entry.document.id for entry in entries]
                # Before they are added: a crash in between must not leave a document that no source is known to give.
                archive.hold(name, ids)
                present.update(ids)
                for entry in entries:
                    self._under_way.append((entry.place, bytes_before + reader.bytes_read))
                    yield entry.document
            bytes_before += sum(map(file_size, reader.source.files))

    def _entries(self, reader: SourceReader) -> Iterator[Entry]:
        for item in reader.items():
            match item:
                case Entry():
                    self._withdrawn.pop((item.document.external_id, item.document.url), None)
                    yield item
                case Withdrawal():
                    self._withdrawn[item.external_id, item.url] = item
                case BrokenEntry():
                    self._failed.add(reader.source.name)
                    self.fail(item.error)

    def _added(self, added: Added) -> Outcome:
        place, done = self._under_way.popleft()
        self._states[added.state] += 1
        self._undated += added.document.date is None
        self._done = done
        return Outcome(
            state=added.state,
            place=place,
            document=added.document,
            passages=added.passages,
            replaced=added.replaced,
        )

    def _remove(self, archive: Archive) -> Iterator[Outcome]:
        going: dict[str, Outcome] = {}
        for withdrawal in self._withdrawn.values():
            for document in self._named(archive, withdrawal):
                going[document.id] = Outcome(state=REMOVED, place=withdrawal.place, document=document)
        synced = [name for name in self._present if self.is_sync and self._is_whole(name)]
        for name in synced:
            for document in archive.gone(name, self._present[name]):
                going.setdefault(document.id, Outcome(state=REMOVED, place=name, document=document))
        if going:
            archive.remove(going)
        for name in synced:
            archive.let_go(name, self._present[name])
        self._states[REMOVED] += len(going)
        yield from going.values()

    def _named(self, archive: Archive, withdrawal: Withdrawal) -> Sequence[PriorDocument]:
        """Find the document that is withdrawn; none where the archive never held it, or holds it no more."""
        found = archive.named(external_id=withdrawal.external_id, url=withdrawal.url, publisher=withdrawal.publisher)
        if len(found) > 1:
            problem = f"{withdrawal.place}: {len(found)} documents have this id or URL; name their publisher too"
            self.fail(DocumentError(problem, path=withdrawal.place))
            return ()
        return found

    def _is_whole(self, name: str) -> bool:
        if name in self._failed:
            self.progress.clear()
            complain(f"{name}: not all of it could be read, so nothing is removed; correct it and run it again")
        return name not in self._failed


def prepare(
    paths: Sequence[Path], *, published: PublicationTime | None, publisher: str | None, today: date, is_sync: bool
) -> Adding:
    """List what the paths mean; one that means nothing is told and counted at once."""
    readers: list[SourceReader] = []
    errors: list[DocumentError] = []
    for path in paths:
        try:
            source = source_of(path)
        except DocumentError as exc:
            errors.append(exc)
        else:
            readers.append(SourceReader(source=source, published=published, publisher=publisher, today=today))
    total = sum(file_size(file) for reader in readers for file in reader.source.files)
    adding = Adding(readers=readers, is_sync=is_sync, progress=ProgressLine(total=total, noun="documents"))
    for error in errors:
        adding.fail(error)
    return adding
