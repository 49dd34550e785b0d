"""The names of months and of days of the week, in lower case."""

from __future__ import annotations

from claimcheck.text.word_lists import words, words_in_order

MONTH_NAMES = words_in_order("january february march april may june july august september october november december")
MONTH_NUMBERS = {form: number for number, name in enumerate(MONTH_NAMES, start=1) for form in (name, name[:3])} | {
    "sept": 9
}
"""The number of a month, from 1, by its name and its short forms."""
MONTHS = frozenset(MONTH_NUMBERS)

WEEKDAY_NUMBERS = {
    name: number
    for number, name in enumerate(words_in_order("monday tuesday wednesday thursday friday saturday sunday"))
}
"""The number of a day, from 0 for Monday."""
WEEKDAYS = frozenset(WEEKDAY_NUMBERS) | words("mon tue tues wed thu thurs fri sat sun")
