"""Name the elements of XML, whatever their namespace."""

from __future__ import annotations

from lxml import etree


def local(element: etree._Element) -> str:
    """Give a tag without its namespace; none for what is no element, such as an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
