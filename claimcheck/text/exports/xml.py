"""Walk through XML of any size, item by item, with nothing that it could unfold or fetch.

Read with lxml and not with feedparser: that one holds a whole file in memory, reads broken feeds by guessing where a
newsroom wants to be told, loses the time zones of dates, and needs a package that comes as source only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import BinaryIO, TypeAlias

from lxml import etree

from claimcheck.text.clean import collapse
from claimcheck.text.exports.fields import broken
from claimcheck.text.formats.html import visible_text
from claimcheck.text.limits import MAX_ENTRY_ELEMENTS, MAX_FILE_BYTES, MAX_HTML_CHARS
from claimcheck.text.tags import local

Element: TypeAlias = etree._Element
"""lxml names its class so, with an underscore, in its own documentation."""


def items_of(file: BinaryIO, name: str, kinds: Mapping[str, str]) -> Iterator[Element]:
    """Give each item as soon as it is complete; it is emptied when the next one is asked for.

    Args:
        file: the XML, at its start.
        name: its path, for the errors.
        kinds: the local name of an item, by that of the root element; an item may be the root itself.

    Raises:
        DocumentError: its root is none of these, it is no well-formed XML from some line on, it declares entities, or
            an item is over the limit.
    """
    walk = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    inside = count = begun = 0
    root: Element | None = None
    tag = ""
    try:
        for event, element in walk:
            if root is None:
                root = element
                _refuse_entities(root, name)
                tag = _item_tag(root, name, kinds)
            is_item = local(element) == tag
            if event == "start":
                count += 1
                inside += is_item
                if count > MAX_ENTRY_ELEMENTS or file.tell() > begun + MAX_FILE_BYTES:
                    problem = "an item is larger than any article; from there on nothing was read"
                    raise broken(f"{name}, line {element.sourceline}", problem, "split it into articles")
            elif is_item:
                inside -= 1
                if not inside:
                    yield element
                    _forget(element)
                    count, begun = 0, file.tell()
    except etree.XMLSyntaxError as error:
        raise _syntax_error(walk, error, name) from error


def first(element: Element | None, *path: str) -> Element | None:
    """Find the first child by its local name, then its first child, and so on."""
    for tag in path:
        if element is None:
            return None
        element = next((child for child in element if local(child) == tag), None)
    return element


def descendant(element: Element, tag: str) -> Element | None:
    """Find the first element inside another one by its local name."""
    return next((each for each in element.iter() if local(each) == tag), None)


def words(element: Element | None) -> str | None:
    """Give the words inside an element on one line; None where there are none."""
    if element is None:
        return None
    if not len(element):
        return collapse(element.text or "") or None
    # Its children alone: in HTML a link, that holds a URL in RSS, holds nothing.
    inner = "".join(etree.tostring(child, method="html", encoding="unicode") for child in element)
    markup = escape(element.text or "") + inner
    return collapse(visible_text(markup)) or None if len(markup) <= MAX_HTML_CHARS else None


def attribute(element: Element | None, name: str) -> str | None:
    """Give an attribute by its local name, trimmed; None where it is missing or empty."""
    if element is None:
        return None
    found = next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
    return found.strip() or None


def _item_tag(root: Element, name: str, kinds: Mapping[str, str]) -> str:
    kind = local(root)
    if kind not in kinds:
        problem = f"it is XML of a kind that is not read (<{kind[:40]}>)"
        raise broken(name, problem, "give RSS, Atom, NewsML-G2 or NITF")
    return kinds[kind]


def _refuse_entities(root: Element, name: str) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise broken(name, "it declares entities of its own, as an XML bomb does", "export it without a document type")


def _forget(element: Element) -> None:
    """Empty an item that was read, and drop those before it: the file may be larger than the memory."""
    element.clear(keep_tail=False)
    parent, before = element.getparent(), element.getprevious()
    while parent is not None and before is not None and local(before) == local(element):
        parent.remove(before)
        before = element.getprevious()


def _syntax_error(walk: etree.iterparse, error: etree.XMLSyntaxError, name: str) -> Exception:
    logged = walk.error_log.last_error
    line = logged.line if logged is not None else error.position[0]
    said = logged.message if logged is not None else error.msg
    problem = f"it is no well-formed XML ({collapse(str(said))[:120]}); from there on nothing was read"
    return broken(f"{name}, line {line}", problem, "export it again")
