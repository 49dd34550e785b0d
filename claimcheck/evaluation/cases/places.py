"""Where the quotations of a claim stand in a text; a quotation that stands twice needs a longer one around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.types import Span


class NotFoundError(ValueError):
    """A quotation does not occur, or its place cannot be told."""


def occurrences(words: str, text: str) -> Iterator[Span]:
    """Give every place of some words, overlapping ones too."""
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def locate(quotation: str, text: str, within: Sequence[str]) -> Span:
    """Find a quotation that stands once, or once inside a longer stretch that stands once.

    Raises:
        NotFoundError: it does not stand there, or at several places.
    """
    found = list(occurrences(quotation, text))
    if not found:
        raise NotFoundError(f"not in the article: {shown(quotation)}")
    if len(found) == 1:
        return found[0]
    if not within:
        raise NotFoundError(f"{len(found)} times in the article, give `within`: {shown(quotation)}")
    stretches = [stretch for words in within for stretch in _only(words, text)]
    inside = [span for span in found if any(stretch.contains(span) for stretch in stretches)]
    if len(inside) != 1:
        raise NotFoundError(f"{len(inside)} times in what `within` gives, not once: {shown(quotation)}")
    return inside[0]


def _only(words: str, text: str) -> list[Span]:
    found = list(occurrences(words, text))
    if len(found) != 1:
        raise NotFoundError(f"`within` must stand in the article once, not {len(found)} times: {shown(words)}")
    return found


def shown(words: str) -> str:
    """Give words in one short line, for a message."""
    line = " ".join(words.split())
    return repr(line if len(line) <= 80 else f"{line[:77]}...")
