"""How many documents an archive holds, by publisher and month, as figures and as a small chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.report.layout import columns, shorten
from claimcheck.types import PriorDocument

BARS = "▁▂▃▄▅▆▇█"
ASCII_BARS = ".:-=+*#@"
_MOST_ROWS = 12
_NAME_COLUMNS = 24
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months that one bar may stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherCount:
    """The documents of one publisher; `months` counts those with a date, by "2019-02", in order."""

    publisher: str | None
    documents: int
    months: dict[str, int]


def count_documents(documents: Iterable[PriorDocument]) -> list[PublisherCount]:
    """Count by publisher and month, those with most documents first."""
    totals: Counter[str | None] = Counter()
    months: dict[str | None, Counter[str]] = {}
    for document in documents:
        totals[document.publisher] += 1
        counted = months.setdefault(document.publisher, Counter())
        if document.date is not None:
            counted[document.date.day.isoformat()[:7]] += 1
    ranked = sorted(totals, key=lambda name: (-totals[name], name is None, name or ""))
    return [
        PublisherCount(publisher=name, documents=totals[name], months=dict(sorted(months[name].items())))
        for name in ranked
    ]


def chart(counts: Sequence[PublisherCount], *, width: int, bars: str = BARS) -> list[str]:
    """Draw a line for each publisher, within `width` columns, with a bar for each month or for some months at once.

    All lines have one scale; `bars` are the signs from the lowest to the highest bar. Above a dozen publishers the
    smaller ones are drawn as one.
    """
    rows = [(each.publisher or "(no publisher)", each.documents, each.months) for each in counts[:_MOST_ROWS]]
    if rest := counts[_MOST_ROWS:]:
        months: Counter[str] = Counter()
        for each in rest:
            months.update(each.months)
        rows.append((f"{len(rest)} others", sum(each.documents for each in rest), months))
    numbers = [_number(month) for each in counts for month in each.months]
    digits = max((len(f"{total:,}") for _, total, _ in rows), default=1)
    room = max(width - _NAME_COLUMNS - digits - 4, 6)
    first, last = min(numbers, default=0), max(numbers, default=-1)
    step = next((each for each in _STEPS if (last - first) // each < room), _STEPS[-1])
    heights = [_heights(months, first, last, step) for _, _, months in rows]
    highest = max((height for row in heights for height in row), default=0)
    lines = [_caption(first, last, step, highest)] if numbers else []
    for (name, total, _), row in zip(rows, heights, strict=True):
        shown = shorten(name, _NAME_COLUMNS)
        drawn = "".join(bars[-(-height * len(bars) // highest) - 1] if height else " " for height in row)
        lines.append(f"{shown}{' ' * (_NAME_COLUMNS - columns(shown))}  {total:>{digits},}  {drawn[:room]}".rstrip())
    return lines


def _number(month: str) -> int:
    return 12 * int(month[:4]) + int(month[5:7]) - 1


def _name(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _heights(months: dict[str, int], first: int, last: int, step: int) -> list[int]:
    heights = [0] * ((last - first) // step + 1 if last >= first else 0)
    for month, count in months.items():
        heights[(_number(month) - first) // step] += count
    return heights


def _caption(first: int, last: int, step: int, highest: int) -> str:
    unit = "month" if step == 1 else f"{step} months" if step % 12 else f"{step // 12} years" if step > 12 else "year"
    return f"{_name(first)} to {_name(last)}, a bar for each {unit}, the highest is {highest:,}"
