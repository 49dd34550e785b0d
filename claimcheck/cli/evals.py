"""`claimcheck eval`: measure engines on cases, offline."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.output import complain, write_text
from claimcheck.errors import ExitCode


@click.group("eval")
def evals() -> None:
    """Measure engines on cases with known answers; nothing leaves the machine."""


@evals.command("lint")
@click.argument("cases", type=click.Path(path_type=Path), metavar="DIR")
def lint(cases: Path) -> int:
    """Check the cases below a folder, and count what they hold.

    Exit codes: 0 all are right, 3 a case is wrong; one line for each problem says file, line and reason.
    """
    from claimcheck.evaluation.cases import read_suite
    from claimcheck.evaluation.cases.survey import survey

    loaded = read_suite(cases)
    for problem in loaded.problems:
        complain(str(problem))
    write_text("".join(f"{line}\n" for line in survey(loaded.cases)))
    if loaded.errors:
        complain(f"{len(loaded.errors)} problems in {len({problem.path.parent for problem in loaded.errors})} cases")
        return ExitCode.INPUT
    return ExitCode.DONE
