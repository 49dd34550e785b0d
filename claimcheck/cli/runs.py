"""`claimcheck runs` and `claimcheck purge`: the records of earlier runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.asking import may_forget, yes_option
from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.groups import Commands
from claimcheck.cli.output import (
    FILE_WIDTH,
    check_target,
    complain,
    format_option,
    is_colored,
    output_option,
    page_width,
    write_file,
    write_json,
    write_text,
)
from claimcheck.cli.rendering import FORMATS, Rendering, load_assets
from claimcheck.cli.review import decisions
from claimcheck.config import Flags, OutputFormat, Settings
from claimcheck.errors import ConfigError
from claimcheck.report.layout import Sheet, Style, shorten

if TYPE_CHECKING:
    from claimcheck.store import RunEntry
    from claimcheck.wiring import ReviewStores


@click.group("runs", cls=Commands)
def runs() -> None:
    """List, show, compare and remove earlier runs."""


@runs.command("list")
@click.option("-n", "--limit", metavar="N", type=click.IntRange(min=1), default=50, help="At most so many; else 50.")
@format_option
@click.pass_obj
def list_runs(common: Common, /, *, limit: int, output_format: str | None) -> None:
    """List the runs, newest first."""
    import json
    from dataclasses import asdict

    from claimcheck.wiring import open_runs

    settings = settings_of(common, Flags(format=output_format))
    store = open_runs(settings, create=False)
    try:
        entries = store.entries(limit)
    finally:
        store.close()
    if settings.format is OutputFormat.JSON:
        write_json("".join(json.dumps(asdict(entry)) + "\n" for entry in entries))
    elif entries:
        write_text(_table(entries, Sheet(width=page_width(), color=is_colored(settings))))
    else:
        complain(f"no run is stored in {settings.home}")


@runs.command("show")
@click.argument("run", default="last", metavar="[RUN]")
@click.option("--format", "output_format", metavar="NAME", help=f"How the report is written: {FORMATS}.")
@output_option
@click.option("--color", metavar="auto|always|never", help="Colour the text report.")
@click.pass_obj
def show_run(common: Common, /, *, run: str, output_format: str | None, output: Path | None, color: str | None) -> None:
    """Show a report again, as the run made it; RUN is an id, its beginning, or last."""
    from claimcheck.report.phrases import count
    from claimcheck.wiring import open_runs

    settings = settings_of(common, Flags(format=output_format, color=color))
    if output is not None:
        check_target(output, [])
    rendering = Rendering(settings=settings, is_single=True, is_file=output is not None)
    store = open_runs(settings, create=False)
    try:
        report = store.load(run)
    finally:
        store.close()
    with _reviewed(settings) as stores:
        made = stores.decisions.counts().get(report.run.id)
    text = rendering.add(report) + rendering.end()
    if output is None:
        rendering.write(text)
    else:
        write_file(output, text)
    if made is not None:
        whose = f"{count(made.decisions, 'decision')} by {', '.join(made.reviewers)}"
        complain(f"the report is what the run found, without {whose}: claimcheck runs decisions {report.run.id}")


@runs.command("diff")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--format", "output_format", metavar="text|json|html", help="For people, for programs, or as a page.")
@output_option
@click.option("--color", metavar="auto|always|never", help="Colour the comparison.")
@click.pass_obj
def diff_runs(
    common: Common, /, *, before: str, after: str, output_format: str | None, output: Path | None, color: str | None
) -> None:
    """Show what changed from run A to run B.

    Claims kept, reworded, new and gone; those that lost or gained their source; labels and findings that changed; and
    the article's own changes. A and B are ids, their beginnings, or last.
    """
    from claimcheck.report.diff import compare_reports, render_diff
    from claimcheck.report.html import diff_to_html
    from claimcheck.report.json import dump
    from claimcheck.wiring import open_runs

    settings = settings_of(common, Flags(format=output_format, color=color))
    if settings.format not in {OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.HTML}:
        raise ConfigError(f"--format {settings.format}: a comparison is text, json or html", setting="--format")
    if output is not None:
        check_target(output, [])
    store = open_runs(settings, create=False)
    try:
        diff = compare_reports(store.load(before), store.load(after))
    finally:
        store.close()
    if settings.format is OutputFormat.JSON:
        text = dump(diff, indent=2) + "\n"
    elif settings.format is OutputFormat.HTML:
        text = diff_to_html(diff, load_assets())
    elif output is not None:
        text = render_diff(diff, width=FILE_WIDTH)
    else:
        text = render_diff(diff, width=page_width(), color=is_colored(settings))
    if output is not None:
        write_file(output, text)
    elif settings.format is OutputFormat.TEXT:
        write_text(text)
    else:
        write_json(text)


@runs.command("remove")
@click.argument("runs", nargs=-1, required=True, metavar="RUN...")
@yes_option
@click.pass_obj
def remove_runs(common: Common, /, *, runs: tuple[str, ...], yes: bool) -> None:
    """Forget the named runs, all or none, and the decisions of their reviewers; where there are any, it asks first."""
    from claimcheck.report.phrases import count
    from claimcheck.store import pick

    settings = settings_of(common)
    if not settings.runs_file.exists():
        pick(runs[0], [])
    with _reviewed(settings) as stores:
        ids = [entry.id for entry in stores.runs.entries()]
        gone = {pick(name, ids) for name in runs}
        made = sum(each.decisions for run, each in stores.decisions.counts().items() if run in gone)
        what = f"{count(len(gone), 'run')} with {count(made, 'decision')}"
        if not made or may_forget(what, is_sure=yes):
            complain(f"removed: {stores.runs.remove(sorted(gone))}")


runs.add_command(decisions)


@click.command("purge")
@yes_option
@click.pass_obj
def purge(common: Common, /, *, yes: bool) -> None:
    """Forget all runs, all decisions of reviewers and the replies of models; the archive stays.

    It says how much that is and asks; in a script, without a terminal, only --yes does it.
    """
    from claimcheck.cli.cache import forget_replies
    from claimcheck.report.phrases import count

    settings = settings_of(common)
    forgotten = made = 0
    if settings.runs_file.exists():
        with _reviewed(settings) as stores:
            forgotten = len(stores.runs.entries())
            made = sum(each.decisions for each in stores.decisions.counts().values())
            what = f"{count(forgotten, 'run')} and {count(made, 'decision')}"
            if (forgotten or made) and not may_forget(what, is_sure=yes):
                return
            stores.runs.purge()
    tracebacks = [path for path in settings.bugs_folder.glob("*.txt") if path.is_file()]
    for path in tracebacks:
        path.unlink()
    replies = forget_replies(settings)
    words = (count(forgotten, "run"), count(made, "decision"), replies, count(len(tracebacks), "traceback"))
    complain(f"forgotten: {', '.join(words)}")


@contextmanager
def _reviewed(settings: Settings) -> Iterator[ReviewStores]:
    """Open runs and decisions for a while."""
    from claimcheck.wiring import open_review_stores

    stores = open_review_stores(settings)
    try:
        yield stores
    finally:
        stores.close()


def _table(entries: Sequence[RunEntry], sheet: Sheet) -> str:
    """Set one run a line: id, time, claims by label, title."""
    heads = (("run", 14), ("started (UTC)", 17), ("sourced", 8), ("anonymous", 10), ("unverified", 11))
    lines = sheet.row([(name, columns, Style.BOLD) for name, columns in heads], "title", style=Style.BOLD)
    for entry in entries:
        flags = [f"{entry.contradicted} contradicted"] if entry.contradicted else []
        flags += [f"{entry.not_classified} not classified"] if entry.not_classified else []
        title = shorten(entry.name, 2 * sheet.width)
        values = (entry.id, entry.started_at[:16].replace("T", " "), entry.sourced, entry.anonymous, entry.unverified)
        cells = [(str(value), columns, Style.PLAIN) for value, (_, columns) in zip(values, heads, strict=True)]
        lines += sheet.row(cells, f"{title} ({', '.join(flags)})" if flags else title)
    return "\n".join(lines) + "\n"
