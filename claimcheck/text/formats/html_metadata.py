"""Read what an HTML page states about itself as data: JSON-LD, meta tags, links and time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from claimcheck.text.clean import collapse
from claimcheck.text.dates import parse_date
from claimcheck.text.formats.parsed import Parsed
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.limits import MAX_TITLE_CHARS
from claimcheck.types import PublicationTime

_MAX_NODES = 10_000
_TITLE_METAS = ("og:title", "headline", "dc.title", "dcterms.title", "citation_title", "parsely-title", "twitter:title")
_DATE_METAS = (
    *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date"),
    *(
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.date",
        "dc.date",
        "citation_publication_date",
        "pubdate",
        "publishdate",
    ),
    *("publish-date", "publish_date", "publication_date", "article.published", "date"),
)
_PUBLISHER_METAS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "rbpubname", "application-name")
_SITE_SUFFIX = lazy_re(r"\s[|–—•·»-]\s")
_URL = lazy_re(r"https?://[^\s<>\"]+")
_NOT_ARTICLE = frozenset({"nav", "aside", "footer"})
_CHANGED = lazy_re(r"updat|modif|chang|correct", re.I)

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def read_metadata(tree: HtmlElement) -> Parsed:
    """Read title, date, publisher and URL; nothing is guessed from the text, the URL or the host.

    The text stays empty. A date is one that the page gives for its publication, never for its last change; a bare
    `<time>` counts where the page has one day in them only.
    """
    metas = _read_metas(tree)
    nodes = list(islice(_json_nodes(tree), _MAX_NODES))
    article = next((node for node in nodes if _is_type(node, ("Article", "Posting"))), {})
    page = next((node for node in nodes if _is_type(node, ("WebPage",))), {})
    dates = (_text(article.get("datePublished")), _text(page.get("datePublished")), *_values(metas, _DATE_METAS))
    names = (_name(article.get("publisher"), nodes), *_values(metas, _PUBLISHER_METAS))
    urls = (*_canonical(tree), *_values(metas, ("og:url",)), _text(article.get("url")), _text(page.get("url")))
    return Parsed(
        text="",
        title=_choose_title(tree, (_text(article.get("headline")), *_values(metas, _TITLE_METAS))),
        date=next((date for value in dates if value and (date := parse_date(value))), None) or _read_times(tree),
        publisher=next(
            (name for name in names if name and not _URL.match(name) and len(name) <= MAX_TITLE_CHARS), None
        ),
        url=next((url for url in urls if url and _URL.fullmatch(url)), None),
    )


def _read_metas(tree: HtmlElement) -> dict[str, str]:
    """Give the content of each meta tag by its name, property or itemprop in lower case; the first of a name wins."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = collapse(element.get("content") or "")
        if key and content:
            metas.setdefault(key.strip().lower(), content)
    return metas


def _values(metas: dict[str, str], keys: Iterable[str]) -> Iterator[str]:
    return (metas[key] for key in keys if key in metas)


def _json_nodes(tree: HtmlElement) -> Iterator[dict[str, Json]]:
    """Give every object of the page's JSON-LD, outer ones first."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            level: list[Json] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while level:
            yield from (value for value in level if isinstance(value, dict))
            level = [child for value in level for child in _children(value)]


def _children(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _is_type(node: dict[str, Json], endings: tuple[str, ...]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(endings) for kind in (types if isinstance(types, list) else [types])
    )


def _text(value: Json) -> str | None:
    return collapse(value) or None if isinstance(value, str) else None


def _name(value: Json, nodes: list[dict[str, Json]]) -> str | None:
    """Give the name of a publisher, that may stand as a name, an object, a list of them or a reference by id."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return _text(value)
    if "name" not in value and (key := _text(value.get("@id"))):
        value = next((node for node in nodes if node.get("@id") == key and "name" in node), value)
    return _text(value.get("name"))


def _choose_title(tree: HtmlElement, stated: Iterable[str | None]) -> str | None:
    """Choose the headline as printed: the heading that the page's data confirms, else the only one, else the data.

    Data often hold another title, written for social networks; the first heading is often the newspaper's name.
    """
    found = [(element, text) for element in tree.iter("h1") if (text := collapse(element.text_content()))]
    headings = [text for _, text in found]
    titles = [title for title in stated if title]
    window = next((collapse(element.text_content()) for element in tree.iter("title")), "")
    known = {collapse(text).casefold() for title in (*titles, window) for text in (title, *_SITE_SUFFIX.split(title))}
    confirmed = [heading for heading in headings if heading.casefold() in known]
    if not confirmed:
        confirmed = [
            text for element, text in found if next(element.iterancestors("article", "main"), None) is not None
        ]
    sole = headings if len(headings) == 1 and not titles else []
    first = _SITE_SUFFIX.split(window)[0] if window else None
    candidates = (*confirmed, *sole, *titles, first)
    return next((title for title in candidates if title and len(title) <= MAX_TITLE_CHARS), None)


def _canonical(tree: HtmlElement) -> Iterator[str]:
    return (
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    )


def _read_times(tree: HtmlElement) -> PublicationTime | None:
    """Read the time elements: one that is marked as the publication, else the only day that they name."""
    found: list[PublicationTime] = []
    for element in tree.iter("time"):
        date = parse_date(element.get("datetime") or element.text_content())
        if date is None:
            continue
        if element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished":
            return date
        around = (element, *islice(element.iterancestors(), 4))
        marks = " ".join(f"{each.get('class') or ''} {each.get('itemprop') or ''}" for each in around[:2])
        beside = " ".join(
            filter(None, (element.text, element.getparent().text if element.getparent() is not None else ""))
        )
        if not any(each.tag in _NOT_ARTICLE for each in around) and not _CHANGED.search(marks + " " + beside[-200:]):
            found.append(date)
    return found[0] if found and len({date.day for date in found}) == 1 else None
