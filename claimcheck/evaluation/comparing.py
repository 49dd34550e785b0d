"""Two runs compared case by case: how each figure moved, and which claims flipped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.evaluation.gate import shared_cases
from claimcheck.evaluation.runs import EvalRun
from claimcheck.evaluation.scoring import FIGURES, Outcome, add_up, figure
from claimcheck.evaluation.scoring.bootstrap import Interval, Resampled, difference

CASE_FIGURES = ("claim_f1", "label_macro_f1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A claim whose label, or finding, differs between two runs."""

    case: str
    before: Outcome
    after: Outcome

    @property
    def direction(self) -> str:
        """Tell whether it got right, wrong, or only otherwise wrong."""
        if self.after.is_right:
            return "fixed"
        return "broken" if self.before.is_right else "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A figure before and after, and the interval of its difference over the cases of both."""

    name: str
    before: float
    after: float
    change: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMoved:
    """A figure of one case before and after; None where the case has nothing to measure."""

    case: str
    figure: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two runs differ in; `notes` say how their case sets differ."""

    before: EvalRun
    after: EvalRun
    cases: int
    figures: tuple[Moved, ...]
    by_case: tuple[CaseMoved, ...]
    flips: tuple[Flip, ...]
    notes: tuple[str, ...]


def compare(before: EvalRun, after: EvalRun) -> Comparison:
    """Compare two runs on the cases that both have, unchanged."""
    shared = shared_cases(before, after)
    figures: list[Moved] = []
    if shared.after:
        old, new = (Resampled([each.score.tally for each in runs]) for runs in (shared.before, shared.after))
        for each in FIGURES:
            change = difference(each, old, new)
            values = each.measure(old.total), each.measure(new.total)
            if change is not None and values[0] is not None and values[1] is not None:
                figures.append(Moved(name=each.name, before=values[0], after=values[1], change=change))
    return Comparison(
        before=before,
        after=after,
        cases=len(shared.after),
        figures=tuple(figures),
        by_case=tuple(_by_case(before, after)),
        flips=tuple(flips(before, after)),
        notes=shared.notes,
    )


def flips(before: EvalRun, after: EvalRun) -> Iterator[Flip]:
    """Give the claims that differ, of unchanged cases, broken ones first in each."""
    shared = shared_cases(before, after)
    order = ("broken", "fixed", "changed")
    for one, other in zip(shared.before, shared.after, strict=True):
        pairs = zip(one.score.outcomes, other.score.outcomes, strict=True)
        found = [Flip(case=one.score.case, before=a, after=b) for a, b in pairs if a.got != b.got]
        yield from sorted(found, key=lambda flip: (order.index(flip.direction), flip.after.start))


def _by_case(before: EvalRun, after: EvalRun) -> Iterator[CaseMoved]:
    shared = shared_cases(before, after)
    for one, other in zip(shared.before, shared.after, strict=True):
        for name in CASE_FIGURES:
            values = [figure(name).measure(add_up([each.score.tally])) for each in (one, other)]
            yield CaseMoved(case=one.score.case, figure=name, before=values[0], after=values[1])
