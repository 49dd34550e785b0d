"""Recognise a line that only says when something was published, or how long it takes to read."""

from __future__ import annotations

from claimcheck.text.calendar_words import MONTHS, WEEKDAYS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

_MAX_TOKENS = 16
_TOKEN = lazy_re(r"[^\W_]+")
_LABELS = words("published updated posted last first modified created on at date update original")
_UNITS = words("min mins minute minutes hour hours day days week weeks h hr hrs ago read")
_DAYS = WEEKDAYS | {"thur", "today"}
_CLOCK = words(
    "am pm a p m et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest eastern local time noon midnight z"
)
_PAPER = lazy_re(
    r"(?P<time>\d{4}|\d[:.]\d\d(?: ?[AaPp]\.?[Mm]\b\.?)?(?: [A-Z]{2,4})?) ?[,|·] ?The(?: [A-Z][\w’'-]{1,20}){1,3}$"
)
"""The name of a newspaper behind the time: "10.32am, The Times"."""
_NUMBER = lazy_re(r"\d{1,4}(?:st|nd|rd|th|am|pm|t\d{2}|z|h)?")
_STAMPED = lazy_re(r"\d{1,2}[:.]\d{2}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")


def is_time_stamp(line: str) -> bool:
    """Tell whether a line holds a time, a date or a reading time and no other word.

    A line that ends like a sentence is none: "May 3." and "Ten years ago." may be answers.
    """
    line = _PAPER.sub(r"\g<time>", line[:121])
    tokens = _TOKEN.findall(line.lower()) if len(line) <= 120 else []
    if not tokens or len(tokens) > _MAX_TOKENS or not any(token[0].isdigit() for token in tokens):
        return False
    ends_open = line[-1] not in '.!?"”’' or line.lower().endswith(("a.m.", "p.m."))
    words = {token for token in tokens if not _NUMBER.fullmatch(token)}
    if not ends_open or not words <= _LABELS | _UNITS | _DAYS | MONTHS | _CLOCK:
        return False
    is_dated = bool(words & (MONTHS | _DAYS)) or bool(_STAMPED.search(line))
    return is_dated or bool(words & {"ago", "read", "am", "pm"}) or {"p", "m"} <= words or {"a", "m"} <= words
