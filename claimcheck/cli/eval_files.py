"""`claimcheck eval compare|baseline|promote`: what is done with runs once they are written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.output import TargetPath, check_target, complain, write_file, write_text
from claimcheck.errors import CaseError, ExitCode

if TYPE_CHECKING:
    from claimcheck.evaluation.decisions import Decisions
    from claimcheck.types import Report

_MAX_REPORT_BYTES = 64 * 2**20
_FILE = click.Path(path_type=Path, readable=False)


@click.command("compare")
@click.argument("before", type=_FILE, metavar="A")
@click.argument("after", type=_FILE, metavar="B")
@click.option(
    "--html", type=TargetPath(), metavar="FILE", help="Write a page of B with the claims that flipped since A."
)
def compare(*, before: Path, after: Path, html: Path | None) -> int:
    """Compare two runs that `eval run -o` wrote: figures, cases, and which claims flipped."""
    from claimcheck.evaluation.comparing import compare as compare_runs
    from claimcheck.evaluation.runs import read_run
    from claimcheck.evaluation.views.comparison import render_comparison
    from claimcheck.evaluation.views.page import render_page

    if html is not None:
        check_target(html, [before, after])
    one, other = read_run(before), read_run(after)
    write_text(render_comparison(compare_runs(one, other)))
    if html is not None:
        subject = other.subject
        page = render_page([other], before={subject: one}, history={subject: [("A", one)]}, against={subject: "A"})
        write_file(html, page)
    return ExitCode.DONE


@click.command("baseline")
@click.argument("run", type=_FILE, metavar="RUN")
@click.option(
    "--to", "folder", required=True, type=_FILE, metavar="DIR", help="The folder that `eval run --gate` names."
)
@click.option("--allow-lower", is_flag=True, help="Put it in place although a figure falls.")
def baseline(*, run: Path, folder: Path, allow_lower: bool) -> int:
    """Make a run the baseline of its engine; one that lowers a figure needs --allow-lower."""
    from claimcheck.evaluation.baselines import Baselines
    from claimcheck.evaluation.runs import read_run, run_to_json

    made = read_run(run)
    baselines = Baselines(folder=folder)
    lower = baselines.lowered_by(made)
    for failure in lower:
        complain(f"lower than the baseline: {failure}")
    if lower and not allow_lower:
        complain(
            f"the baseline of {made.subject} stays as it is; --allow-lower puts this run in its place all the same"
        )
        return ExitCode.CONDITION
    folder.mkdir(parents=True, exist_ok=True)
    write_file(baselines.path(made.subject), run_to_json(made))
    complain(f"baseline of {made.subject}: {len(made.cases)} cases, suite {made.suite_sha256[:12]}")
    return ExitCode.DONE


@click.command("promote")
@click.argument("run", metavar="RUN")
@click.option("--decisions", type=_FILE, metavar="FILE", help="As JSON; else those that the review of RUN kept.")
@click.option("--to", "folder", required=True, type=_FILE, metavar="DIR", help="The folder of cases to add to.")
@click.option("--id", "case_id", required=True, metavar="NAME", help="The name of the new case.")
@click.option("--desk", required=True, metavar="DESK", help="politics, business, courts ...")
@click.option(
    "--undecided",
    type=click.Choice(["unscored", "gold"]),
    help="Claims that nobody decided: keep them outside the scores, or take them as right.",
)
@click.pass_obj
def promote(
    common: Common,
    /,
    *,
    run: str,
    decisions: Path | None,
    folder: Path,
    case_id: str,
    desk: str,
    undecided: str | None,
) -> int:
    """Make a reviewed run a case; RUN is a run's id, last, or the JSON report of one.

    A label that a reviewer set against the rules is kept as disputed, outside the scores. Where claims are left that
    nobody decided, --undecided says what becomes of them.
    """
    from claimcheck.evaluation.decisions import read_decisions
    from claimcheck.evaluation.promote import Undecided
    from claimcheck.evaluation.promote import promote as make_case

    report = _report(common, run)
    given = read_decisions(decisions) if decisions else _kept(common, run, report)
    wanted = Undecided(undecided) if undecided else None
    made = make_case(report, given, folder, case_id=case_id, desk=desk, undecided=wanted)
    for decision in made.orphaned:
        complain(f"orphaned: {decision.field} {decision.new} for {decision.quotation!r}, which the run does not have")
    complain(f"{made.folder}: {made.claims} claims, {made.disputed} of them disputed and not scored")
    if made.undecided:
        scored = "taken as right" if wanted is Undecided.GOLD else "not scored"
        complain(f"{made.undecided} of the claims were decided by nobody, {scored}: they are the engine's own word")
    return ExitCode.DONE


def _kept(common: Common, run: str, report: Report) -> Decisions:
    """Give the decisions that the review pages kept for a run, as far as a case can say them."""
    from claimcheck.evaluation.decisions import parse_decisions
    from claimcheck.review.case_export import case_text
    from claimcheck.review.fold import review_of
    from claimcheck.wiring import open_review_stores

    stores = open_review_stores(settings_of(common))
    try:
        made = stores.decisions.of_run(report.run.id)
    finally:
        stores.close()
    if not made:
        raise CaseError(f"{run}: nothing was decided on it; review it, or give --decisions", path=run)
    return parse_decisions(case_text(review_of(report, made)), f"the review of {report.run.id}")


def _report(common: Common, run: str) -> Report:
    """Give the report of a file, or of a run in the store."""
    from claimcheck.report.json import from_json
    from claimcheck.wiring import open_runs

    path = Path(run)
    if path.is_file():
        try:
            return from_json(path.read_bytes()[:_MAX_REPORT_BYTES].decode())
        except (ValueError, TypeError, KeyError) as exc:
            raise CaseError(f"{path}: no report of `claimcheck --format json`", path=run) from exc
    store = open_runs(settings_of(common), create=False)
    try:
        return store.load(run)
    finally:
        store.close()
