"""Documents and archives that the tests of the archive share."""

from __future__ import annotations

from pathlib import Path

from claimcheck.adapters.archive import Archive
from claimcheck.retrieval.hashing import HashingEmbedder
from claimcheck.retrieval.seam import Scope
from claimcheck.types import Document, Passage, PublicationTime

BUDGET = (
    "The council approved the harbour budget on Tuesday by 14 votes to 9, after a debate about cranes and rents.\n\n"
    "The mayor called it a good day for the port. Critics said the cranes would cost twice as much as planned."
)
FERRY = (
    "The ferry operator cancelled 31 crossings because of the storm, and 400 passengers slept in a sports hall.\n\n"
    "A spokeswoman for the company said the boats would sail again on Friday if the wind allowed it."
)
COURT = (
    "The court ruled that the contract for the northern bridge had been awarded unlawfully.\n\n"
    "Prosecutors charged four people with fraud over the sale of river permits in December."
)
LONG = "\n\n".join(
    f"Paragraph {number} of the inquiry says that inspector {number} saw {number + 7} barges at quay {number * 3}."
    for number in range(60)
)
SCOPE = Scope(before=PublicationTime.parse("2019-02-08"), sha256="an article", signature=())


def document(
    text: str = BUDGET, *, title: str | None = None, date: str | None = "2019-01-01", url: str | None = None
) -> Document:
    """Make a document as the loader gives it."""
    return Document(
        text=text,
        sha256=Document.hash_text(text),
        title=title,
        date=PublicationTime.parse(date) if date else None,
        publisher="The Courier",
        url=url,
    )


def new_archive(folder: Path, *documents: Document, exact_up_to: int = 50_000) -> Archive:
    """Make an archive with these documents, searched by hashed words."""
    archive = Archive.open(folder, HashingEmbedder(), create=True, exact_up_to=exact_up_to)
    list(archive.add(documents))
    return archive


def found(archive: Archive, query: str, *, scope: Scope = SCOPE, k: int = 5) -> list[Passage]:
    """Search for one query."""
    return archive.search([query], scope=scope, k=k)[0]


def snapshot_of(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file of a folder, but for the lock, which names its last holder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "lock"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
