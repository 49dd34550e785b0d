"""Record the cassettes again and put new baselines in place: after a change of prompts, engines or cases.

Run `python evals/refresh.py` in the root of the project; a baseline that lowers a figure needs `--allow-lower`.
Exit codes: 0 all are in place, 1 a figure would fall, others as `claimcheck eval run`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from claimcheck.cli.eval_running import run_engines
from claimcheck.cli.main import run
from claimcheck.config import Flags, load_settings
from claimcheck.evaluation.baselines import Baselines
from claimcheck.evaluation.runs import run_to_json
from claimcheck.evaluation.simulated import Dials
from claimcheck.subjects import Options

EVALS = Path(__file__).parent
ENGINES = ("rules", "embedded", "replay")


def main() -> int:
    """Refresh everything; 0 if all is in place."""
    cases = EVALS / "cases"
    code = run(["eval", "record", str(cases)])
    if code:
        return code
    options = Options(dials=Dials(), cassettes=EVALS / "cassettes", how_to_record="claimcheck eval record")
    baselines = Baselines(folder=EVALS / "baselines")
    for made in run_engines(cases, ENGINES, load_settings(Flags(), {}), options):
        lower = baselines.lowered_by(made)
        for failure in lower:
            print(f"{made.subject} lower than the baseline: {failure}")
        if lower and "--allow-lower" not in sys.argv:
            code = 1
            continue
        baselines.path(made.subject).write_text(run_to_json(made), encoding="utf-8")
        print(f"{made.subject}: {len(made.cases)} cases, suite {made.suite_sha256[:12]}")
    return code


if __name__ == "__main__":
    sys.exit(main())
