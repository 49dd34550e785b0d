"""Read the text of a PDF, its drawn lines joined to paragraphs."""

from __future__ import annotations

import logging
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from claimcheck.errors import DocumentError
from claimcheck.text.clean import collapse
from claimcheck.text.formats.parsed import Parsed
from claimcheck.text.formats.pdf_lines import Line, Paragraph, join_lines
from claimcheck.text.formats.plain import guess_headline
from claimcheck.text.limits import MAX_PDF_OPERATORS, MAX_PDF_PAGES, MAX_TEXT_CHARS, MAX_TITLE_CHARS
from claimcheck.text.refusal import refusal

_REMEDY = "save the article as plain text"
_HEADLINE_PARAGRAPHS = 6
_HEADLINE_SCALE = 1.2
# What pypdf lets through on damaged or hostile files, beside its own errors.
_FOREIGN_ERRORS = (
    *(
        PyPdfError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        MemoryError,
        NotImplementedError,
        OSError,
    ),
    *(RecursionError, TypeError, ValueError, struct.error, zlib.error),
)
# Its warnings about a damaged file would stand between our own lines on the terminal.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class _TooMuchError(Exception):
    """A page draws more than is read; raised in the midst of pypdf and never seen outside."""


@dataclass(slots=True, kw_only=True)
class _Budget:
    """What may still be drawn and read of one file."""

    operators: int = MAX_PDF_OPERATORS
    characters: int = MAX_TEXT_CHARS

    def spend(self, *, operators: int = 0, characters: int = 0) -> None:
        self.operators -= operators
        self.characters -= characters
        if self.operators < 0 or self.characters < 0:
            raise _TooMuchError


def parse_pdf(data: bytes, *, name: str) -> Parsed:
    """Read the text of every page.

    The metadata of a PDF speak of the file: its title is taken only where the first page shows it, its dates never.

    Raises:
        DocumentError: it is encrypted, damaged, over a limit, or has no text.
    """
    try:
        reader = _open(data, name)
        count = len(reader.pages)
        if count > MAX_PDF_PAGES:
            raise refusal(name, f"has {count:,} pages, over the limit of {MAX_PDF_PAGES:,}", "give the article alone")
        budget = _Budget()
        pages = [_read_lines(page, budget) for page in reader.pages]
        stated = reader.metadata.title if reader.metadata else None
    except (DependencyError, FileNotDecryptedError) as error:
        raise _encrypted(name) from error
    except (_TooMuchError, LimitReachedError) as error:
        raise refusal(name, "draws more than is read of a PDF", _REMEDY) from error
    except _FOREIGN_ERRORS as error:
        raise refusal(name, "is a damaged PDF", _REMEDY) from error
    paragraphs = join_lines(pages)
    if not paragraphs:
        raise refusal(
            name, "is a PDF without text: it looks like a scan", "run text recognition on it, or give its text"
        )
    text = "\n\n".join(paragraph.text for paragraph in paragraphs)
    return Parsed(text=text, title=_choose_title(stated, pages[0], paragraphs) or guess_headline(text))


def _open(data: bytes, name: str) -> PdfReader:
    reader = PdfReader(BytesIO(data))
    # Many PDFs are encrypted with an empty password, only to forbid printing; any viewer opens them.
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise _encrypted(name)
    return reader


def _encrypted(name: str) -> DocumentError:
    return refusal(name, "is an encrypted PDF", "save it without a password")


def _read_lines(page: PageObject, budget: _Budget) -> list[Line]:
    """Give the lines of a page in the order in which they are drawn."""
    lines: list[Line] = []
    words: list[str] = []
    place: tuple[float, float, float] | None = None

    def end_line() -> None:
        nonlocal place
        text = "".join(words)
        words.clear()
        if text.strip() and place is not None:
            indent = len(text) - len(text.lstrip())
            lines.append(Line(text=collapse(text), x=place[0], y=place[1], size=place[2], indent=indent))
        place = None

    def on_text(text: str, cm: list[float], tm: list[float], _font: Any, size: float | None) -> None:
        nonlocal place
        budget.spend(characters=len(text))
        first, *others = text.split("\n")
        for number, piece in enumerate((first, *others)):
            if number:
                end_line()
            if piece.strip() and place is None:
                scale = (tm[2] ** 2 + tm[3] ** 2) ** 0.5 * (cm[2] ** 2 + cm[3] ** 2) ** 0.5
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                place = (x, tm[4] * cm[1] + tm[5] * cm[3] + cm[5], float(size or 0) * scale)
            words.append(piece)

    def on_operator(_operator: Any, _operands: Any, _cm: Any, _tm: Any) -> None:
        budget.spend(operators=1)

    page.extract_text(visitor_text=on_text, visitor_operand_before=on_operator)
    end_line()
    # Inside a drawn form pypdf drops our error and goes on, so ask once more.
    budget.spend()
    return lines


def _choose_title(stated: Any, first_page: list[Line], paragraphs: list[Paragraph]) -> str | None:
    """Take the stated title where the page shows it, else the first large words near the top."""
    title = collapse(stated) if isinstance(stated, str) else ""
    shown = collapse(" ".join(line.text for line in first_page)).casefold()
    if " " in title and len(title) <= MAX_TITLE_CHARS and title.casefold() in shown:
        return title
    sizes = sorted(paragraph.size for paragraph in paragraphs for _ in range(1 + len(paragraph.text) // 80))
    body = sizes[len(sizes) // 2]
    large = (each for each in paragraphs[:_HEADLINE_PARAGRAPHS] if each.size >= _HEADLINE_SCALE * body > 0)
    found = max(large, key=lambda each: each.size, default=None)
    return found.text if found and " " in found.text and len(found.text) <= MAX_TITLE_CHARS else None
