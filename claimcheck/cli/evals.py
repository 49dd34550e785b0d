"""`claimcheck eval`: measure engines on cases, offline; lint, run and record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.eval_files import baseline, compare, promote
from claimcheck.cli.groups import Commands
from claimcheck.cli.llm_options import flags_of, llm_options
from claimcheck.cli.output import TargetPath, check_target, complain, write_text
from claimcheck.config import Flags, Settings
from claimcheck.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from claimcheck.subjects import Options


@click.group("eval", cls=Commands)
def evals() -> None:
    """Measure engines on cases with known answers; nothing leaves the machine unless you name a remote model."""


@evals.command("lint")
@click.argument("cases", type=click.Path(path_type=Path, readable=False), metavar="DIR")
def lint(cases: Path) -> int:
    """Check the cases below a folder, and count what they hold.

    Exit codes: 0 all are right, 3 a case is wrong; one line for each problem says file, line and reason.
    """
    from claimcheck.evaluation.cases import read_suite
    from claimcheck.evaluation.cases.survey import survey
    from claimcheck.report.phrases import count

    loaded = read_suite(cases)
    for problem in loaded.problems:
        complain(str(problem))
    write_text("".join(f"{line}\n" for line in survey(loaded.cases)))
    if loaded.errors:
        complain(f"{count(len(loaded.errors), 'problem')}; `eval run` scores none of the cases before they are right")
        return ExitCode.INPUT
    return ExitCode.DONE


_OUTPUT = click.Path(path_type=Path, readable=False)
_ENGINES = "embedded (the default), rules, simulated, replay or PROVIDER:NAME; several stand side by side."


@evals.command("run")
@click.argument("cases", required=False, type=click.Path(path_type=Path, readable=False), metavar="[DIR]")
@click.option("--engine", "engines", multiple=True, metavar="NAME", help=_ENGINES)
@click.option("--cassettes", type=_OUTPUT, metavar="DIR", help="Recorded replies; else DIR/../cassettes.")
@click.option("--dials", default="", metavar="LIST", help="Faults of the simulated model: seed=1,missed_claim=0.1.")
@click.option("--gate", "gate_folder", type=_OUTPUT, metavar="DIR", help="Exit with 1 below its floors or baselines.")
@click.option("--history", type=_OUTPUT, metavar="DIR", help="Record the runs there, and show how figures moved.")
@click.option("--html", type=TargetPath(), metavar="FILE", help="Write a page with pictures and flipped claims.")
@click.option("--format", "output_format", metavar="text|json", default="text", help="For people, or for programs.")
@click.option("-o", "--output", type=TargetPath(), metavar="FILE", help="Write the run, for compare and baseline.")
@click.option("--suite", metavar="NAME", help="Score on a public corpus instead: polnear.")
@click.option("--data", type=_OUTPUT, metavar="FILE", help="The file of that corpus.")
@llm_options
@click.pass_obj
def run_cases(
    common: Common,
    /,
    *,
    cases: Path | None,
    engines: tuple[str, ...],
    cassettes: Path | None,
    dials: str,
    gate_folder: Path | None,
    history: Path | None,
    html: Path | None,
    output_format: str,
    output: Path | None,
    suite: str | None,
    data: Path | None,
    **llm: str | bool | None,
) -> int:
    """Score engines on the cases below a folder.

    Exit codes: 0 done; 1 the gate fails; 2 wrong usage; 3 a case is wrong; 4 a reply is missing or a model failed.
    """
    from claimcheck.cli.eval_running import Shown, run_engines, show

    settings = settings_of(common, Flags(format=output_format, **flags_of(llm)))
    names = engines or ("embedded",)
    if suite is not None:
        return _run_corpus(suite, data, names, settings)
    if cases is None:
        raise ConfigError("name a folder of cases, or --suite and --data", setting="DIR")
    if output is not None and len(names) > 1:
        raise ConfigError("-o writes the run of one engine; name one --engine", setting="-o")
    for path in (output, html):
        if path is not None:
            check_target(path, [])
    shown = Shown(output=output, html=html, history=history, gate=gate_folder)
    shown.read()
    return show(run_engines(cases, names, settings, _options(cases, cassettes, dials)), shown, settings)


@evals.command("record")
@click.argument("cases", type=click.Path(path_type=Path, readable=False), metavar="DIR")
@click.option("--engine", default="simulated", metavar="NAME", help="simulated (the default) or PROVIDER:NAME.")
@click.option("--cassettes", type=_OUTPUT, metavar="DIR", help="Where the replies go; by default DIR/../cassettes.")
@click.option("--dials", default="", metavar="LIST", help="Faults of the simulated model; else those recorded before.")
@llm_options
@click.pass_obj
def record(
    common: Common, /, *, cases: Path, engine: str, cassettes: Path | None, dials: str, **llm: str | bool | None
) -> int:
    """Record what a model replies in the cases, for `eval run --engine replay`."""
    from claimcheck.cli.eval_running import run_engines
    from claimcheck.evaluation.mocked import About, Recorder, dials_of, simulated_about

    if engine in {"embedded", "rules", "replay"}:
        raise ConfigError(f"--engine: {engine} asks no model; give simulated or PROVIDER:NAME", setting="--engine")
    settings = settings_of(common, Flags(**flags_of(llm)))
    options = _options(cases, cassettes, dials)
    if engine == "simulated":
        options = replace(options, dials=options.dials if dials else dials_of(options.cassettes))
        about = simulated_about(options.dials)
    else:
        about = About(model=engine, is_simulated=False, note=f"recorded from {engine}")
    recorder = Recorder(options.cassettes, about)
    run_engines(cases, (engine,), settings, replace(options, recorder=recorder))
    complain(f"{recorder.save()} replies of {engine} recorded in {options.cassettes}")
    return ExitCode.DONE


def _options(cases: Path, cassettes: Path | None, dials: str) -> Options:
    from claimcheck.evaluation.mocked import parse_dials
    from claimcheck.subjects import Options

    folder = cassettes or cases.parent / "cassettes"
    named = "" if cassettes is None else f" --cassettes {cassettes}"
    return Options(dials=parse_dials(dials), cassettes=folder, how_to_record=f"claimcheck eval record {cases}{named}")


def _run_corpus(suite: str, data: Path | None, names: Sequence[str], settings: Settings) -> int:
    """Score engines on a public corpus."""
    from claimcheck.cli.eval_running import run_corpus

    if data is None:
        raise ConfigError(f"--suite {suite} needs --data FILE", setting="--data")
    return run_corpus(suite, data, names, settings)


evals.add_command(baseline)
evals.add_command(compare)
evals.add_command(promote)
