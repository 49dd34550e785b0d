"""The times that a sentence names, resolved against the day of its document."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from claimcheck.judging.lexicon import FUNCTION_WORDS, NUMBER_WORDS, SEASONS
from claimcheck.judging.words import Word
from claimcheck.text.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

_DAY_OF_MONTH = lazy_re(r"(?:0?[1-9]|[12]\d|3[01])")
YEAR = lazy_re(r"1[89]\d\d|20\d\d")
_AMBIGUOUS_MONTHS = {"may", "march", "mar", "jan", "jun", "sep", "dec"}
_BEFORE_MONTH = words("in since last of until by on from this next early late mid during and to -")
_BEFORE_YEAR = words(
    "in since by until till from of to for during before after and early late mid the between than summer spring "
    "autumn winter ( , - –"
)
_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STARTERS = {*MONTH_NUMBERS, *WEEKDAY_NUMBERS, *_NEAR_DAYS, *NUMBER_WORDS, "last", "this", "next", "a", "an"}
_PERIOD_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time named at the words `[first, last]`: some moment from the day `low` to the day `high`, both included."""

    first: int
    last: int
    low: date
    high: date

    def overlaps(self, other: When) -> bool:
        """Tell whether both may be the same time."""
        return self.low <= other.high and other.low <= self.high

    def is_within(self, other: When) -> bool:
        """Tell whether this time is as precise as `other` or more so, and lies in it."""
        return other.low <= self.low and self.high <= other.high


def find_dates(words: Sequence[Word], day: date, *, forecast: frozenset[int] = frozenset()) -> tuple[When, ...]:
    """Find the times that a sentence of a document of `day` names, in order.

    A month or weekday alone is the most recent one that is not after `day`; at the places in `forecast`, one around it.
    """
    found: list[When] = []
    place = 0
    while place < len(words):
        word = words[place]
        if word.lower not in _STARTERS and not word.text[0].isdecimal():
            place += 1
            continue
        when = _read(words, place, day, place in forecast)
        if when is None:
            place += 1
        else:
            found.append(when)
            place = when.last + 1
    return tuple(found)


def _read(words: Sequence[Word], place: int, day: date, is_forecast: bool) -> When | None:
    """Read the time that starts at `place`, or None."""
    for reader in (_read_month, _read_day_month, _read_year, _read_weekday, _read_relative, _read_ago):
        when = reader(words, place, day, is_forecast)
        if when is not None:
            return when
    return None


def _at(words: Sequence[Word], place: int) -> str:
    return words[place].lower if 0 <= place < len(words) else ""


def _month_at(words: Sequence[Word], place: int) -> int | None:
    """Give the month that the word at `place` names; "may" and "march" need a capital and a fitting neighbour."""
    name = _at(words, place)
    if name not in MONTH_NUMBERS or not words[place].is_capitalized:
        return None
    if name in _AMBIGUOUS_MONTHS:
        after = _at(words, place + 1)
        before = _at(words, place - 1)
        is_dated = after[:1].isdecimal() or before[:1].isdecimal() or (after == "." and name != "may")
        if not is_dated and before not in _BEFORE_MONTH:
            return None
    return MONTH_NUMBERS[name]


def _span_of_month(first: int, last: int, year: int, month: int, dom: int | None) -> When | None:
    """Make the time of a month or a day of it; None for a day that the month does not have."""
    days = calendar.monthrange(year, month)[1]
    if dom is not None and dom > days:
        return None
    low = date(year, month, dom or 1)
    return When(first=first, last=last, low=low, high=date(year, month, dom or days))


def _year_of_month(day: date, month: int, dom: int | None, *, is_forecast: bool) -> int:
    """Give the year of a month without one: the most recent, or in a forecast the next."""
    here = (day.month, day.day)
    there = (month, dom or (31 if is_forecast else 1))
    if is_forecast:
        return min(day.year + (there < here), MAXYEAR)
    return max(day.year - (there > here), 1)


def _read_month(words: Sequence[Word], place: int, day: date, is_forecast: bool) -> When | None:
    """Read "December", "Dec. 20", "December 20, 2018" or "December 2018"."""
    month = _month_at(words, place)
    if month is None:
        return None
    last = place + (_at(words, place + 1) == "." and len(words[place].text) <= 4 and words[place].text != "May")
    dom: int | None = None
    if _DAY_OF_MONTH.fullmatch(_at(words, last + 1)):
        dom, last = int(_at(words, last + 1)), last + 1
        if _at(words, last + 1) in {"st", "nd", "rd", "th"}:
            last += 1
    comma = last + (_at(words, last + 1) == ",")
    if YEAR.fullmatch(_at(words, comma + 1)):
        return _span_of_month(place, comma + 1, int(_at(words, comma + 1)), month, dom)
    if _at(words, place - 1) == "last" and month != day.month:
        is_forecast = False
    return _span_of_month(place, last, _year_of_month(day, month, dom, is_forecast=is_forecast), month, dom)


def _read_day_month(words: Sequence[Word], place: int, day: date, is_forecast: bool) -> When | None:
    """Read "20 December" or "20 December 2018"."""
    if not _DAY_OF_MONTH.fullmatch(_at(words, place)):
        return None
    middle = place + 1 + (_at(words, place + 1) in {"st", "nd", "rd", "th"})
    middle += _at(words, middle) == "of"
    month = _month_at(words, middle)
    if month is None:
        return None
    dom = int(_at(words, place))
    if YEAR.fullmatch(_at(words, middle + 1)):
        return _span_of_month(place, middle + 1, int(_at(words, middle + 1)), month, dom)
    year = _year_of_month(day, month, dom, is_forecast=is_forecast)
    return _span_of_month(place, middle, year, month, dom)


def _read_year(words: Sequence[Word], place: int, day: date, is_forecast: bool) -> When | None:
    """Read "2018" or "1990s" where it is a year and counts nothing."""
    del day, is_forecast
    text = _at(words, place)
    if not YEAR.fullmatch(text):
        return None
    year = int(text)
    if _at(words, place + 1) == "s" and words[place + 1].start == words[place].end:
        return When(first=place, last=place + 1, low=date(year, 1, 1), high=date(min(year + 9, MAXYEAR), 12, 31))
    after = _at(words, place + 1)
    counts = after in {"percent", "%"} or (after[:1].isalpha() and after not in FUNCTION_WORDS)
    if counts and _at(words, place - 1) not in _BEFORE_YEAR:
        return None
    if place and words[place - 1].text in "$€£¥":
        return None
    return When(first=place, last=place, low=date(year, 1, 1), high=date(year, 12, 31))


def _read_weekday(words: Sequence[Word], place: int, day: date, is_forecast: bool) -> When | None:
    """Read "Tuesday": the last one, today included; in a forecast any within a week."""
    number = WEEKDAY_NUMBERS.get(_at(words, place))
    if number is None or not words[place].is_capitalized:
        return None
    back = (day.weekday() - number) % 7
    if _at(words, place - 1) == "next" or is_forecast:
        return _days(place, place, day, -7, 13)
    low = _shift(day, -back)
    return When(first=place, last=place, low=low, high=low)


def _shift(day: date, days: int) -> date:
    """Move a day, and stop at the ends of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _days(first: int, last: int, day: date, low: int, high: int) -> When:
    """Make a time of two offsets in days."""
    return When(first=first, last=last, low=_shift(day, low), high=_shift(day, high))


def _read_relative(words: Sequence[Word], place: int, day: date, is_forecast: bool) -> When | None:
    """Read "yesterday", "last year", "this week", "next month", "last spring"."""
    del is_forecast
    text = _at(words, place)
    if text in _NEAR_DAYS:
        return _days(place, place, day, _NEAR_DAYS[text], _NEAR_DAYS[text])
    step = {"last": -1, "this": 0, "next": 1}.get(text)
    period = _at(words, place + 1)
    if step is None:
        return None
    if period in SEASONS:
        return _season(place, day, step, SEASONS[period])
    if period == "night":
        return _days(place, place + 1, day, -1, 0)
    if period == "week":
        return _days(place, place + 1, day, 7 * step - day.weekday(), 7 * step - day.weekday() + 6)
    return _period(place, day, step, period)


def _period(place: int, day: date, step: int, period: str) -> When | None:
    """Make the time of "last month" or "next year"."""
    if period == "month":
        months = day.year * 12 + day.month - 1 + step
        return _span_of_month(place, place + 1, min(max(months // 12, 1), MAXYEAR), months % 12 + 1, None)
    if period == "year":
        year = min(max(day.year + step, 1), MAXYEAR)
        return When(first=place, last=place + 1, low=date(year, 1, 1), high=date(year, 12, 31))
    return None


def _season(place: int, day: date, step: int, months: tuple[int, int]) -> When:
    """Make the time of "last spring" or "this winter"; "last" is the one that ended before this year's or in it."""
    year = day.year
    is_winter = months == SEASONS["winter"]
    if (step == -1 and day.month <= months[1] + 1) or (step == 0 and is_winter and day.month <= 2):
        year = max(year - 1, 1)
    elif step == 1 and day.month >= months[0]:
        year = min(year + 1, MAXYEAR)
    low = date(year, months[0], 1)
    high = _shift(low, 89) if is_winter else date(year, months[1], calendar.monthrange(year, months[1])[1])
    return When(first=place, last=place + 1, low=_shift(low, -31 if is_winter else 0), high=high)


def _read_ago(words: Sequence[Word], place: int, day: date, is_forecast: bool) -> When | None:
    """Read "two years ago", "10 days ago" within half a period."""
    del is_forecast
    text = _at(words, place)
    count = NUMBER_WORDS.get(text, 1 if text in {"a", "an"} else None)
    if text.isdecimal() and len(text) <= 3:
        count = int(text)
    if count is None or _at(words, place + 2) != "ago":
        return None
    period = _PERIOD_DAYS.get(_at(words, place + 1).removesuffix("s"))
    if period is None:
        return None
    middle = count * period
    slack = period // 2
    return When(first=place, last=place + 2, low=_shift(day, -middle - slack), high=_shift(day, -middle + slack))


def implied_time(day: date, days: int) -> When:
    """Give the time of an event whose sentence names none: up to `days` before the document's day."""
    return When(first=0, last=0, low=day - timedelta(days=min(days, day.toordinal() - 1)), high=day)
