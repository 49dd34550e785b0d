"""Read the text of a DOCX as it stands when every tracked change is accepted.

Read from the XML itself: python-docx leaves inserted runs out of a paragraph's text.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

from claimcheck.text.clean import collapse
from claimcheck.text.formats.parsed import Parsed
from claimcheck.text.formats.plain import guess_headline
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.limits import MAX_XML_BYTES
from claimcheck.text.refusal import refusal
from claimcheck.text.tags import local

_MAIN_PART = lazy_re(r"word/document\d{0,4}\.xml")
_STYLES_PART = "word/styles.xml"
_CORE_PART = "docProps/core.xml"
_ENCRYPTED = 0x1
# Deleted and moved-away words, field codes, comments' marks, the copy of a text box for old programs, drawn letters.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "sectPr", "tblPr", "trPr", "tcPr", "rt"})
_MARKS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_OFF = frozenset({"0", "false", "off"})
_FOREIGN_ERRORS = (
    BadZipFile,
    EOFError,
    KeyError,
    OSError,
    ValueError,
    zlib.error,
    etree.LxmlError,
    NotImplementedError,
)


@dataclass(slots=True, kw_only=True)
class _Paragraph:
    """A paragraph that is being read; `runs_on` where its mark is deleted, so that the next one continues it."""

    words: list[str] = field(default_factory=list)
    style: str = ""
    is_item: bool = False
    runs_on: bool = False


def parse_docx(data: bytes, *, name: str) -> Parsed:
    """Read the paragraphs, list items and table rows of the main text, without comments, notes, headers and footers.

    The title is the paragraph of style "Title", else the file's stated title where a paragraph is it, else a heading
    that the text starts with.

    Raises:
        DocumentError: it is damaged, protected, over a limit, or has no text.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            main = next((entry for entry in archive.namelist() if _MAIN_PART.fullmatch(entry)), None)
            if main is None:
                raise refusal(name, "is a ZIP archive without a Word text", "save it as DOCX or plain text")
            body = _read_xml(archive, main, name)
            styles = _read_styles(archive, name)
            stated = _read_title(archive, name)
    except _FOREIGN_ERRORS as error:
        raise refusal(name, "is a damaged DOCX", "open it in Word and save it again") from error
    paragraphs = _Reader(styles).read(body)
    text = "\n\n".join(text for text, _ in paragraphs)
    if not text:
        raise refusal(name, "is a DOCX without text", "save the article as plain text")
    titles = [text for text, style in paragraphs if style == "title"]
    if not titles and stated and stated.casefold() in {collapse(text).casefold() for text, _ in paragraphs}:
        titles = [stated]
    if not titles and paragraphs[0][1].startswith("heading"):
        titles = [paragraphs[0][0]]
    return Parsed(text=text, title=collapse(titles[0]) if titles else guess_headline(text))


def _read_xml(archive: ZipFile, entry: str, name: str) -> etree._Element:
    info = archive.getinfo(entry)
    if info.flag_bits & _ENCRYPTED or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise refusal(name, "is a protected DOCX", "save it without a password")
    with archive.open(info) as file:
        # The size that the directory states may be a lie, so count what comes out.
        data = file.read(MAX_XML_BYTES + 1)
    if len(data) > MAX_XML_BYTES:
        raise refusal(name, f"unpacks to more than {MAX_XML_BYTES // 1_000_000} MB", "save the article as plain text")
    # Office files have no document type; one could only bring entities in.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    root = etree.fromstring(data, parser=parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal(name, "declares a document type, as no Word file does", "save the article as plain text")
    return root


def _read_styles(archive: ZipFile, name: str) -> dict[str, str]:
    """Give the English name of each style by its id, that is in the language of the Word that wrote it."""
    if _STYLES_PART not in archive.namelist():
        return {}
    names: dict[str, str] = {}
    for style in _read_xml(archive, _STYLES_PART, name).iter("{*}style"):
        called = style.find("{*}name")
        if called is not None:
            names[_attribute(style, "styleId")] = _attribute(called, "val").lower()
    return names


def _read_title(archive: ZipFile, name: str) -> str | None:
    if _CORE_PART not in archive.namelist():
        return None
    title = _read_xml(archive, _CORE_PART, name).find("{*}title")
    return collapse(title.text or "") or None if title is not None else None


class _Reader:
    """Walks the body once; a stack, since text boxes hold paragraphs inside paragraphs, and tables tables."""

    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self._open: list[_Paragraph] = []
        self._cells: list[list[list[str]]] = []
        self._done: list[tuple[str, str]] = []
        self._carried: list[str] = []

    def read(self, root: etree._Element) -> list[tuple[str, str]]:
        """Give text and style of each paragraph and table row that holds words."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = local(element)
            if event == "end":
                self._leave(tag)
            elif tag in _SKIPPED or (tag == "r" and _is_hidden(element)) or (tag == "tr" and _is_deleted_row(element)):
                walk.skip_subtree()
            else:
                self._enter(tag, element)
                if tag in {"pPr", "rPr"}:
                    walk.skip_subtree()
        return self._done

    def _enter(self, tag: str, element: etree._Element) -> None:
        if tag == "p":
            self._open.append(_Paragraph(words=self._carried))
            self._carried = []
        elif tag == "tr":
            self._cells.append([])
        elif tag == "tc" and self._cells:
            self._cells[-1].append([])
        elif not self._open:
            return
        elif tag == "pPr":
            self._describe(element)
        elif tag == "t":
            self._open[-1].words.append(element.text or "")
        elif tag in _MARKS:
            self._open[-1].words.append(_MARKS[tag])

    def _describe(self, properties: etree._Element) -> None:
        paragraph = self._open[-1]
        style = properties.find("{*}pStyle")
        if style is not None:
            key = _attribute(style, "val")
            paragraph.style = self._styles.get(key, key.lower())
        paragraph.is_item = properties.find("{*}numPr") is not None
        marks = properties.find("{*}rPr")
        paragraph.runs_on = marks is not None and any(local(mark) in {"del", "moveFrom"} for mark in marks)

    def _leave(self, tag: str) -> None:
        if tag == "p" and self._open:
            paragraph = self._open.pop()
            if paragraph.runs_on:
                self._carried = paragraph.words
            else:
                self._add("".join(paragraph.words), paragraph)
        elif tag == "tr" and self._cells:
            cells = (" ".join(cell) for cell in self._cells.pop())
            self._add(" | ".join(cell for cell in cells if cell), _Paragraph())
        elif tag == "body" and self._carried:
            self._add("".join(self._carried), _Paragraph())

    def _add(self, text: str, paragraph: _Paragraph) -> None:
        text = "\n".join(collapse(line) for line in text.split("\n")).strip("\n")
        if not text:
            return
        if self._cells and self._cells[-1]:
            self._cells[-1][-1].append(collapse(text))
            return
        self._done.append((f"- {text}" if paragraph.is_item else text, paragraph.style))


def _attribute(element: etree._Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _is_hidden(run: etree._Element) -> bool:
    mark = run.find("{*}rPr/{*}vanish")
    return mark is not None and _attribute(mark, "val").lower() not in _OFF


def _is_deleted_row(row: etree._Element) -> bool:
    return row.find("{*}trPr/{*}del") is not None
