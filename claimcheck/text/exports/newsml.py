"""Read wire copy in the two XML forms of the IPTC: NewsML-G2 news items and NITF articles.

Element names and status words are those of the public standards (NewsML-G2 2.x, NITF 3.x).
"""

from __future__ import annotations

from claimcheck.text.exports.entries import Entry, Withdrawal
from claimcheck.text.exports.fields import broken, given_by
from claimcheck.text.exports.markup import paragraphs
from claimcheck.text.exports.xml import Element, attribute, descendant, first, words
from claimcheck.text.formats.html import visible_text
from claimcheck.text.limits import MAX_HTML_CHARS
from claimcheck.text.load import load_text
from claimcheck.text.tags import local

NEWS_KINDS = {"newsItem": "newsItem", "newsMessage": "newsItem", "nitf": "nitf"}
"""The items of each kind of file, by its root element."""
_WITHDRAWN = frozenset({"canceled", "cancelled", "killed", "withheld"})


def news_entry(item: Element, place: str, publisher: str | None) -> Entry | Withdrawal | None:
    """Read one news item or NITF article; None for an item that is no text, such as a photo.

    A news item counts as of the making of this version of it, since no earlier reader saw these words.

    Raises:
        DocumentError: it has no text, or an impossible date.
    """
    return _nitf(item, place, publisher) if local(item) == "nitf" else _news_item(item, place, publisher)


def _news_item(item: Element, place: str, publisher: str | None) -> Entry | Withdrawal | None:
    meta, content = first(item, "itemMeta"), first(item, "contentMeta")
    said = {
        "id": attribute(item, "guid"),
        "title": words(first(content, "headline")),
        "date": words(first(meta, "versionCreated")) or words(first(meta, "firstCreated")),
        "publisher": publisher or _party(first(meta, "provider")),
        "agency": _party(first(content, "infoSource")) or words(first(content, "creditline")),
        "language": attribute(first(content, "language"), "tag") or attribute(item, "lang"),
    }
    if _code(first(meta, "pubStatus")) in _WITHDRAWN:
        return _withdrawal(said, place)
    if _code(first(meta, "itemClass")) not in {None, "text", "composite"}:
        return None
    text = _content(first(item, "contentSet"), place)
    inner = descendant(item, "nitf")
    if inner is not None and not said["title"]:
        said["title"] = words(descendant(inner, "hl1"))
    return _entry(text, said, place)


def _nitf(root: Element, place: str, publisher: str | None) -> Entry | Withdrawal:
    data, printed = first(root, "head", "docdata"), first(root, "head", "pubdata")
    distributor = first(root, "body", "body.head", "distributor")
    said = {
        "id": attribute(first(data, "doc-id"), "id-string"),
        "title": words(descendant(root, "hl1")) or words(first(root, "head", "title")),
        "date": attribute(first(data, "date.issue"), "norm") or attribute(printed, "date.publication"),
        "publisher": publisher or attribute(printed, "name"),
        "url": attribute(printed, "ex-ref"),
        "agency": words(first(distributor, "org")) or words(distributor),
        "language": attribute(root, "lang"),
    }
    if (attribute(data, "management-status") or "").lower() in _WITHDRAWN:
        return _withdrawal(said, place)
    body = descendant(root, "body.content")
    return _entry(paragraphs(body) if body is not None else "", said, place)


def _entry(text: str, said: dict[str, str | None], place: str) -> Entry:
    if not text.strip():
        raise broken(place, "the item has no text", "export the full texts")
    return Entry(place=place, document=load_text(text, name=f"{place}: its text", given=given_by(said, place=place)))


def _withdrawal(said: dict[str, str | None], place: str) -> Withdrawal:
    given = given_by({**said, "date": None}, place=place)
    if not given.external_id:
        raise broken(place, "the item is withdrawn and has no id", "say which document is meant")
    return Withdrawal(place=place, external_id=given.external_id, url=None, publisher=given.publisher)


def _content(contents: Element | None, place: str) -> str:
    """Give the text of the first rendition that holds it."""
    if contents is None:
        return ""
    for each in contents:
        if local(each) == "inlineXML":
            body = descendant(each, "body.content")
            text = paragraphs(body if body is not None else each)
        elif local(each) == "inlineData":
            raw = each.text or ""
            is_html = "html" in (attribute(each, "contenttype") or "") and len(raw) <= MAX_HTML_CHARS
            text = visible_text(raw) if is_html else raw
        else:
            continue
        if text.strip():
            return text
    remote = first(contents, "remoteContent")
    if remote is not None:
        problem = f"its text lies in another file ({attribute(remote, 'href') or 'unnamed'}), which is not read"
        raise broken(place, problem, "export it with the text inside")
    return ""


def _party(element: Element | None) -> str | None:
    """Give the name of a party: spelled out, else as the code that stands for it."""
    return words(first(element, "name")) or attribute(element, "literal") or _code(element)


def _code(element: Element | None) -> str | None:
    """Give the word of a code such as `stat:usable`."""
    code = attribute(element, "qcode") or attribute(element, "uri")
    return code.rpartition(":")[2].rpartition("/")[2].strip() or None if code else None
