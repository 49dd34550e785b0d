"""Load a file as a document.

The format is told by the name's suffix, and where that says nothing by the content. What the user says of a document
wins over what the file says of itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from claimcheck.errors import DocumentError
from claimcheck.text.clean import clean, clean_line, collapse
from claimcheck.text.date_line import date_line
from claimcheck.text.encoding import decode
from claimcheck.text.formats.parsed import Parsed
from claimcheck.text.formats.plain import guess_headline, parse_plain
from claimcheck.text.limits import MAX_FILE_BYTES
from claimcheck.text.opening import open_file
from claimcheck.text.refusal import refusal
from claimcheck.text.signatures import name_file
from claimcheck.types import Document, PublicationTime, Span

_HEADLINE_PARAGRAPHS = 20
_SNIFFED_BYTES = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of a document; it wins over what the file says."""

    title: str | None = None
    date: PublicationTime | None = None
    publisher: str | None = None
    url: str | None = None
    agency: str | None = None
    language: str | None = None
    external_id: str | None = None


class _Format(Enum):
    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


_FORMATS = {
    ".txt": _Format.PLAIN,
    ".text": _Format.PLAIN,
    ".md": _Format.MARKDOWN,
    ".markdown": _Format.MARKDOWN,
    ".html": _Format.HTML,
    ".htm": _Format.HTML,
    ".xhtml": _Format.HTML,
    ".pdf": _Format.PDF,
    ".docx": _Format.DOCX,
}
SUFFIXES = tuple(_FORMATS)
"""Suffixes of the files that are read as articles."""
_OTHER_FORMATS = {
    ".doc": "an old Word file",
    ".rtf": "a rich text file",
    ".odt": "an OpenDocument file",
    ".pages": "a Pages file",
    ".epub": "an EPUB",
    ".json": "a JSON file",
}


def load_file(path: Path, given: Given = Given()) -> Document:
    """Load the file at `path`.

    Raises:
        DocumentError: it cannot be read, is over a limit of `limits`, or holds no text.
    """
    return load_bytes(_read(path), name=str(path), given=given)


def load_bytes(data: bytes, *, name: str, given: Given = Given()) -> Document:
    """Load the content of a file.

    Args:
        data: the whole file.
        name: file name or path, or "-" for standard input.
        given: what the user says of the document.

    Raises:
        DocumentError: it is over a limit of `limits`, cannot be read in its format, or holds no text.
    """
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(name)
    if not data:
        raise refusal(name, "is empty", "give a file with the text of the article")
    found = _tell_format(data, name)
    parsed = _PARSERS[found](data, name)
    # A page may print any day at its top, and has a field for its own.
    return _document(parsed, name, given, has_date_line=found is not _Format.HTML)


def load_text(text: str, *, name: str, given: Given = Given()) -> Document:
    """Load text that stands in a field of its own, so that its first lines are no header.

    Raises:
        DocumentError: it is over a limit of `limits`, or has no words.
    """
    return _document(Parsed(text=text, title=guess_headline(text)), name, given, has_date_line=False)


def _document(parsed: Parsed, name: str, given: Given, *, has_date_line: bool) -> Document:
    text = clean(parsed.text, name=name)
    date = given.date or parsed.date or (date_line(text) if has_date_line else None)
    return Document(
        text=text,
        sha256=Document.hash_text(text),
        title=clean_line(given.title) or clean_line(parsed.title),
        date=date,
        publisher=clean_line(given.publisher) or clean_line(parsed.publisher),
        url=clean_line(given.url) or clean_line(parsed.url),
        headline=_find_headline(text, (clean_line(given.title), clean_line(parsed.title))),
        agency=clean_line(given.agency),
        language=clean_line(given.language),
        external_id=clean_line(given.external_id),
        hidden=parsed.hidden,
    )


def _tell_format(data: bytes, name: str) -> _Format:
    suffix = Path(name).suffix.lower()
    if suffix in _OTHER_FORMATS:
        raise refusal(name, f"is {_OTHER_FORMATS[suffix]}, which is not read", "save it as DOCX or plain text")
    start = data[:_SNIFFED_BYTES].lstrip(b"\xef\xbb\xbf\t\n\f\r ").lower()
    found = _FORMATS.get(suffix)
    if start.startswith(b"{\\rtf"):
        raise refusal(name, "is a rich text file, which is not read", "save it as DOCX or plain text")
    if found in {_Format.PDF, _Format.DOCX} or start.startswith(b"%pdf-"):
        return found if found is _Format.DOCX else _Format.PDF
    if found is None or found is _Format.PLAIN:
        if data.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
            return _Format.DOCX
        if found is None and start.startswith((b"<!doctype html", b"<html")):
            return _Format.HTML
    return found or _Format.PLAIN


def _parse_plain(data: bytes, name: str) -> Parsed:
    return parse_plain(clean(decode(data, name=name), name=name))


def _parse_markdown(data: bytes, name: str) -> Parsed:
    from claimcheck.text.formats.markdown import parse_markdown  # noqa: PLC0415

    return parse_markdown("\n".join(decode(data, name=name).splitlines()), name=name)


def _parse_html(data: bytes, name: str) -> Parsed:
    from claimcheck.text.formats.html import parse_html  # noqa: PLC0415

    return parse_html(data, name=name)


def _parse_pdf(data: bytes, name: str) -> Parsed:
    if b"%PDF-" not in data[:_SNIFFED_BYTES]:
        raise refusal(name, f"is named as a PDF and holds {name_file(data)}", "give it its right suffix")
    from claimcheck.text.formats.pdf import parse_pdf  # noqa: PLC0415

    return parse_pdf(data, name=name)


def _parse_docx(data: bytes, name: str) -> Parsed:
    if not data.startswith(b"PK"):
        raise refusal(name, f"is named as DOCX and holds {name_file(data)}", "save it as DOCX without a password")
    from claimcheck.text.formats.docx import parse_docx  # noqa: PLC0415

    return parse_docx(data, name=name)


_PARSERS: dict[_Format, Callable[[bytes, str], Parsed]] = {
    _Format.PLAIN: _parse_plain,
    _Format.MARKDOWN: _parse_markdown,
    _Format.HTML: _parse_html,
    _Format.PDF: _parse_pdf,
    _Format.DOCX: _parse_docx,
}


def _read(path: Path) -> bytes:
    with open_file(path) as file:
        try:
            data = file.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            raise refusal(str(path), f"cannot be read ({error.strerror})", "check the disk") from error
    if len(data) > MAX_FILE_BYTES:
        raise _too_large(str(path))
    return data


def _too_large(name: str) -> DocumentError:
    return refusal(name, f"is larger than {MAX_FILE_BYTES // 1_000_000} MB", "give a smaller file")


def _find_headline(text: str, titles: tuple[str | None, ...]) -> Span | None:
    """Find the first line near the start that is one of the titles, whatever its spacing and case."""
    wanted = {collapse(title).casefold() for title in titles if title}
    start = 0
    for line in text.split("\n", _HEADLINE_PARAGRAPHS)[:_HEADLINE_PARAGRAPHS]:
        if line and collapse(line).casefold() in wanted:
            return Span(start + len(line) - len(line.lstrip()), start + len(line))
        start += len(line) + 1
    return None
