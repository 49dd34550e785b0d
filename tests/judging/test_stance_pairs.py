"""The written pairs that judges are measured on: sound, and no copy of a case."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "evals" / "training"))
from stance_pairs import PATH, written_pairs  # noqa: E402

ROWS = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
RUN = 8


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_claims_and_quotations_are_verbatim_and_passages_prior() -> None:
    unsound = [
        row
        for row in ROWS
        if row["claim"] not in row["sentence"]
        or row["quote"] not in row["passage"]
        or not row["date"] <= row["published"]
    ]
    assert not unsound


def test_questions_hold_the_deciding_quotation_and_are_the_same_every_time() -> None:
    first, second = list(written_pairs()), list(written_pairs())
    assert len(first) == len(ROWS)
    assert first == second
    assert all(pair.quotes[0] in pair.question.passages[0].text for pair in first)
    assert len({pair.stance for pair in first}) == 4


def test_no_run_of_eight_words_is_from_a_case() -> None:
    written = {run for row in ROWS for key in ("sentence", "passage") for run in runs(row[key])}
    texts = [path for path in (ROOT / "evals" / "cases").rglob("*") if path.suffix in {".md", ".txt"}]
    assert texts
    assert not any(written & runs(path.read_text(encoding="utf-8")) for path in texts)
