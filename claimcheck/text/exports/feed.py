"""Read the items of an RSS or Atom export: RSS 0.9 to 2.0 with their usual additions, Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from claimcheck.text.exports.entries import Entry
from claimcheck.text.exports.fields import broken, given_by
from claimcheck.text.exports.markup import paragraphs
from claimcheck.text.exports.xml import Element, attribute, first, words
from claimcheck.text.formats.html import visible_text
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.limits import MAX_HTML_CHARS
from claimcheck.text.load import load_text
from claimcheck.text.tags import local

FEED_KINDS = {"rss": "item", "RDF": "item", "feed": "entry"}
"""The items of each kind of feed, by its root element."""
_MARKUP = lazy_re(r"<[a-zA-Z/!]|&(?:#\d|#x|[a-zA-Z])")
_URL = lazy_re(r"https?://\S+")
_PRINTED_TYPES = frozenset({None, "post", "page"})
_PRINTED_STATES = frozenset({None, "publish"})


def feed_entry(item: Element, place: str, publisher: str | None) -> Entry | None:
    """Read one item as a document; `publisher` wins over the name of the feed.

    None for what an export of WordPress holds beside printed articles: drafts, attachments, menus.

    The text is the whole content where the feed has it, else the summary. An Atom entry that was never said to be
    published counts as of its last change.

    Raises:
        DocumentError: it has no text, or an impossible date.
    """
    if words(first(item, "post_type")) not in _PRINTED_TYPES or words(first(item, "status")) not in _PRINTED_STATES:
        return None
    is_atom = local(item) == "entry"
    channel = _channel(item)
    text = _atom_text(item) if is_atom else _rss_text(item)
    title = _text_of(first(item, "title"))
    if not text:
        raise broken(place, f"the item {title or ''} has no text".replace("  ", " "), "export the full texts")
    fields = {
        "id": words(first(item, "id" if is_atom else "guid")),
        "title": title,
        "date": _first_words(item, ("published", "updated") if is_atom else ("pubDate", "date")),
        "publisher": publisher or _text_of(first(item, "source", "title") if is_atom else None) or _title_of(channel),
        "url": _atom_link(item) if is_atom else _rss_link(item),
        "language": _language(item, channel),
    }
    return Entry(place=place, document=load_text(text, name=f"{place}: its text", given=given_by(fields, place=place)))


def _channel(item: Element) -> Element | None:
    """Give the element that says what holds for all items: around them or, in RSS 1.0, beside them."""
    parent = item.getparent()
    if parent is None or local(parent) != "RDF":
        return parent
    return first(parent, "channel")


def _title_of(channel: Element | None) -> str | None:
    return _text_of(first(channel, "title"))


def _rss_text(item: Element) -> str:
    # `encoded` is the full text of WordPress and others (content:encoded).
    return next((text for tag in ("encoded", "description") if (text := _body_of(first(item, tag)))), "")


def _atom_text(entry: Element) -> str:
    return next((text for tag in ("content", "summary") if (text := _body_of(first(entry, tag)))), "")


def _body_of(element: Element | None) -> str:
    """Give the paragraphs of a body, that holds elements, escaped markup or plain text."""
    if element is None or attribute(element, "src"):
        return ""
    if len(element):
        return paragraphs(element)
    text = element.text or ""
    kind = attribute(element, "type") or "html"
    is_markup = kind in {"html", "text/html", "xhtml"} and _MARKUP.search(text)
    return visible_text(text) if is_markup and len(text) <= MAX_HTML_CHARS else text.strip()


def _text_of(element: Element | None) -> str | None:
    """Give a title, whose markup may be escaped."""
    text = words(element)
    if text and _MARKUP.search(text):
        text = " ".join(visible_text(text[:10_000]).split())
    return text or None


def _first_words(item: Element, tags: tuple[str, ...]) -> str | None:
    return next((text for tag in tags if (text := words(first(item, tag)))), None)


def _rss_link(item: Element) -> str | None:
    guid = first(item, "guid")
    permanent = words(guid) if (attribute(guid, "isPermaLink") or "true").lower() != "false" else None
    return next((url for url in (words(first(item, "link")), permanent) if url and _URL.fullmatch(url)), None)


def _atom_link(entry: Element) -> str | None:
    links = [link for link in entry if local(link) == "link" and attribute(link, "rel") in {None, "alternate"}]
    return next((url for link in links if (url := attribute(link, "href")) and _URL.fullmatch(url)), None)


def _language(item: Element, channel: Element | None) -> str | None:
    own = words(first(item, "language")) or words(first(channel, "language"))
    return own or next((tag for each in (item, *item.iterancestors()) if (tag := attribute(each, "lang"))), None)
