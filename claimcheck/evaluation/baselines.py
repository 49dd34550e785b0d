"""The folder of a gate: a run of each subject as its baseline, and the floors, written by hand."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from claimcheck.errors import CaseError
from claimcheck.evaluation.gate import Failure, lowered
from claimcheck.evaluation.runs import EvalRun, read_run
from claimcheck.evaluation.scoring import FIGURES

FLOORS_NAME = "floors.toml"
_MAX_FLOORS_BYTES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Baselines:
    """A folder such as `evals/baselines`: `embedded.json`, `rules.json` ... and `floors.toml`."""

    folder: Path

    def path(self, subject: str) -> Path:
        """Give the file of a subject's baseline."""
        return self.folder / f"{re.sub('[^A-Za-z0-9.-]+', '-', subject)}.json"

    def read(self, subject: str) -> EvalRun | None:
        """Give the baseline of a subject, None where there is none.

        Raises:
            CaseError: the file is no run.
        """
        path = self.path(subject)
        return read_run(path) if path.exists() else None

    def lowered_by(self, run: EvalRun) -> list[Failure]:
        """Name the figures that putting this run in place of the baseline would lower."""
        before = self.read(run.subject)
        return [] if before is None else lowered(before, run)

    def floors(self, subject: str) -> dict[str, float]:
        """Read the floors of a subject, a table of figures; none where there is no file.

        Raises:
            CaseError: the file cannot be read, or names no figure.
        """
        path = self.folder / FLOORS_NAME
        if not path.exists():
            return {}
        data = path.read_bytes()[:_MAX_FLOORS_BYTES]
        try:
            tables = tomllib.loads(data.decode("utf-8"))
        except ValueError as exc:
            raise CaseError(f"{path}: {exc}; write a table of figures for each subject", path=str(path)) from exc
        known = {figure.name for figure in FIGURES}
        flat = _flat(tables.get(subject, {}))
        for name, value in flat.items():
            if name not in known or not isinstance(value, int | float):
                raise CaseError(f"{path}: [{subject}] {name} is no figure with a number", path=str(path))
        return {name: float(str(value)) for name, value in flat.items()}


def _flat(table: dict[str, object], before: str = "") -> dict[str, object]:
    """Give `label_f1.sourced` its one name, whether it is written with quotes or as a table."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        flat |= _flat(value, f"{before}{name}.") if isinstance(value, dict) else {f"{before}{name}": value}
    return flat
