"""Text as it is loaded, and the parts that it is read in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of Unicode code points into one document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span is a range with 0 <= start < end, not [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Give the words that this span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationTime:
    """When a document was published: a day, and a time of day where one is known."""

    day: date
    time: datetime | None = None

    @classmethod
    def parse(cls, text: str) -> PublicationTime:
        """Read an ISO 8601 date, or date and time.

        Raises:
            ValueError: `text` is neither.
        """
        text = text.strip()
        if len(text) <= 10:
            return cls(day=date.fromisoformat(text))
        moment = datetime.fromisoformat(text)
        return cls(day=moment.date(), time=moment)

    def isoformat(self) -> str:
        """Give the ISO 8601 form that `parse` reads back."""
        return self.time.isoformat() if self.time else self.day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article or prior document as clean text: NFC, lines ended by a line feed alone.

    Paragraphs are separated by a blank line. `headline` is the span of the title in `text`, where the text holds it.
    `external_id` is the name that the publisher's own system gives it, `agency` the wire agency that it came from,
    `language` a BCP 47 tag. `hidden` is what its file holds and shows to no reader, cut to some thousand characters: no
    part of the article, and only looked at for orders to a model.
    """

    text: str
    sha256: str
    title: str | None = None
    date: PublicationTime | None = None
    publisher: str | None = None
    url: str | None = None
    headline: Span | None = None
    agency: str | None = None
    language: str | None = None
    external_id: str | None = None
    hidden: str = ""

    @property
    def id(self) -> str:
        """Give the short name of this text, the first 16 hex digits of its hash."""
        return self.sha256[:16]

    @staticmethod
    def hash_text(text: str) -> str:
        """Give the SHA-256 of the UTF-8 form of `text`, in hex."""
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Furniture(StrEnum):
    """Why a piece of a page is not part of the article: the reason of a skipped sentence."""

    BYLINE = "byline"
    DATELINE = "dateline"
    TIME_STAMP = "time stamp"
    CREDIT = "credit"
    SHARE_BOX = "share box"
    COMMENT_BOX = "comment box"
    RELATED = "related list"
    SECTION_LABEL = "section label"
    FOLLOW = "follow-me line"
    NEWSLETTER = "newsletter box"
    ADVERTISEMENT = "advertisement"
    COPYRIGHT = "copyright line"
    PUBLISHER_NAME = "publisher name"
    FRAGMENT = "bare fragment"


MAX_SENTENCE_CHARS = 3_000
"""A longer sentence is no sentence: a table, a list without full stops, or text made to keep a reader busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a document.

    `paragraph` counts from 0. `furniture` is the reason why it is page furniture, or None for the article's own text.
    `language` is an ISO 639-1 code, "en" where nothing says otherwise.
    """

    span: Span
    paragraph: int
    is_headline: bool = False
    is_list_item: bool = False
    furniture: Furniture | None = None
    language: str = "en"

    @property
    def is_own(self) -> bool:
        """Tell whether it is to be read: no furniture, in English, of a length that a sentence can have."""
        return self._is_of_article and not self._is_long

    @property
    def is_too_long(self) -> bool:
        """Tell whether it is the article's own and longer than any sentence is, so that no engine reads it."""
        return self._is_of_article and self._is_long

    @property
    def _is_of_article(self) -> bool:
        return self.furniture is None and self.language == "en"

    @property
    def _is_long(self) -> bool:
        return self.span.end - self.span.start > MAX_SENTENCE_CHARS


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document cut into sentences, in order; sentences and the gaps between them rebuild the text."""

    document: Document
    sentences: tuple[Sentence, ...]


Signature = tuple[int, ...]
"""A min-hash of a text's word shingles; two texts that share most words in order share most of its places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorDocument:
    """What is known of a document of the archive; `origin` is the id of the first print of the same copy."""

    id: str
    title: str | None
    date: PublicationTime | None
    publisher: str | None
    url: str | None
    origin: str
    sha256: str
    signature: Signature
    agency: str | None = None
    language: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a prior document, verbatim at `span`, with how well it matches a query (higher is better)."""

    document: PriorDocument
    span: Span
    text: str
    score: float
