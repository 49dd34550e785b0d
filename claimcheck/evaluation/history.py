"""Recorded runs of a suite: numbered files in a folder, so that a page can show how figures moved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from claimcheck.evaluation.runs import EvalRun, read_run, run_to_json

SHOWN_RUNS = 50
_NAME = re.compile(r"(\d{4,})-.+\.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A folder of runs such as `0007-embedded.json`."""

    folder: Path

    def read(self, subject: str) -> list[tuple[str, EvalRun]]:
        """Give the last runs of a subject with their numbers, oldest first.

        Raises:
            CaseError: a file is no run.
        """
        paths = sorted(path for path in self.folder.glob(f"*-{_slug(subject)}.json") if _NAME.fullmatch(path.name))
        runs = [(path.name.partition("-")[0], read_run(path)) for path in paths[-SHOWN_RUNS:]]
        return [(name, run) for name, run in runs if run.subject == subject]

    def add(self, run: EvalRun) -> Path:
        """Record a run under the next number."""
        self.folder.mkdir(parents=True, exist_ok=True)
        numbers = [int(found[1]) for path in self.folder.iterdir() if (found := _NAME.fullmatch(path.name))]
        path = self.folder / f"{max(numbers, default=0) + 1:04}-{_slug(run.subject)}.json"
        path.write_text(run_to_json(run), encoding="utf-8")
        return path


def _slug(subject: str) -> str:
    return re.sub("[^A-Za-z0-9.]+", "_", subject)
