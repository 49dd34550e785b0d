"""How documents and passages of the archive are shown, to people and to programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict

from claimcheck.report.archive_counts import ASCII_BARS, BARS, chart, count_documents
from claimcheck.report.layout import Sheet, Style, harmless
from claimcheck.report.matched import matched
from claimcheck.types import Passage, PriorDocument


def document_facts(document: PriorDocument) -> dict[str, object]:
    """Give a document for programs."""
    return {
        "id": document.id,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "publisher": document.publisher,
        "url": document.url,
        "agency": document.agency,
        "language": document.language,
        "external_id": document.external_id,
        "origin": document.origin,
        "sha256": document.sha256,
    }


def document_lines(document: PriorDocument, sheet: Sheet, *, rank: int | None = None) -> list[str]:
    """Give a document for people: date, id, "~" for a copy of an earlier one, title and publisher."""
    day = document.date.day.isoformat() if document.date else "no date"
    mark = " " if document.origin == document.id else "~"
    cells = [(day, 12, Style.PLAIN), (document.id, 18, Style.DIM), (mark, 2, Style.DIM)]
    if rank is not None:
        cells.insert(0, (f"{rank}", 4, Style.BOLD))
    title = document.title or "(no title)"
    return sheet.row(cells, harmless(f"{title} ({document.publisher})" if document.publisher else title))


def passage_facts(passage: Passage, *, rank: int, query: str) -> dict[str, object]:
    """Give a passage for programs, with what it shares with the query."""
    return {
        **document_facts(passage.document),
        "rank": rank,
        "score": round(passage.score, 6),
        "matched": matched(query, passage.text).row(),
        "span": {"start": passage.span.start, "end": passage.span.end},
        "text": passage.text,
    }


def passage_lines(passage: Passage, sheet: Sheet, *, rank: int, query: str) -> list[str]:
    """Give a passage for people: its document, its score and why it was found, its words."""
    why = f"score {passage.score:.4f}, {harmless(matched(query, passage.text).told())}"
    return [
        *document_lines(passage.document, sheet, rank=rank),
        *sheet.text(why, indent=4, style=Style.DIM),
        *sheet.text(harmless(passage.text), indent=4),
        "",
    ]


def count_facts(documents: Sequence[PriorDocument]) -> dict[str, object]:
    """Give the counts of an archive for programs."""
    return {
        "documents": len(documents),
        "origins": len({document.origin for document in documents}),
        "undated": sum(document.date is None for document in documents),
        "publishers": [asdict(each) for each in count_documents(documents)],
    }


def count_lines(documents: Sequence[PriorDocument], sheet: Sheet) -> list[str]:
    """Draw the documents by publisher and month, in plain signs where the terminal has no bars."""
    encoding = (sys.stdout and sys.stdout.encoding) or "utf-8"
    bars = BARS if BARS.encode(encoding, "replace").decode(encoding) == BARS else ASCII_BARS
    caption, *rows = chart(count_documents(documents), width=sheet.width, bars=bars) or [""]
    return [sheet.paint(caption, Style.DIM), *rows]
