"""The date that an article prints on a line of its own, below its headline."""

from __future__ import annotations

import re

from claimcheck.text.dates import parse_date
from claimcheck.types import PublicationTime

MAX_LINES = 8
"""Lines at the top, empty ones apart, among which a date line is looked for."""
MAX_LENGTH = 80
_PREFIX = re.compile(r"(?:first |originally )?(?:published|posted|printed)(?: on| at)?:?\s+", re.IGNORECASE)
_CLOCK = re.compile(r"(?:,|\s+at|\s+[|–—-])?\s+\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?\.?$", re.IGNORECASE)


def date_line(text: str) -> PublicationTime | None:
    """Read the day that a line near the top of `text` consists of: "March 12, 2026", "Published: 3 May 2024, 10:15".

    Two such lines with different days tell nothing for sure. A line of an update is no date of publication.
    """
    days: list[PublicationTime] = []
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()]
    for line in lines[:MAX_LINES]:
        if len(line) <= MAX_LENGTH:
            day = parse_date(_CLOCK.sub("", _PREFIX.sub("", line, count=1), count=1))
            if day is not None:
                days.append(PublicationTime(day=day.day))
    return days[0] if days and len({d.day for d in days}) == 1 else None
