"""Intervals by the bootstrap over articles: articles are drawn again, since claims of one article fail together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from claimcheck.evaluation.scoring.figures import Figure
from claimcheck.evaluation.scoring.tally import Tally, add_up

SEED = 20
ROUNDS = 1000
TAIL = 2.5
"""Percent outside an interval at each end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


class Resampled:
    """Counts of articles added up `ROUNDS` times over articles drawn with replacement, the same draw every time."""

    def __init__(self, tallies: Sequence[Tally]) -> None:
        names = sorted({name for tally in tallies for name in tally})
        counts = np.array([[tally.get(name, 0) for name in names] for tally in tallies], dtype=np.int64)
        sums = _weights(len(tallies)) @ counts.reshape(len(tallies), len(names))
        self.total: Tally = add_up(tallies)
        self.rounds: list[Tally] = [dict(zip(names, row, strict=True)) for row in sums.tolist()]

    def interval(self, figure: Figure) -> Interval | None:
        """Give a figure with its interval; None where there is nothing to measure."""
        value = figure.measure(self.total)
        if value is None:
            return None
        drawn = [each for each in (figure.measure(tally) for tally in self.rounds) if each is not None]
        low, high = _ends(drawn)
        return Interval(value=value, low=low, high=high)


def difference(figure: Figure, before: Resampled, after: Resampled) -> Interval | None:
    """Give how much a figure rose, over the same draws of the same articles: what both share cancels out."""
    values = figure.measure(before.total), figure.measure(after.total)
    if values[0] is None or values[1] is None:
        return None
    pairs = [(figure.measure(a), figure.measure(b)) for a, b in zip(before.rounds, after.rounds, strict=True)]
    low, high = _ends([b - a for a, b in pairs if a is not None and b is not None])
    return Interval(value=values[1] - values[0], low=low, high=high)


def _ends(values: list[float]) -> tuple[float, float]:
    low, high = np.percentile(np.array(values), [TAIL, 100 - TAIL])
    return float(low), float(high)


@cache
def _weights(articles: int) -> npt.NDArray[np.int64]:
    """Give how often each article is drawn, one row a round."""
    drawn = np.random.default_rng(SEED).integers(0, articles, size=(ROUNDS, articles))
    rows = [np.bincount(row, minlength=articles) for row in drawn]
    return np.array(rows, dtype=np.int64)
