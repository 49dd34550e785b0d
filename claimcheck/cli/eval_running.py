"""Run engines on a suite and show what came of it: table, JSON, page, history, gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.llm_options import announce
from claimcheck.cli.output import complain, write_file, write_json, write_text
from claimcheck.config import MODELS, OutputFormat, Settings
from claimcheck.errors import ExitCode

if TYPE_CHECKING:
    from claimcheck.evaluation.gate import Gated
    from claimcheck.evaluation.runs import EvalRun
    from claimcheck.subjects import Options


def run_engines(cases: Path, names: Sequence[str], settings: Settings, options: Options) -> list[EvalRun]:
    """Run subjects on the cases below a folder, one after the other."""
    from claimcheck.evaluation.cases import load_suite
    from claimcheck.evaluation.suite import run_suite
    from claimcheck.subjects import evaluation_policy, open_archives, open_subject

    loaded = load_suite(cases)
    runs = []
    with open_archives(loaded) as archives:
        for name in names:
            with open_subject(name, archives, settings, options, announce) as subject:
                runs.append(run_suite(loaded, subject, evaluation_policy(), archives))
    return runs


@dataclass(slots=True, kw_only=True)
class Shown:
    """Where the runs of a command go, and the folder of the gate that they are held against."""

    output: Path | None
    html: Path | None
    history: Path | None
    gate: Path | None

    def read(self) -> None:
        """Make sure, before any work is done, that the gate's folder is there.

        Raises:
            ConfigError: it is not.
        """
        from claimcheck.errors import ConfigError

        if self.gate is not None and not self.gate.is_dir():
            raise ConfigError(f"--gate {self.gate}: there is no such folder", setting="--gate")


def show(runs: Sequence[EvalRun], shown: Shown, settings: Settings) -> int:
    """Show the runs everywhere that was asked for, and give the exit code: 1 where the gate fails."""
    from claimcheck.evaluation.runs import run_to_json
    from claimcheck.evaluation.views.table import render_table

    gated = [_gate(run, shown.gate) for run in runs] if shown.gate is not None else []
    if shown.output is not None:
        write_file(shown.output, run_to_json(runs[0]))
    if shown.html is not None:
        _write_page(runs, shown, gated)
    if shown.history is not None:
        from claimcheck.evaluation.history import History

        for run in runs:
            complain(f"recorded: {History(folder=shown.history).add(run)}")
    if settings.format is OutputFormat.JSON:
        write_json("".join(run_to_json(run) for run in runs))
    else:
        write_text(render_table(runs))
    for each in gated:
        _tell(each)
    return ExitCode.CONDITION if any(each.failures for each in gated) else ExitCode.DONE


def _gate(run: EvalRun, folder: Path | None) -> Gated:
    from claimcheck.evaluation.baselines import Baselines
    from claimcheck.evaluation.gate import gate

    baselines = Baselines(folder=folder or Path())
    return gate(run, baselines.read(run.subject), baselines.floors(run.subject))


def _write_page(runs: Sequence[EvalRun], shown: Shown, gated: Sequence[Gated]) -> None:
    """Write the page; claims are told as flipped against the baseline, else against the last recorded run."""
    from claimcheck.evaluation.baselines import Baselines
    from claimcheck.evaluation.history import History
    from claimcheck.evaluation.views.page import render_page

    past = {run.subject: History(folder=shown.history).read(run.subject) if shown.history else [] for run in runs}
    before = {subject: several[-1][1] for subject, several in past.items() if several}
    against = {subject: f"the recorded run {several[-1][0]}" for subject, several in past.items() if several}
    if shown.gate is not None:
        kept = {run.subject: Baselines(folder=shown.gate).read(run.subject) for run in runs}
        before |= {subject: run for subject, run in kept.items() if run is not None}
        against |= {subject: "the baseline" for subject, run in kept.items() if run is not None}
    if shown.html is not None:
        write_file(shown.html, render_page(runs, before=before, history=past, gated=gated, against=against))


def _tell(gated: Gated) -> None:
    for note in gated.notes:
        complain(f"gate: {note}")
    for failure in gated.failures:
        complain(f"gate: {gated.subject} fails: {failure}")
    if not gated.failures:
        complain(f"gate: {gated.subject} passes")


def run_corpus(suite: str, data: Path, names: Sequence[str], settings: Settings) -> int:
    """Score local engines on a public corpus, and show its own figures."""
    from claimcheck.engines import local_reader
    from claimcheck.errors import ConfigError
    from claimcheck.evaluation.corpora import CORPORA

    if suite not in CORPORA:
        raise ConfigError(f"--suite: {suite} is none of {', '.join(CORPORA)}", setting="--suite")
    unknown = [name for name in names if name not in MODELS]
    if unknown:
        raise ConfigError(
            f"--engine: {unknown[0]} does not read a corpus; one of {', '.join(MODELS)}", setting="--engine"
        )
    for name in names:
        scored = CORPORA[suite](data, local_reader(name))
        if settings.format is OutputFormat.JSON:
            write_json(scored.as_json(name))
        else:
            write_text(scored.as_text(name))
    return ExitCode.DONE
