"""One HTML page of runs: figures, confusion, phenomena, trend, flipped claims. No script, no request, all escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from claimcheck.evaluation.comparing import Flip, flips
from claimcheck.evaluation.gate import Gated
from claimcheck.evaluation.runs import EvalRun, FigureRow, figure_rows
from claimcheck.evaluation.scoring import add_up, figure
from claimcheck.evaluation.scoring.figures import LABELS, STANCES
from claimcheck.evaluation.scoring.tally import Tally, confusion
from claimcheck.evaluation.views.pictures import Line, bars, confusion_table, trend
from claimcheck.evaluation.views.table import SIMULATED, number

TREND_FIGURES = ("claim_f1", "label_macro_f1", "stance_macro_f1", "ledger_bcubed_f1")
MAX_FLIPS = 500
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--page:#fff;--rule:#ddd;--soft:#5a5a5a;--tint:#f2f2f2;--warn:#fff3cd;
--bad:#a01818;--good:#276b27;--bar:#1b5e8c;--lift:1}
@media(prefers-color-scheme:dark){:root{--ink:#e6e6e3;--page:#17191c;--rule:#3a3d42;--soft:#a5a8ad;--tint:#26292e;
--warn:#3d3214;--bad:#f08a80;--good:#8fc98f;--bar:#5aa0d0;--lift:1.7}}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:var(--ink);
background:var(--page)}
table{border-collapse:collapse;margin:.5rem 0 1.5rem}.wide{overflow-x:auto}
th,td{padding:.2rem .6rem;text-align:left;border-bottom:1px solid var(--rule)}
.figures th[scope=row]{font-weight:400;line-height:1.3;padding-block:.35rem}
.figures code{display:block;color:var(--soft);background:none;font-size:.8125rem;overflow-wrap:anywhere}
.figures th[scope=col]{text-align:right}
td.number,.figures td{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal}
.figures .interval{display:block;color:var(--soft);font-size:.8125rem;white-space:nowrap}
.confusion td{text-align:right;min-width:4rem}caption{text-align:left;color:var(--soft)}
.bar{width:min(20rem,35vw)}.bar span{display:block;height:.9rem;background:var(--bar)}
svg{max-width:40rem;font-size:11px}svg text{fill:currentColor}
svg :is(polyline,circle),.legend{filter:brightness(var(--lift))}
.legend span{margin-right:1.5rem}.warning{background:var(--warn);padding:.5rem .8rem;border-left:4px solid #b3541e}
.broken{color:var(--bad)}.fixed{color:var(--good)}.flips li{margin-bottom:.8rem}code{background:var(--tint)}
p,li{overflow-wrap:anywhere}
"""


def render_page(
    runs: Sequence[EvalRun],
    *,
    before: Mapping[str, EvalRun],
    history: Mapping[str, Sequence[tuple[str, EvalRun]]],
    gated: Sequence[Gated] = (),
    against: Mapping[str, str] | None = None,
) -> str:
    """Write the page.

    Args:
        runs: what was run, side by side.
        before: by subject, the run that flipped claims are told against.
        history: by subject, earlier runs by name, oldest first.
        gated: what the gate said.
        against: by subject, what the run of `before` is called.
    """
    body = [_figures(runs), *(_gate(each) for each in gated)]
    names = against or {}
    for run in runs:
        named = names.get(run.subject, "an earlier run")
        body += [_run(run, history.get(run.subject, ())), _flips(run, before.get(run.subject), named)]
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        "<meta name='viewport' content='width=device-width'><title>claimcheck evaluation</title>"
        f"<style>{_STYLE}</style></head><body><main><h1>Evaluation</h1>{''.join(body)}</main></body></html>\n"
    )


def _figures(runs: Sequence[EvalRun]) -> str:
    tables = [{row.name: row for row in figure_rows(run)} for run in runs]
    names = list(dict.fromkeys(name for table in tables for name in table))
    head = "".join(f"<th scope='col'>{escape(run.subject)}</th>" for run in runs)
    rows = "".join(
        f"<tr><th scope='row'>{escape(figure(name).meaning)}<code>{escape(name)}</code></th>"
        + "".join(f"<td>{_figure_cell(table.get(name))}</td>" for table in tables)
        + "</tr>"
        for name in names
    )
    notes = "".join(
        f"<p><strong>{escape(run.subject)}</strong>: {escape(run.note)}. {len(run.cases)} cases, suite "
        f"<code>{run.suite_sha256[:12]}</code>, engine {escape(run.engine_version)}.</p>"
        + (f"<p class='warning'>{escape(SIMULATED)}</p>" if run.is_simulated else "")
        for run in runs
    )
    caption = "<p>Each with its 95 % interval, by the bootstrap over articles.</p>"
    table = f"<table class='figures'><tr><td></td>{head}</tr>{rows}</table>"
    return f"{notes}<h2>Figures</h2>{caption}<div class='wide'>{table}</div>"


def _figure_cell(row: FigureRow | None) -> str:
    if row is None:
        return "-"
    # A share has as many digits as it can be trusted to; a count of calls has none after the point.
    said = number if figure(row.name).is_share else _count
    interval = row.interval
    return f"{said(interval.value)}<span class='interval'>{said(interval.low)} to {said(interval.high)}</span>"


def _count(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def _gate(gated: Gated) -> str:
    verdict = "fails" if gated.failures else "passes"
    lines = [*(f"<li class='broken'>{escape(str(each))}</li>" for each in gated.failures)]
    lines += [f"<li>{escape(note)}</li>" for note in gated.notes]
    return f"<h2>Gate: {escape(gated.subject)} {verdict}</h2><ul>{''.join(lines)}</ul>"


def _run(run: EvalRun, history: Sequence[tuple[str, EvalRun]]) -> str:
    total = add_up(each.tally for each in run.scores())
    parts = [
        f"<h2>{escape(run.subject)}</h2><h3>Labels</h3>",
        confusion_table(confusion(total, "label"), LABELS, (*LABELS, "not_classified", "missed")),
        "<h3>Stances</h3>",
        confusion_table(confusion(total, "stance"), STANCES, STANCES),
        "<h3>Right labels by phenomenon</h3>",
        bars(_phenomena(total)),
        "<h3>Trend over recorded runs</h3>",
        _trend([*history, ("now", run)]),
    ]
    return "".join(parts)


def _phenomena(total: Tally) -> list[tuple[str, int, int]]:
    names = [key.removeprefix("phenomenon.").removesuffix(".all") for key in total if _is_phenomenon(key)]
    rows = [(name, total.get(f"phenomenon.{name}.right", 0), total[f"phenomenon.{name}.all"]) for name in names]
    return sorted(rows, key=lambda row: (row[1] / row[2] if row[2] else 0.0, row[0]))


def _is_phenomenon(key: str) -> bool:
    return key.startswith("phenomenon.") and key.endswith(".all")


def _trend(runs: Sequence[tuple[str, EvalRun]]) -> str:
    totals = [add_up(each.tally for each in run.scores()) for _, run in runs]
    lines = [Line(name=name, values=tuple(figure(name).measure(total) for total in totals)) for name in TREND_FIGURES]
    return trend(lines, [name for name, _ in runs])


def _flips(run: EvalRun, before: EvalRun | None, named: str) -> str:
    if before is None:
        return "<h3>Flipped claims</h3><p>There is no earlier run to compare with.</p>"
    found = list(flips(before, run))
    items = "".join(_flip(flip) for flip in found[:MAX_FLIPS])
    more = f"<p>and {len(found) - MAX_FLIPS} more</p>" if len(found) > MAX_FLIPS else ""
    return f"<h3>Flipped claims against {escape(named)}: {len(found)}</h3><ol class='flips'>{items}</ol>{more}"


def _flip(flip: Flip) -> str:
    labels = f"{flip.before.got} → {flip.after.got}, right is {flip.after.expected}"
    quotation, sentence = escape(flip.after.quotation), escape(flip.after.sentence)
    marked = sentence.replace(quotation, f"<mark>{quotation}</mark>", 1)
    return (
        f"<li><strong class='{flip.direction}'>{flip.direction}</strong> {escape(flip.case)}: {escape(labels)}"
        f"<br>{marked if '<mark>' in marked else f'{sentence} <mark>{quotation}</mark>'}</li>"
    )
