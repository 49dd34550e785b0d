"""Exports as the tests write them, and what is read from them."""

from __future__ import annotations

from pathlib import Path

from claimcheck.text.exports import BrokenEntry, Entry, ExportItem, Withdrawal, read_export
from claimcheck.types import Document

BUDGET = "The council of Norrsund approved the harbour budget on Tuesday by 14 votes to 9, the town clerk said."
FERRY = "The ferry operator cancelled 31 crossings because of the storm, and 400 passengers slept in a sports hall."


def read(path: Path, content: str | bytes, *, publisher: str | None = None) -> list[ExportItem]:
    """Write an export and read it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with path.open("rb") as file:
        return list(read_export(file, str(path), publisher=publisher))


def documents(items: list[ExportItem]) -> list[Document]:
    return [item.document for item in items if isinstance(item, Entry)]


def errors(items: list[ExportItem]) -> list[str]:
    return [str(item.error) for item in items if isinstance(item, BrokenEntry)]


def withdrawals(items: list[ExportItem]) -> list[Withdrawal]:
    return [item for item in items if isinstance(item, Withdrawal)]
