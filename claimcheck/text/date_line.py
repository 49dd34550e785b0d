"""The date that an article prints: on a line of its own below its headline, else in its dateline."""

from __future__ import annotations

import re

from claimcheck.text.dates import find_day, parse_date
from claimcheck.text.furniture import dateline_of
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import PublicationTime

MAX_LINES = 8
"""Lines at the top, empty ones apart, among which a date line is looked for."""
MAX_LENGTH = 80
_MAX_CHARS = 4000
_PREFIX = lazy_re(r"(?:first |originally )?(?:published|posted|printed)(?: on| at)?:?\s+", re.IGNORECASE)
_CLOCK = lazy_re(r"(?:,|\s+at|\s+[|–—-])?\s+\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?\.?$", re.IGNORECASE)


def date_line(text: str) -> PublicationTime | None:
    """Read the day that a line near the top of `text` consists of: "March 12, 2026", "Published: 3 May 2024, 10:15".

    Where there is no such line, the day of the dateline that opens a paragraph there: "LONDON, May 21, 2025 — ...".
    Two different days tell nothing for sure. A line of an update is no date of publication.
    """
    lines = [line.strip() for line in text[:_MAX_CHARS].splitlines() if line.strip()][:MAX_LINES]
    days = [day for line in lines if (day := _whole(line)) is not None]
    days = days or [day for line in lines if (day := find_day(line[: dateline_of(line)])) is not None]
    return PublicationTime(day=days[0].day) if len({day.day for day in days}) == 1 else None


def _whole(line: str) -> PublicationTime | None:
    """Read a line that is nothing but a date."""
    if len(line) > MAX_LENGTH:
        return None
    return parse_date(_CLOCK.sub("", _PREFIX.sub("", line, count=1), count=1))
