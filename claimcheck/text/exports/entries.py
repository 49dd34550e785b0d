"""What an export holds: documents, withdrawals, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.errors import DocumentError
from claimcheck.types import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A document, and where it stands: "back.csv, line 12"."""

    place: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Word that a document, named by its publisher's id or its URL, is withdrawn."""

    place: str
    external_id: str | None
    url: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenEntry:
    """A part of the export that could not be read; the error names its place."""

    error: DocumentError


ExportItem = Entry | Withdrawal | BrokenEntry
