"""Counts of one article by name: whole numbers only, so that any order of adding gives the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

Tally = Mapping[str, int]
"""Such as `{"claim.tp": 12, "label.sourced>anonymous": 1}`; shares are kept in millionths."""

MILLION = 1_000_000


def add_up(tallies: Iterable[Tally]) -> dict[str, int]:
    """Add the counts of articles."""
    total: dict[str, int] = {}
    for tally in tallies:
        for name, count in tally.items():
            total[name] = total.get(name, 0) + count
    return dict(sorted(total.items()))


def share(part: int, whole: int) -> float | None:
    """Give a share, or None of nothing."""
    return part / whole if whole else None


def f1(tp: int, fp: int, fn: int) -> float | None:
    """Give the harmonic mean of precision and recall, or None where there is nothing to find and nothing found."""
    whole = 2 * tp + fp + fn
    return 2 * tp / whole if whole else None


def confusion(tally: Tally, name: str) -> dict[tuple[str, str], int]:
    """Give the counts `name.gold>predicted` as a table."""
    return {pair: tally[key] for key, pair in _cells(tuple(tally), name)}


@lru_cache(maxsize=64)
def _cells(keys: tuple[str, ...], name: str) -> tuple[tuple[str, tuple[str, str]], ...]:
    """Give the keys of a table with what each counts; a bootstrap asks a thousand tallies of the same keys."""
    prefix = f"{name}."
    parts = [(key, key.removeprefix(prefix).partition(">")) for key in keys if key.startswith(prefix) and ">" in key]
    return tuple((key, (gold, predicted)) for key, (gold, _, predicted) in parts)


def class_f1(table: Mapping[tuple[str, str], int], label: str) -> float | None:
    """Give the F1 of one class of a table; None where gold holds none of it."""
    tp = table.get((label, label), 0)
    gold = sum(count for (each, _), count in table.items() if each == label)
    predicted = sum(count for (_, each), count in table.items() if each == label)
    return f1(tp, predicted - tp, gold - tp) if gold else None


def macro_f1(table: Mapping[tuple[str, str], int], labels: Iterable[str]) -> float | None:
    """Give the mean F1 of the classes that gold holds."""
    scores = [score for score in (class_f1(table, label) for label in labels) if score is not None]
    return sum(scores) / len(scores) if scores else None
