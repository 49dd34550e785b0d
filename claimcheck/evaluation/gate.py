"""The gate: a run fails below a floor, or where it is worse than the baseline beyond the noise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.evaluation.runs import CaseRun, EvalRun
from claimcheck.evaluation.scoring import FIGURES, Figure, add_up
from claimcheck.evaluation.scoring.bootstrap import Resampled, difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A figure that fails the gate, and why in one line."""

    figure: str
    reason: str

    def __str__(self) -> str:
        return f"{self.figure}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gated:
    """What the gate says of a run: what fails, and what a reader must know of how it was compared."""

    subject: str
    failures: tuple[Failure, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The cases that two runs have in common, unchanged and in one order, and how their case sets differ."""

    before: tuple[CaseRun, ...]
    after: tuple[CaseRun, ...]
    notes: tuple[str, ...]


def gate(run: EvalRun, baseline: EvalRun | None, floors: Mapping[str, float]) -> Gated:
    """Hold a run against floors and a baseline.

    Args:
        run: what is judged.
        baseline: an earlier run of the same subject, or None where there is none.
        floors: the least of a figure by name, or the most where less of it is better.
    """
    failures = list(_floor_failures(run, floors))
    notes: list[str] = []
    if baseline is None:
        notes.append(f"{run.subject} has no baseline: only floors were held; make one with `claimcheck eval baseline`")
    else:
        shared = shared_cases(baseline, run)
        notes += shared.notes
        if shared.after:
            failures += _falls(shared)
        else:
            failures.append(Failure(figure="cases", reason="none is in common with the baseline: nothing is compared"))
    return Gated(subject=run.subject, failures=tuple(failures), notes=tuple(notes))


def shared_cases(before: EvalRun, after: EvalRun) -> Shared:
    """Pair the unchanged cases of two runs, and say how the sets differ."""
    old, new = ({each.score.case: each for each in run.cases} for run in (before, after))
    changed = sorted(case for case in old.keys() & new.keys() if old[case].sha256 != new[case].sha256)
    both = [case for case in sorted(old.keys() & new.keys()) if case not in changed]
    differences = {
        "new": sorted(new.keys() - old.keys()),
        "gone": sorted(old.keys() - new.keys()),
        "changed": changed,
    }
    notes = [f"{len(cases)} {how}: {_names(cases)}" for how, cases in differences.items() if cases]
    if notes:
        how = "; ".join(notes)
        notes = [f"the cases are not those of the baseline ({how}); compared on {len(both)} unchanged ones"]
    return Shared(before=tuple(old[case] for case in both), after=tuple(new[case] for case in both), notes=tuple(notes))


def lowered(before: EvalRun, after: EvalRun) -> list[Failure]:
    """Name the gated figures that a new baseline would lower, noise or not, on the cases of both."""
    shared = shared_cases(before, after)
    old, new = (add_up(each.score.tally for each in cases) for cases in (shared.before, shared.after))
    found = []
    for figure in _gated():
        values = figure.measure(old), figure.measure(new)
        if values[0] is not None and (values[1] is None or _worse(figure, values[0], values[1]) > 0):
            found.append(Failure(figure=figure.name, reason=f"{values[0]:.4f} before, {_shown(values[1])} now"))
    return found


def _floor_failures(run: EvalRun, floors: Mapping[str, float]) -> Sequence[Failure]:
    total = add_up(each.tally for each in run.scores())
    failures = []
    for figure in FIGURES:
        if figure.name not in floors:
            continue
        value, floor = figure.measure(total), floors[figure.name]
        if value is None:
            failures.append(Failure(figure=figure.name, reason=f"there is nothing to measure, the floor is {floor:g}"))
        elif _worse(figure, floor, value) > 0:
            bound = "floor" if figure.is_higher_better else "ceiling"
            failures.append(Failure(figure=figure.name, reason=f"{value:.4f}, the {bound} is {floor:g}"))
    return failures


def _falls(shared: Shared) -> Sequence[Failure]:
    """Name the gated figures that got worse beyond the noise, by a bootstrap over the pairs of cases."""
    before = Resampled([each.score.tally for each in shared.before])
    after = Resampled([each.score.tally for each in shared.after])
    failures = []
    for figure in _gated():
        values = figure.measure(before.total), figure.measure(after.total)
        if values[0] is not None and values[1] is None:
            failures.append(Failure(figure=figure.name, reason=f"{values[0]:.4f} before, nothing to measure now"))
            continue
        change = difference(figure, before, after)
        if change is None or values[0] is None:
            continue
        surely = change.high < 0 if figure.is_higher_better else change.low > 0
        if surely:
            reason = f"{values[0]:.4f} before, {_shown(values[1])} now ({change.low:+.4f} to {change.high:+.4f})"
            failures.append(Failure(figure=figure.name, reason=reason))
    return failures


def _gated() -> list[Figure]:
    return [figure for figure in FIGURES if figure.is_gated]


def _worse(figure: Figure, before: float, after: float) -> float:
    """Give by how much a figure got worse; negative where it got better."""
    return before - after if figure.is_higher_better else after - before


def _shown(value: float | None) -> str:
    return "nothing to measure" if value is None else f"{value:.4f}"


def _names(cases: Sequence[str], most: int = 5) -> str:
    more = f" and {len(cases) - most} more" if len(cases) > most else ""
    return ", ".join(cases[:most]) + more
