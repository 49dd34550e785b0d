"""Read a file of many documents, whichever kind it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from claimcheck.errors import DocumentError
from claimcheck.text.exports.entries import BrokenEntry, ExportItem
from claimcheck.text.exports.feed import FEED_KINDS, feed_entry
from claimcheck.text.exports.manifest import read_csv, read_jsonl
from claimcheck.text.exports.newsml import NEWS_KINDS, news_entry
from claimcheck.text.exports.xml import Element, items_of
from claimcheck.text.load import Given
from claimcheck.text.tags import local

_JSONL = frozenset({".jsonl", ".ndjson"})
_CSV = frozenset({".csv", ".tsv"})
MANIFEST_SUFFIXES = _JSONL | _CSV
EXPORT_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml"})
"""Suffixes of XML files, whose root element tells what they are."""


def read_export(file: BinaryIO, name: str, *, publisher: str | None = None) -> Iterator[ExportItem]:
    """Give what an open file of many documents holds, in its order; it may be larger than the memory.

    Args:
        file: at its start; where it is after each item tells how far the reading has come.
        name: its path, whose suffix is one of `MANIFEST_SUFFIXES` or `EXPORT_SUFFIXES`.
        publisher: who published all of them, whatever they state.
    """
    suffix = PurePath(name).suffix.lower()
    given = Given(publisher=publisher)
    if suffix in _JSONL:
        yield from read_jsonl(file, name, given)
    elif suffix in _CSV:
        yield from read_csv(file, name, given)
    else:
        try:
            yield from _read_xml(file, name, publisher)
        except DocumentError as error:
            yield BrokenEntry(error=error)


def _read_xml(file: BinaryIO, name: str, publisher: str | None) -> Iterator[ExportItem]:
    for element in items_of(file, name, FEED_KINDS | NEWS_KINDS):
        try:
            item = _read_item(element, f"{name}, line {element.sourceline}", publisher)
        except DocumentError as error:
            item = BrokenEntry(error=error)
        if item is not None:
            yield item


def _read_item(element: Element, place: str, publisher: str | None) -> ExportItem | None:
    if local(element) in FEED_KINDS.values():
        return feed_entry(element, place, publisher)
    return news_entry(element, place, publisher)
