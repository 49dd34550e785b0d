"""Weights on signs: how surely a sentence bears on a claim, and which stance it then has."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimcheck.judging.signs import Signs
from claimcheck.types import Stance

STANCES = tuple(Stance)
"""The order of a `Scorer`'s rows."""
_DISAGREEMENTS = ("differs", "word_opposed", "rule_opposed", "dates_differ")
"""Without one of these signs nothing contradicts, whatever the weights say; a negation must reach a shared word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """From where on a decision counts, as probabilities; chosen by cross-validation over articles."""

    bears: float
    supports_bears: float
    supports: float
    contradicts_bears: float
    contradicts: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """Two logistic models over the same signs.

    `names` are the signs in order. `bears` is one row of weights, `stances` four in the order of `STANCES`; the last
    number of a row is its constant.
    """

    names: tuple[str, ...]
    bears: tuple[float, ...]
    stances: tuple[tuple[float, ...], ...]
    limits: Limits

    @classmethod
    def parse(cls, weights: Mapping[str, Any]) -> Scorer:
        """Make a scorer of the object that its file holds.

        Raises:
            KeyError, TypeError, ValueError: the file has another form.
        """
        rows = tuple(tuple(float(one) for one in weights["stances"][stance.value]) for stance in STANCES)
        scorer = cls(
            names=tuple(weights["names"]),
            bears=tuple(map(float, weights["bears"])),
            stances=rows,
            limits=Limits(**{name: float(limit) for name, limit in weights["limits"].items()}),
        )
        count = len(scorer.names)
        if {len(row) - 1 for row in (scorer.bears, *rows)} != {count}:
            raise ValueError("a row of weights has another length than the names")
        return scorer

    def bearing(self, signs: Signs) -> float:
        """Give the probability that a sentence bears on a claim at all."""
        return 1 / (1 + math.exp(-_clipped(_weighed(self.bears, self._values(signs)))))

    def decide(self, signs: Signs, bearing: float, *, may_contradict: bool = True) -> Stance:
        """Give the likeliest stance whose limits are reached; what does not bear on the claim is unrelated."""
        if bearing < self.limits.bears:
            return Stance.UNRELATED
        likely = self.probabilities(signs)
        is_sure = likely[Stance.CONTRADICTS] >= self.limits.contradicts and bearing >= self.limits.contradicts_bears
        if not (may_contradict and is_sure and any(signs[name] for name in _DISAGREEMENTS)):
            del likely[Stance.CONTRADICTS]
        if likely[Stance.SUPPORTS] < self.limits.supports or bearing < self.limits.supports_bears:
            del likely[Stance.SUPPORTS]
        return max(likely, key=lambda stance: likely[stance])

    def probabilities(self, signs: Signs) -> dict[Stance, float]:
        """Give the probability of each stance of a sentence that bears on the claim."""
        values = self._values(signs)
        logits = [_weighed(row, values) for row in self.stances]
        powers = [math.exp(logit - max(logits)) for logit in logits]
        return {stance: power / sum(powers) for stance, power in zip(STANCES, powers, strict=True)}

    def _values(self, signs: Signs) -> list[float]:
        return [signs[name] for name in self.names]


def _weighed(row: Sequence[float], values: Sequence[float]) -> float:
    return math.fsum(weight * value for weight, value in zip(row, values, strict=False)) + row[-1]


def _clipped(logit: float) -> float:
    return max(-500.0, min(500.0, logit))
