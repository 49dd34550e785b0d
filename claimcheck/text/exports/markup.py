"""Read the body of an XML item, that is marked up in HTML or NITF."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from claimcheck.text.exports.xml import Element
from claimcheck.text.formats.html import visible_text
from claimcheck.text.limits import MAX_HTML_CHARS
from claimcheck.text.tags import local

# What NITF names otherwise than HTML does.
_HTML_NAMES = {
    "hl1": "h1",
    "hl2": "h2",
    "block": "div",
    "body.content": "div",
    "content": "div",
    "media": "figure",
    "media-caption": "figcaption",
    "media-producer": "figcaption",
    "tagline": "p",
    "note": "div",
    "bibliography": "p",
    "credit": "p",
    "fn": "p",
}


def paragraphs(element: Element) -> str:
    """Give the text of an element in HTML or NITF, its paragraphs parted by blank lines."""
    copy = deepcopy(element)
    for each in copy.iter(etree.Element):
        name = local(each)
        each.tag = _HTML_NAMES.get(name, name)
    markup = etree.tostring(copy, method="html", encoding="unicode", with_tail=False)
    return visible_text(markup) if len(markup) <= MAX_HTML_CHARS else ""
