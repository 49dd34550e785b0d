"""Check what an export states of a document, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from claimcheck.errors import DocumentError
from claimcheck.text.clean import clean_line
from claimcheck.text.dates import parse_date
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.limits import MAX_TITLE_CHARS
from claimcheck.text.load import Given
from claimcheck.text.refusal import refusal
from claimcheck.types import PublicationTime

_LANGUAGE = lazy_re(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def given_by(fields: Mapping[str, str | None], *, place: str) -> Given:
    """Give what an export states of a document; an empty field states nothing.

    Args:
        fields: `id`, `title`, `date`, `publisher`, `url`, `agency`, `language`, as far as they are there.
        place: where they stand, for the error.

    Raises:
        DocumentError: a date or language is none, or a field is too long to be what it is named.
    """
    lines = {name: _line(name, fields.get(name), place) for name in ("id", "title", "publisher", "url", "agency")}
    date = (fields.get("date") or "").strip()
    return Given(
        title=lines["title"],
        date=read_date(date, place=place) if date else None,
        publisher=lines["publisher"],
        url=lines["url"],
        agency=lines["agency"],
        language=_language(fields.get("language"), place),
        external_id=lines["id"],
    )


def read_date(text: str, *, place: str) -> PublicationTime:
    """Read a date as exports write it: ISO 8601, also without hyphens, that of mail and feeds, or in English words.

    Raises:
        DocumentError: it is no date, or no possible one.
    """
    if (found := parse_date(text)) is not None:
        return found
    try:
        if text[:8].isdecimal():
            return PublicationTime.parse(text)
        moment: datetime = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise broken(place, f"{shown} is no possible date", "write 2019-02-08 or 2019-02-08T14:30+01:00") from error
    return PublicationTime(day=moment.date(), time=moment)


def broken(place: str, problem: str, remedy: str) -> DocumentError:
    """Make the error for a part of an export, whose place begins the line."""
    return DocumentError(f"{refusal_place(place)}: {problem}; {remedy}", path=place)


def refusal_place(place: str) -> str:
    """Give a place as it can be shown on one line."""
    return str(refusal(place, "", "")).removesuffix(" ; ")


def _line(name: str, value: str | None, place: str) -> str | None:
    if value is None or not value.strip():
        return None
    line = clean_line(value)
    if line is None:
        raise broken(place, f"its {name} is longer than {MAX_TITLE_CHARS} characters", "shorten it")
    return line


def _language(value: str | None, place: str) -> str | None:
    tag = (value or "").strip().replace("_", "-")
    if tag and not _LANGUAGE.fullmatch(tag):
        raise broken(place, f"{tag[:40]} is no language", "write a tag such as en or en-GB")
    return tag or None
