"""What every format gives before its text is brought to the document's form."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.types import PublicationTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """Text with paragraphs parted by blank lines, and what the file says of itself.

    `title` is the article's title; where it is a line of `text`, that line is the headline.
    `hidden` is what the file shows to no reader, cut to some thousand characters.
    """

    text: str
    title: str | None = None
    date: PublicationTime | None = None
    publisher: str | None = None
    url: str | None = None
    hidden: str = ""
