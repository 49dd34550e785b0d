"""Score the judges of this machine on the gold pairs of claim and passage.

    python bench/stances.py [--group open | --written]

The claim has its gold wording and the sentence it stands in; quotations of one claim in one passage are one pair. The
weights of `embedded` were fitted on the open cases, so that only `held_out` says how it does on new ones, and for the
open ones `evals/training/train_stances.py --dry-run` does. `--written` takes the pairs of
`evals/training/stance_pairs.jsonl` instead, which no weights were fitted on. The intervals draw articles (or written
stories) again, 1,000 times.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.engines import local_judge
from claimcheck.evaluation.cases.gold import Group
from claimcheck.evaluation.cases.load import load_suite
from claimcheck.evaluation.cases.pairs import GoldPair, gold_pairs
from claimcheck.types import Stance

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "evals" / "training"), str(ROOT / "tests" / "judging")]
from stance_pairs import written_pairs  # type: ignore[import-not-found]  # noqa: E402

CASES = ROOT / "evals" / "cases"
ENGINES = ("rules", "embedded")
DRAWS = 1000

Judged = tuple[Stance, Stance]
"""The stance in the gold, and the one found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well stances were found; `wrong_contradictions` is a share of all pairs."""

    macro_f1: float
    precision: dict[Stance, float]
    recall: dict[Stance, float]
    wrong_contradictions: float


def score(judged: Sequence[Judged]) -> Score:
    """Score judged pairs, at least one."""
    counts = Counter(judged)
    precision, recall, f1 = {}, {}, []
    for stance in Stance:
        hits = counts[stance, stance]
        found = sum(number for (_, one), number in counts.items() if one is stance)
        wanted = sum(number for (one, _), number in counts.items() if one is stance)
        precision[stance], recall[stance] = hits / max(1, found), hits / max(1, wanted)
        f1.append(2 * hits / max(1, found + wanted))
    wrong = sum(one is Stance.CONTRADICTS is not gold for gold, one in judged)
    return Score(
        macro_f1=sum(f1) / len(f1), precision=precision, recall=recall, wrong_contradictions=wrong / len(judged)
    )


def judge_pairs(engine: str, pairs: Sequence[GoldPair]) -> dict[str, list[Judged]]:
    """Judge all pairs as an engine does: the judged pairs of each case."""
    answers = local_judge(engine).judge([pair.question for pair in pairs])
    judged: dict[str, list[Judged]] = {}
    for pair, [judgement] in zip(pairs, answers, strict=True):
        judged.setdefault(pair.case, []).append((pair.stance, judgement.stance))
    return judged


def interval(judged: dict[str, list[Judged]]) -> tuple[float, float]:
    """Give the 95 % interval of macro-F1 over articles drawn again."""
    draw = random.Random(7)
    articles = [judged[name] for name in sorted(judged)]
    drawn = sorted(
        score([pair for article in draw.choices(articles, k=len(articles)) for pair in article]).macro_f1
        for _ in range(DRAWS)
    )
    return drawn[round(DRAWS * 0.025)], drawn[round(DRAWS * 0.975) - 1]


def show(engine: str, group: str, judged: dict[str, list[Judged]]) -> None:
    """Print a row of figures."""
    pairs = [pair for article in judged.values() for pair in article]
    found, (low, high) = score(pairs), interval(judged)
    stances = ", ".join(f"{each} {found.precision[each]:.2f}/{found.recall[each]:.2f}" for each in Stance)
    print(
        f"{engine:9}{group:9}{len(pairs):4} pairs  macro-F1 {found.macro_f1:.3f} ({low:.3f} to {high:.3f})  "
        f"wrong contradictions {found.wrong_contradictions:.3f}  precision/recall: {stances}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--group", choices=[group.value for group in Group], help="only this group of cases")
    parser.add_argument("--written", action="store_true", help="the written pairs instead of the gold's")
    parser.add_argument("--cases", type=Path, default=CASES, help="folder of cases")
    options = parser.parse_args()
    if options.written:
        written: list[GoldPair] = list(written_pairs())
        for engine in ENGINES:
            show(engine, "written", judge_pairs(engine, written))
        return
    cases = load_suite(options.cases)
    for group in Group if options.group is None else [Group(options.group)]:
        pairs = [pair for case in cases if case.group is group for pair in gold_pairs(case)]
        for engine in ENGINES:
            show(engine, group.value, judge_pairs(engine, pairs))


if __name__ == "__main__":
    main()
