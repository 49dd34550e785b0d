"""The pictures of the HTML page, as text of HTML and SVG; every word from outside is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT, _PAD = 640, 220, 34
_COLOURS = ("#1b5e8c", "#b3541e", "#3b7d3b", "#7a4b94")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A named line of a chart: one value a run, None where a run has none."""

    name: str
    values: tuple[float | None, ...]


def confusion_table(table: Mapping[tuple[str, str], int], gold: Sequence[str], found: Sequence[str]) -> str:
    """Give a confusion matrix, gold in rows, each cell shaded by its share of the row."""
    head = "".join(f"<th scope='col'>{escape(each)}</th>" for each in found)
    rows = []
    for label in gold:
        total = sum(table.get((label, other), 0) for other in found)
        cells = "".join(_cell(table.get((label, other), 0), total, is_right=label == other) for other in found)
        rows.append(f"<tr><th scope='row'>{escape(label)}</th>{cells}</tr>")
    caption = "<caption>rows: gold, columns: found</caption>"
    return f"<div class='wide'><table class='confusion'>{caption}<tr><td></td>{head}</tr>{''.join(rows)}</table></div>"


def _cell(count: int, total: int, *, is_right: bool) -> str:
    strength = count / total if total else 0.0
    colour = "27,94,140" if is_right else "179,84,30"
    return f"<td style='background:rgba({colour},{0.75 * strength:.2f})'>{count}</td>"


def bars(rows: Sequence[tuple[str, int, int]]) -> str:
    """Give one bar a row: its name, how many are right, of how many."""
    lines = [
        f"<tr><th scope='row'>{escape(name)}</th><td class='bar'><span style='width:{100 * right / total:.1f}%'></span>"
        f"</td><td class='number'>{right} of {total}</td></tr>"
        for name, right, total in rows
        if total
    ]
    return f"<table class='bars'>{''.join(lines)}</table>"


def trend(lines: Sequence[Line], names: Sequence[str]) -> str:
    """Give lines from 0 to 1 over runs as an SVG, the last value written beside each line's name."""
    if len(names) < 2:
        return "<p>A trend needs two recorded runs or more (<code>--history</code>).</p>"
    step = (_WIDTH - 2 * _PAD) / (len(names) - 1)
    parts = [_grid()]
    legend = []
    for colour, line in zip(_COLOURS, lines, strict=False):
        points = [(_PAD + i * step, _y(value)) for i, value in enumerate(line.values) if value is not None]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f"<polyline fill='none' stroke='{colour}' stroke-width='2' points='{path}'/>")
        parts += [f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='{colour}'/>" for x, y in points]
        last = next((value for value in reversed(line.values) if value is not None), None)
        said = f"{line.name} {last:.3f}" if last is not None else line.name
        legend.append(f"<span style='color:{colour}'>{escape(said)}</span>")
    for i, name in ((0, names[0]), (len(names) - 1, names[-1])):
        anchor = "start" if i == 0 else "end"
        parts.append(f"<text x='{_PAD + i * step:.1f}' y='{_HEIGHT - 8}' text-anchor='{anchor}'>{escape(name)}</text>")
    picture = f"<svg viewBox='0 0 {_WIDTH} {_HEIGHT}' role='img' aria-label='trend'>{''.join(parts)}</svg>"
    return f"{picture}<p class='legend'>{' '.join(legend)}</p>"


def _grid() -> str:
    return "".join(
        f"<line x1='{_PAD}' x2='{_WIDTH - _PAD}' y1='{_y(value):.1f}' y2='{_y(value):.1f}' stroke='#ccc'/>"
        f"<text x='2' y='{_y(value) + 4:.1f}'>{value:g}</text>"
        for value in (0.0, 0.25, 0.5, 0.75, 1.0)
    )


def _y(value: float) -> float:
    return _HEIGHT - _PAD - value * (_HEIGHT - 2 * _PAD)
