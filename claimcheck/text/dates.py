"""Read a date of publication as files and pages write it."""

from __future__ import annotations

import re
from datetime import date

from claimcheck.text.calendar_words import MONTH_NUMBERS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import PublicationTime

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun|wed|sat)(?:day)?\.?,?\s{1,3})?"
_DAY_FIRST = lazy_re(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}{_MONTH},?\s{{1,3}}(?P<year>\d{{4}})", re.I
)
_MONTH_FIRST = lazy_re(
    rf"{_WEEKDAY}{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>\d{{4}})", re.I
)
_WITHIN = tuple(lazy_re(rf"(?<![^\W_])(?:{pattern.pattern})(?!\d)", re.I) for pattern in (_DAY_FIRST, _MONTH_FIRST))
_ISO = lazy_re(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}.{0,24})?")
_NAMED_ZONE = lazy_re(r"(?P<clock>.{16,29}?) ?(?P<zone>[A-Z]{1,5})")


def parse_date(text: str) -> PublicationTime | None:
    """Read ISO 8601, "8 February 2019" or "Feb. 8, 2019", the whole of `text` being the date.

    Figures alone with slashes or dots are not read: 02/08 is February or August by the reader's country.

    Returns:
        The time, or None where `text` is no date that is sure.
    """
    text = text.strip()
    try:
        if _ISO.fullmatch(text):
            return _parse_figures(text)
        match = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
        if match is None:
            return None
        month = MONTH_NUMBERS[match["month"][:3].lower()]
        return PublicationTime(day=date(int(match["year"]), month, int(match["day"])))
    except ValueError:
        return None


def find_day(text: str) -> PublicationTime | None:
    """Read the first day with its month's name and its year that stands in a text, or None."""
    found = [match for pattern in _WITHIN if (match := pattern.search(text)) is not None]
    return parse_date(min(found, key=lambda match: match.start()).group()) if found else None


def _parse_figures(text: str) -> PublicationTime:
    """Read ISO 8601, also with the name of a zone behind it: of one that may mean several offsets only the day."""
    named = _NAMED_ZONE.fullmatch(text)
    if named is None:
        return PublicationTime.parse(text)
    if named["zone"] in {"Z", "UTC", "GMT"}:
        return PublicationTime.parse(f"{named['clock']}+00:00")
    return PublicationTime(day=PublicationTime.parse(named["clock"]).day)
