"""Fit the weights of the embedded judge on the open gold cases: `data/models/stances/weights.json`.

    python evals/training/train_stances.py [--dry-run]

Prints how the weights do on articles that they were not fitted on (seven folds), then fits on all open ones. Held-out
cases are never read. Takes half a minute, has no random part, and needs numpy alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claimcheck.evaluation.cases.gold import Group
from claimcheck.evaluation.cases.load import load_suite
from claimcheck.evaluation.cases.pairs import GoldPair, gold_pairs, unnamed_pairs
from claimcheck.judging.passages import sentences_of
from claimcheck.judging.scorer import STANCES, Scorer
from claimcheck.judging.weighing import may_contradict, read_question, read_sentences, signs_of
from claimcheck.types import Stance

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "judging"))
from judging_pairs import ask, load_pairs  # noqa: E402

FOLDS = 7
RIDGE_BEARS, RIDGE_STANCES = 0.02, 0.12
LIMITS = {"bears": 0.2, "supports_bears": 0.4, "supports": 0.45, "contradicts_bears": 0.8, "contradicts": 0.35}
HAND_HALVES = ("tune", "held")
HAND_WEIGHT, OTHER_WEIGHT, PICKED_WEIGHT = 0.7, 0.3, 0.5
"""Weights of a hand-written pair, of a sentence that is not the quoted one, and of a wrongly picked one as example."""
NARROWS_WEIGHT = 1.15
UNNAMED_MOST, UNNAMED_EVERY = 900, 25
"""Of the passages that the gold does not name: those that share most words, and every so many of the rest."""

Matrix = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A pair as signs, a row a sentence, and which of them may contradict.

    `gold` is the row of the gold quotation, or None where it is not there.
    """

    case: str
    stance: Stance
    rows: Matrix
    may_contradict: tuple[bool, ...]
    gold: int | None
    is_labelled: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A logistic model over scaled rows."""

    means: Matrix
    scales: Matrix
    weights: Matrix

    def probabilities(self, rows: Matrix) -> Matrix:
        """Give a row of probabilities for each row of signs."""
        scaled = np.c_[(rows - self.means) / self.scales, np.ones(len(rows))]
        logits = scaled @ self.weights.T
        powers = np.exp(logits - logits.max(1, keepdims=True))
        return powers / powers.sum(1, keepdims=True)

    def unscaled(self) -> Matrix:
        """Give the weights for signs as they are, each row with its constant last."""
        weights = self.weights[:, :-1] / self.scales
        return np.c_[weights, self.weights[:, -1] - weights @ self.means]


def example_of(pair: GoldPair, names: list[str] | None = None, weight: float = 1.0) -> Example | None:
    """Read a pair; None where no sentence shares enough words with the claim to be looked at."""
    passage = pair.question.passages[0]
    day = passage.document.date.day if passage.document.date else pair.question.published.day
    asked, sentences = read_question(pair.question), read_sentences(passage, day)
    found = list(signs_of(asked, sentences))
    if not found:
        return None
    spans = sentences_of(passage.text)
    starts = [passage.text.find(quote) for quote in pair.quotes]
    quoted = {at for at, span in enumerate(spans) if any(span.start <= start < span.end for start in starts)}
    rows = np.array([[signs[name] for name in sorted(signs)] for _, signs in found])
    if names is not None and not names:
        names.extend(sorted(found[0][1]))
    gold = next((row for row, (place, _) in enumerate(found) if place in quoted), None)
    return Example(
        case=pair.case,
        stance=pair.stance,
        rows=rows,
        may_contradict=tuple(may_contradict(asked, sentences, place) for place, _ in found),
        gold=gold,
        is_labelled=pair.is_labelled,
        weight=weight,
    )


def fit(rows: Matrix, targets: Matrix, weights: Matrix, count: int, ridge: float) -> Fit:
    """Fit a multinomial logistic model by Newton's method, from zero, with a ridge on all but the constants."""
    means = (weights[:, None] * rows).sum(0) / weights.sum()
    spread = (weights[:, None] * (rows - means) ** 2).sum(0) / weights.sum()
    scales = np.sqrt(spread) + 1e-3
    scaled = np.c_[(rows - means) / scales, np.ones(len(rows))]
    size = scaled.shape[1]
    found, wanted = np.zeros((count, size)), np.eye(count)[targets]
    penalty = np.full(size, ridge * weights.sum())
    penalty[-1] = 1e-6
    for _ in range(12):
        given = Fit(means=means, scales=scales, weights=found).probabilities(rows)
        gradient = ((given - wanted) * weights[:, None]).T @ scaled + found * penalty
        curve = np.zeros((count * size, count * size))
        for a in range(count):
            for b in range(count):
                part = weights * given[:, a] * ((a == b) - given[:, b])
                curve[a * size : (a + 1) * size, b * size : (b + 1) * size] = scaled.T @ (scaled * part[:, None])
        curve += np.diag(np.tile(penalty + 1e-6, count))
        found = found - np.linalg.solve(curve, gradient.ravel()).reshape(count, size)
    return Fit(means=means, scales=scales, weights=found)


def fit_both(labelled: list[Example], unnamed: list[Example], hand: list[Example]) -> tuple[Fit, Fit]:
    """Fit whether a sentence bears on a claim, then the stances of those that do."""
    rows, targets, weights = [], [], []
    for example in [*labelled, *unnamed]:
        for place, row in enumerate(example.rows):
            rows.append(row)
            targets.append(int(place == example.gold and example.is_labelled))
            weights.append(1.0 if targets[-1] else OTHER_WEIGHT)
    bears = fit(np.array(rows), np.array(targets), np.array(weights), 2, RIDGE_BEARS)
    rows, targets, weights = [], [], []
    for example in [*labelled, *hand]:
        weight = example.weight * (NARROWS_WEIGHT if example.stance is Stance.NARROWS else 1)
        only = 1.0 if example.gold is None else PICKED_WEIGHT
        picked = int(bears.probabilities(example.rows)[:, 1].argmax())
        for place, part in ((example.gold, 1.0), (None if picked == example.gold else picked, only)):
            if place is not None:
                rows.append(example.rows[place])
                targets.append(STANCES.index(example.stance))
                weights.append(weight * part)
    stances = fit(np.array(rows), np.array(targets), np.array(weights), 4, RIDGE_STANCES)
    return bears, stances


def as_weights(names: list[str], bears: Fit, stances: Fit) -> dict[str, Any]:
    """Give what the judge's file holds; a model of two rows is one of their difference."""
    return {
        "names": names,
        "bears": _rounded(bears.unscaled()[1] - bears.unscaled()[0]),
        "stances": {stance.value: _rounded(row) for stance, row in zip(STANCES, stances.unscaled(), strict=True)},
        "limits": LIMITS,
    }


def _rounded(row: Matrix) -> list[float]:
    return [round(float(one), 5) for one in row]


def decide(example: Example, names: list[str], scorer: Scorer) -> Stance:
    """Decide as the judge does."""
    signs = [dict(zip(names, row, strict=True)) for row in example.rows.tolist()]
    bearings = [scorer.bearing(each) for each in signs]
    best = bearings.index(max(bearings))
    return scorer.decide(signs[best], bearings[best], may_contradict=example.may_contradict[best])


def show(title: str, found: list[tuple[Stance, Stance]]) -> None:
    """Print macro-F1, each stance, and wrong contradictions of pairs of (gold, found)."""
    counts = Counter(found)
    scores, parts = [], []
    for stance in STANCES:
        hit = counts[stance, stance]
        given = sum(number for (_, one), number in counts.items() if one is stance)
        wanted = sum(number for (one, _), number in counts.items() if one is stance)
        scores.append(2 * hit / max(1, given + wanted))
        parts.append(f"{stance} P {hit / max(1, given):.2f} R {hit / max(1, wanted):.2f}")
    wrong = sum(number for (gold, one), number in counts.items() if one is Stance.CONTRADICTS is not gold)
    macro = sum(scores) / len(scores)
    print(f"{title}: {len(found)} pairs, macro-F1 {macro:.3f}, wrong contradictions {wrong / len(found):.3f};", *parts)


def main() -> None:
    """Fit, print, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    cases = [case for case in load_suite(ROOT / "evals" / "cases") if case.group is Group.OPEN]
    names: list[str] = []
    pairs = [pair for case in cases for pair in gold_pairs(case)]
    read = [example_of(pair, names) for pair in pairs]
    labelled = [each for each in read if each is not None]
    unread = [(pair.stance, Stance.UNRELATED) for pair, each in zip(pairs, read, strict=True) if each is None]
    shared = names.index("shared_sentence")
    unnamed = [each for case in cases for pair in unnamed_pairs(case) if (each := example_of(pair)) is not None]
    unnamed.sort(key=lambda each: -each.rows[:, shared].max())
    unnamed = unnamed[:UNNAMED_MOST] + unnamed[UNNAMED_MOST::UNNAMED_EVERY]
    hand = []
    for pair in (pair for half in HAND_HALVES for pair in load_pairs(half)):
        question = ask(pair.claim, pair.passage, published=pair.published, date=pair.date)
        quotes = (max((span.of(pair.passage) for span in sentences_of(pair.passage)), key=len),)
        gold = GoldPair(case=pair.id, question=question, stance=pair.stance, quotes=quotes, is_labelled=True)
        example = example_of(gold, weight=HAND_WEIGHT)
        # Which sentence decides is not written down in these pairs: the one that the model picks is learned from.
        hand += [Example(**{**_fields(example), "gold": None})] if example is not None else []
    print(f"{len(pairs)} pairs ({len(unread)} share no words), {len(unnamed)} unnamed passages, {len(names)} signs")

    found, false_alarms = list(unread), Counter[Stance]()
    for fold in range(FOLDS):
        out = {case.id for at, case in enumerate(cases) if at % FOLDS == fold}
        kept = [each for each in labelled if each.case not in out]
        others = [each for each in unnamed if each.case not in out]
        scorer = Scorer.parse(as_weights(names, *fit_both(kept, others, hand)))
        found += [(each.stance, decide(each, names, scorer)) for each in labelled if each.case in out]
        false_alarms.update(decide(each, names, scorer) for each in unnamed if each.case in out)
    show("articles left out", found)
    print("unnamed passages:", ", ".join(f"{stance} {false_alarms[stance]}" for stance in STANCES))
    if arguments.dry_run:
        return
    target = ROOT / "data" / "models" / "stances" / "weights.json"
    target.parent.mkdir(exist_ok=True)
    text = json.dumps(as_weights(names, *fit_both(labelled, unnamed, hand)), indent=1) + "\n"
    target.write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (target.parent / "SHA256SUMS").write_text(f"{digest}  weights.json\n", encoding="utf-8")
    print(f"wrote {target.relative_to(ROOT)}")


def _fields(example: Example) -> dict[str, Any]:
    kept = ("case", "stance", "rows", "may_contradict", "is_labelled", "weight")
    return {name: getattr(example, name) for name in kept}


if __name__ == "__main__":
    main()
