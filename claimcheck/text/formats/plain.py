"""Read plain text: its header lines, its paragraphs and its headline."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.text.clean import collapse
from claimcheck.text.dates import parse_date
from claimcheck.text.formats.parsed import Parsed
from claimcheck.text.furniture import furniture_of
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.limits import MAX_TITLE_CHARS
from claimcheck.types import Furniture

_FIELDS = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "publication date": "date",
    "publisher": "publisher",
    "publication": "publisher",
    "source": "publisher",
    "site": "publisher",
    "sitename": "publisher",
    "url": "url",
    "link": "url",
    "canonical": "url",
}
_HEADER = lazy_re(r"(?P<key>[A-Za-z][A-Za-z _-]{1,20}):[ \t]+(?P<value>\S.*)")
_URL = lazy_re(r"https?://[^\s<>\"]+")
_BYLINE = lazy_re(r"[Bb][Yy](?: [A-Z][\w.'’-]*){1,4}")
_INITIALISM = lazy_re(r"(?:[A-Za-z]\.){2,}")
_BELOW_HEADLINE = frozenset([Furniture.BYLINE, Furniture.TIME_STAMP])
_CLOSING = "”’\"')]"
_MAX_HEADER_LINES = 8
_MAX_HEADLINE_CHARS = 200
_MIN_UNWRAPPED_CHARS = 120
_MAX_PUBLISHER_CHARS = 80


def parse_plain(text: str) -> Parsed:
    """Read a text that is already in the document's form.

    Up to eight lines such as "Date: 2019-02-08" at the very top are the file's metadata, and leave the text, where a
    known name stands before each colon, each value fits its name, and a date or URL is among them. A title given so
    becomes the first paragraph. Nothing else of the text is taken away.

    Where no blank line parts the paragraphs and lines are too long to be wrapped ones, each line is a paragraph.
    """
    header = _read_header(text)
    return replace(header, title=header.title or guess_headline(header.text))


def merge(first: Parsed, second: Parsed) -> Parsed:
    """Join what two sources say of a file, the first winning; the text is the second's."""
    return Parsed(
        text=second.text,
        title=first.title or second.title,
        date=first.date or second.date,
        publisher=first.publisher or second.publisher,
        url=first.url or second.url,
    )


def read_field(key: str, value: str) -> Parsed | None:
    """Read one `key: value` line, its text left empty; None where the key is not known or the value does not fit it."""
    field = _FIELDS.get(key.strip().lower().replace("_", " "))
    value = collapse(value)
    if field is None or not value or len(value) > MAX_TITLE_CHARS:
        return None
    if field == "date":
        date = parse_date(value)
        return Parsed(text="", date=date) if date else None
    if field == "url":
        return Parsed(text="", url=value) if _URL.fullmatch(value) else None
    if field == "publisher":
        is_name = len(value) <= _MAX_PUBLISHER_CHARS and not _ends_a_sentence(value) and "://" not in value
        return Parsed(text="", publisher=value) if is_name else None
    # A title that is itself such a line would be taken for one when the loaded text is loaded again.
    return None if _read_line(value) else Parsed(text="", title=value)


def _read_line(line: str) -> Parsed | None:
    """Read a line of a header; None where it is none."""
    match = _HEADER.fullmatch(line)
    return read_field(match["key"], match["value"]) if match else None


def guess_headline(text: str) -> str | None:
    """Give the first line where it looks like a headline: short, no sentence, no byline, with a body after it."""
    line, _, rest = text.partition("\n")
    line = line.strip()
    is_short = " " in line and len(line) <= _MAX_HEADLINE_CHARS
    if not is_short or not rest.strip() or line[-1] in ":;," or _ends_a_sentence(line) or _BYLINE.fullmatch(line):
        return None
    second = rest.partition("\n")[0]
    if not second or furniture_of(second) in _BELOW_HEADLINE:
        return line
    # A body that follows at once must be told from the second line of a wrapped paragraph.
    return line if len(second) > max(_MIN_UNWRAPPED_CHARS, len(line)) else None


def _ends_a_sentence(line: str) -> bool:
    """Tell whether a full stop ends the line, outside an initialism such as "U.S."."""
    bare = line.rstrip(_CLOSING)
    return bare.endswith((".", "…")) and not _INITIALISM.fullmatch(bare.rsplit(maxsplit=1)[-1])


def _read_header(text: str) -> Parsed:
    """Read the header lines and give the paragraphs after them; all of the text where it starts with no such lines."""
    header, body = Parsed(text=""), text
    for _ in range(_MAX_HEADER_LINES):
        line, _, rest = body.partition("\n")
        field = _read_line(line)
        if field is None:
            break
        header = merge(header, field)
        body = rest.lstrip("\n\ufeff")
    goes_on = _read_line(body.partition("\n")[0]) is not None
    # More lines than a header has, or a header alone, is a text about something else.
    if goes_on or not body or (header.date is None and header.url is None):
        return Parsed(text=_part_lines(text))
    # Only now, when the blank lines of the header are gone: a text that is loaded again has none either.
    body = _part_lines(body)
    if header.title and collapse(body.partition("\n")[0]) != header.title:
        body = f"{header.title}\n\n{body}"
    return replace(header, text=body)


def _part_lines(text: str) -> str:
    lines = text.split("\n")
    if "" in lines or all(len(line) <= _MIN_UNWRAPPED_CHARS for line in lines):
        return text
    return "\n\n".join(lines)
