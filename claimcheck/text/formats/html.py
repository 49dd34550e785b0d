"""Read an HTML page: the main text that a reader sees, and what the page says of itself."""

from __future__ import annotations

import logging
import re
import struct
import zlib
from dataclasses import replace

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from claimcheck.text.clean import collapse
from claimcheck.text.encoding import decode
from claimcheck.text.formats.html_metadata import read_metadata
from claimcheck.text.formats.parsed import Parsed
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.limits import (
    MAX_HTML_ATTRIBUTES,
    MAX_HTML_CHARS,
    MAX_HTML_ELEMENTS,
    MAX_HTML_NESTING,
    MAX_TAG_ATTRIBUTES,
)
from claimcheck.text.refusal import refusal

_CHARSET = lazy_re(rb"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.I)
_HEAD_BYTES = 4096
# One tag with its attributes; possessive, so that nothing is tried twice.
_ATTRIBUTE = r"[\s/]++[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+"
_LONG_TAG = lazy_re(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{{MAX_TAG_ATTRIBUTES}}}")
_HIDING = lazy_re(
    r"display:none|visibility:(?:hidden|collapse)|(?:^|;)(?:opacity|font-size):0(?:\.0+)?(?:[a-z%]+)?(?:;|!|$)"
)
_NO_TEXT = (
    *("script", "style", "template", "noscript", "head", "object", "embed", "svg", "math", "canvas", "audio", "video"),
    *("iframe", "textarea", "select", "button", "datalist", "del", "s", "strike"),
)
_NOT_MAIN = ("nav", "footer", "aside", "form")
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *(
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
            "main",
        ),
        *("nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
        *("head", "item", "list", "quote", "row"),  # trafilatura's own
    )
)
_CELLS = frozenset({"td", "th", "cell"})
_VERBATIM = frozenset({"pre", "code"})
# Classes of words for screen readers alone, on most sites a repetition of what is drawn.
_SPOKEN_ONLY = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"})
_SPACES = lazy_re(r"[ \t\r\n\f]+")
_COMMENT = lazy_re(r"<!--(.{3,2000}?)-->", re.DOTALL)
_MAX_HIDDEN, _MAX_HIDDEN_CHARS = 500, 20_000
# What trafilatura and lxml let through on pages made to break them; it has no error class of its own.
_FOREIGN_ERRORS = (
    *(etree.LxmlError, ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError),
    *(TypeError, ValueError, struct.error, zlib.error),
)
# Its warnings about a page's state would stand between our own lines on the terminal.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def parse_html(data: bytes, *, name: str) -> Parsed:
    """Read the main text of a page, with captions; a title that the text lacks becomes its first paragraph.

    What the page hides (`hidden`, `display:none`, comments, scripts, templates, struck words) is not text. Nothing is
    fetched, and a date is taken only where the page states it as data.

    Raises:
        DocumentError: it is over a limit, in an unknown encoding, or has no text.
    """
    charset = _CHARSET.search(data[:_HEAD_BYTES])
    markup = decode(data, name=name, declared=charset[1].decode("ascii") if charset else None)
    if len(markup) > MAX_HTML_CHARS:
        raise refusal(
            name, f"holds {len(markup):,} characters of HTML, over the limit of {MAX_HTML_CHARS:,}", "save its text"
        )
    try:
        tree = _parse(markup, name)
        said = read_metadata(tree) if tree is not None else Parsed(text="")
        hidden = _hidden_text(tree, markup) if tree is not None else ""
        text = _main_text(tree) if tree is not None else ""
    except _FOREIGN_ERRORS as error:
        raise refusal(name, "is HTML that cannot be read", "save the article as plain text") from error
    if not text:
        raise refusal(
            name, "is HTML without text: a scan, or a page drawn by a script", "save the article as plain text"
        )
    if said.title and said.title.casefold() not in {collapse(line).casefold() for line in text.split("\n")}:
        text = f"{said.title}\n\n{text}"
    return replace(said, text=text, hidden=hidden)


def visible_text(markup: str) -> str:
    """Give the words of a piece of HTML that a reader sees, blocks parted by blank lines."""
    try:
        tree = _parse(f"<body>{markup}</body>", "")
    except etree.LxmlError:
        return ""
    return "" if tree is None else _render(_visible(tree))


def _parse(markup: str, name: str) -> HtmlElement | None:
    if _LONG_TAG.search(markup):
        raise refusal(name, f"has a tag with over {MAX_TAG_ATTRIBUTES:,} attributes", "save the article as plain text")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(markup.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None  # no element at all
    # The parser cuts a page that nests deeper than 256 and goes on; half an article must not pass for the whole.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise refusal(name, "nests its HTML too deep", "save the article as plain text")
    if _is_too_complex(tree):
        raise refusal(name, "has more HTML elements than an article", "save the article as plain text")
    return tree


def _is_too_complex(tree: HtmlElement) -> bool:
    """Tell whether a page is over a limit; the extraction walks up from elements, so that their depth counts."""
    elements = attributes = nesting = depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        nesting += depth
        attributes += len(element.attrib)
        if elements > MAX_HTML_ELEMENTS or nesting > MAX_HTML_NESTING or attributes > MAX_HTML_ATTRIBUTES:
            return True
    return False


def _main_text(tree: HtmlElement) -> str:
    # Half a second to import, and the HTML inside Markdown needs none of it.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document as Extracted  # noqa: PLC0415

    tree = _visible(tree)
    # The extraction drops captions with their figures; as paragraphs it keeps them.
    for element in tree.iter("figure", "figcaption"):
        element.tag = "div" if element.tag == "figure" else "p"
    extracted = bare_extraction(tree, include_comments=False, with_metadata=False)
    text = _render(extracted.body) if isinstance(extracted, Extracted) and extracted.body is not None else ""
    if text:
        return text
    # A page of a few words is too small to have a main part.
    _drop(tree, _NOT_MAIN)
    return _render(tree)


def _visible(tree: HtmlElement) -> HtmlElement:
    """Take out of the tree what a reader does not see."""
    _drop(tree, _NO_TEXT)
    for element in [element for element in tree.iter() if _is_hidden(element)]:
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _hidden_text(tree: HtmlElement, markup: str) -> str:
    """Give what hidden elements and comments say; scripts and styles aside, which say nothing to a reader."""
    comments = _COMMENT.findall(markup[:MAX_HTML_CHARS])
    hidden = [element for element in tree.iter() if element.tag == "template" or _is_hidden(element)]
    parts = (part for element in hidden[:_MAX_HIDDEN] for part in element.itertext())
    return " ".join(" ".join([*parts, *comments[:_MAX_HIDDEN]]).split())[:_MAX_HIDDEN_CHARS]


def _drop(tree: HtmlElement, tags: tuple[str, ...]) -> None:
    for element in list(tree.iter(*tags)):
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    if not _SPOKEN_ONLY.isdisjoint((element.get("class") or "").split()):
        return True
    style = element.get("style")
    return bool(style) and _HIDING.search(_SPACES.sub("", _drop_css_comments(style)).lower()) is not None


def _drop_css_comments(style: str) -> str:
    first, *others = style.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _render(root: etree._Element) -> str:
    """Give the text of a tree of HTML or of trafilatura's own tags, blocks parted by blank lines."""
    parts: list[str] = []
    verbatim = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in _BLOCKS:
            parts.append("\n\n")
        if event == "start":
            if tag in {"li", "item"}:
                parts.append("- ")
            elif tag in {"br", "lb"}:
                parts.append("\n")
            elif tag in _CELLS and element.getprevious() is not None:
                parts.append(" | ")
            verbatim += tag in _VERBATIM
            words = element.text
        else:
            verbatim -= tag in _VERBATIM
            words = element.tail if element is not root else None
        if words:
            parts.append(words if verbatim else _SPACES.sub(" ", words))
    return _tidy("".join(parts))


def _tidy(text: str) -> str:
    """Trim the lines, part blocks by one blank line, and put a list marker before the words of its item."""
    lines = [line.strip(" \t\r\f") for line in text.split("\n")]
    kept: list[str] = []
    marker = ""
    for line in lines:
        if line == "-":
            marker = "- "
        elif line:
            kept.append(marker + line)
            marker = ""
        elif kept and kept[-1]:
            kept.append("")
    return "\n".join(kept).strip("\n")
