"""A run of a suite as a file: counts by case and the outcome of every claim; figures are worked out from these."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.errors import CaseError
from claimcheck.evaluation.cases.gold import Group
from claimcheck.evaluation.scoring import FIGURES, CaseScore, Outcome, add_up
from claimcheck.evaluation.scoring.bootstrap import Interval, Resampled
from claimcheck.types import PromptFacts

RUN_FORMAT = 1
MAX_RUN_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRun:
    """The score of one case, with the hash of the case that it was made on."""

    sha256: str
    score: CaseScore


@dataclass(frozen=True, slots=True, kw_only=True)
class EvalRun:
    """What one subject got on a suite; the fields mean what they mean in `Subject`."""

    subject: str
    note: str
    is_simulated: bool
    engine_version: str
    prompts: tuple[PromptFacts, ...]
    cases: tuple[CaseRun, ...]

    @property
    def suite_sha256(self) -> str:
        """Give the digest of the cases: ids and hashes, in their order."""
        text = "".join(f"{each.score.case} {each.sha256}\n" for each in self.cases)
        return hashlib.sha256(text.encode()).hexdigest()

    def scores(self, group: str | None = None) -> list[CaseScore]:
        """Give the scores of the cases, of a group alone where one is named."""
        return [each.score for each in self.cases if group in {None, each.score.group}]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure with its interval, and what it is in each group of cases."""

    name: str
    interval: Interval
    groups: dict[str, float | None]


def figure_rows(run: EvalRun) -> list[FigureRow]:
    """Give the figures of a run that there is something to measure for, with their intervals over articles."""
    if not run.cases:
        return []
    sample = Resampled([each.tally for each in run.scores()])
    totals = {group.value: add_up(each.tally for each in run.scores(group.value)) for group in Group}
    rows = []
    for figure in FIGURES:
        interval = sample.interval(figure)
        if interval is not None:
            groups = {group: figure.measure(total) if total else None for group, total in totals.items()}
            rows.append(FigureRow(name=figure.name, interval=interval, groups=groups))
    return rows


def run_to_json(run: EvalRun) -> str:
    """Give a run as JSON text; the same run gives the same bytes."""
    body = {
        "format": RUN_FORMAT,
        "subject": run.subject,
        "note": run.note,
        "is_simulated": run.is_simulated,
        "engine_version": run.engine_version,
        "prompts": [{"name": each.name, "version": each.version, "sha256": each.sha256} for each in run.prompts],
        "suite_sha256": run.suite_sha256,
        "figures": {row.name: _row(row) for row in figure_rows(run)},
        "cases": [],
    }
    # One case a line, so that a diff shows the cases that changed.
    head, _, tail = json.dumps(body, ensure_ascii=False, indent=1).rpartition("[]")
    cases = ",\n".join(json.dumps(_case(each), ensure_ascii=False, separators=(",", ":")) for each in run.cases)
    return f"{head}[\n{cases}\n]{tail}\n"


def _row(row: FigureRow) -> dict[str, float | None]:
    numbers = {"value": row.interval.value, "low": row.interval.low, "high": row.interval.high, **row.groups}
    return {name: None if number is None else round(number, 6) for name, number in numbers.items()}


def _case(run: CaseRun) -> dict[str, object]:
    return {
        "id": run.score.case,
        "sha256": run.sha256,
        "group": run.score.group,
        "tally": dict(run.score.tally),
        "outcomes": [
            {
                "quotation": each.quotation,
                "start": each.start,
                "sentence": each.sentence,
                "expected": each.expected,
                "got": each.got,
                "kind": each.kind,
                "phenomena": list(each.phenomena),
                "needs_review": each.needs_review,
            }
            for each in run.score.outcomes
        ],
    }


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _OutcomeForm(_Form):
    quotation: str
    start: int
    sentence: str
    expected: str
    got: str
    kind: str
    phenomena: tuple[str, ...]
    needs_review: bool


class _CaseForm(_Form):
    id: str
    sha256: str
    group: str
    tally: dict[str, Annotated[int, Field(ge=0, le=2**52)]]
    outcomes: tuple[_OutcomeForm, ...]


class _PromptForm(_Form):
    name: str
    version: str
    sha256: str


class _RunForm(_Form):
    format: Literal[1]
    subject: str
    note: str
    is_simulated: bool
    engine_version: str
    prompts: tuple[_PromptForm, ...]
    cases: tuple[_CaseForm, ...]


def read_run(path: Path) -> EvalRun:
    """Read a run from its file.

    Raises:
        CaseError: it cannot be read, or is no run of a suite.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_RUN_BYTES + 1)
        if len(data) > MAX_RUN_BYTES:
            raise CaseError(f"{path}: larger than {MAX_RUN_BYTES} bytes", path=str(path))
        form = _RunForm.model_validate_json(data)
    except OSError as exc:
        raise CaseError(f"{path}: {exc.strerror}; name a run that `eval run -o` wrote", path=str(path)) from exc
    except ValidationError as exc:
        where = ".".join(str(part) for part in exc.errors()[0]["loc"]) or "the file"
        message = f"{path}: no run of an evaluation ({where}: {exc.errors()[0]['msg']})"
        raise CaseError(message, path=str(path)) from exc
    return EvalRun(
        subject=form.subject,
        note=form.note,
        is_simulated=form.is_simulated,
        engine_version=form.engine_version,
        prompts=tuple(PromptFacts(name=each.name, version=each.version, sha256=each.sha256) for each in form.prompts),
        cases=tuple(
            CaseRun(
                sha256=each.sha256,
                score=CaseScore(
                    case=each.id, group=each.group, tally=each.tally, outcomes=tuple(_outcomes(each.outcomes))
                ),
            )
            for each in form.cases
        ),
    )


def _outcomes(forms: Iterable[_OutcomeForm]) -> Iterable[Outcome]:
    return (Outcome(**form.model_dump()) for form in forms)
