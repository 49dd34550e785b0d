"""The terminal table of runs side by side."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.evaluation.cases.gold import Group
from claimcheck.evaluation.runs import EvalRun, FigureRow, figure_rows
from claimcheck.evaluation.scoring import FIGURES
from claimcheck.evaluation.scoring.bootstrap import Interval

SIMULATED = "SIMULATED: replies by rule, no real model; these figures test our code, not any model's quality"
_NAME_WIDTH, _CELL_WIDTH = 30, 24


def render_table(runs: Sequence[EvalRun]) -> str:
    """Set the figures of runs side by side, each with its 95 % interval over articles, then open and held-out cases."""
    lines = []
    for run in runs:
        claims = sum(len(each.outcomes) for each in run.scores())
        lines.append(f"{run.subject}: {len(run.cases)} cases, {claims} gold claims, suite {run.suite_sha256[:12]}")
        lines.append(f"  {run.note}")
        if run.is_simulated:
            lines.append(f"  {SIMULATED}")
    rows = [{row.name: row for row in figure_rows(run)} for run in runs]
    lines += ["", _line("figure", [run.subject for run in runs])]
    for figure in FIGURES:
        if any(figure.name in each for each in rows):
            lines.append(_line(figure.name, [_cell(each.get(figure.name)) for each in rows]))
    for group in Group:
        lines += ["", _line(f"{group} cases", [str(len(run.scores(group))) for run in runs])]
        for name in ("claim_f1", "label_macro_f1", "source_kind_macro_f1", "ledger_bcubed_f1", "stance_macro_f1"):
            lines.append(_line(name, [_group_cell(each.get(name), group) for each in rows]))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _line(name: str, cells: Sequence[str]) -> str:
    return f"{name:<{_NAME_WIDTH}}" + "".join(f"{cell[: _CELL_WIDTH - 1]:>{_CELL_WIDTH}}" for cell in cells)


def _cell(row: FigureRow | None) -> str:
    return "-" if row is None else number_with_interval(row.interval)


def _group_cell(row: FigureRow | None, group: str) -> str:
    value = row.groups.get(group) if row else None
    return "-" if value is None else number(value)


def number(value: float) -> str:
    """Give a figure with three digits after the point, a large one with none."""
    return f"{value:.3f}" if abs(value) < 100 else f"{value:,.0f}"


def number_with_interval(interval: Interval) -> str:
    """Give a figure with its interval."""
    return f"{number(interval.value)} [{number(interval.low)} {number(interval.high)}]"
