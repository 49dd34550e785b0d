"""Are the cases hard? Score the cue baseline of PolNeAR's own scorer on them: verbs and quotation marks by pattern.

Run `python evals/hardness.py --scorer SCORE.PY` in the root of the project. Exit codes: 0 the baseline gets at most
0.65 label macro-F1, 1 it gets more, so that the cases are too easy.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claimcheck.evaluation.cases import Case, GoldAttribution, GoldClaim, load_suite
from claimcheck.text.segment import segment
from claimcheck.types import Act, Label, Span

EVALS = Path(__file__).parent
MOST = 0.65
_TYPES = {Label.SOURCED: "named", Label.ANONYMOUS: "anonymous"}


def main() -> int:
    """Score and print; 0 if the cases are hard enough."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cases", type=Path, default=EVALS / "cases")
    parser.add_argument("--scorer", type=Path, required=True, help="score.py of the corpus")
    given = parser.parse_args()
    cases = load_suite(given.cases)
    with tempfile.TemporaryDirectory() as folder:
        gold, types, out = (Path(folder) / name for name in ("gold.jsonl", "types.jsonl", "scores.json"))
        gold.write_text("".join(json.dumps(_article(case)) + "\n" for case in cases), encoding="utf-8")
        rows = (row for case in cases for row in _type_rows(case))
        types.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(given.scorer), str(gold), "--types", str(types), "--baseline", "cue"]
        subprocess.run([*command, "--json", str(out)], check=True, stdout=subprocess.DEVNULL, timeout=300)
        scores = json.loads(out.read_text(encoding="utf-8"))
    row = scores["label_strict_statement_sent"]
    print(
        f"{len(cases)} cases; the cue baseline: label macro-F1 {row['macro_f1']:.3f}, at most {MOST} is right; ", end=""
    )
    print(f"sourced {row['sourced']['f1']:.3f}, anonymous {row['anonymous']['f1']:.3f}, ", end="")
    print(f"unverified {row['unverified']['f1']:.3f}; detect F1 {scores['detect']['f1']:.3f}")
    return 0 if row["macro_f1"] <= MOST else 1


def _attributed(case: Case) -> Iterator[tuple[str, GoldClaim, GoldAttribution]]:
    for number, claim in enumerate(case.scored_claims):
        for place, attribution in enumerate(claim.attributions):
            yield f"{number}.{place}", claim, attribution


def _article(case: Case) -> dict[str, Any]:
    """Give a case in the form of the corpus."""
    text = case.article.text
    attributions = [
        {
            "id": name,
            "content": [[span.start, span.end] for span in claim.spans],
            "source": _near(attribution.source, claim.spans[-1], text),
            "cue": _near(attribution.cue, claim.spans[-1], text),
        }
        for name, claim, attribution in _attributed(case)
    ]
    headline = case.article.headline
    sentences = []
    for each in segment(case.article).sentences:
        inside = [
            one["id"]
            for one in attributions
            if any(a < each.span.end and each.span.start < b for a, b in one["content"])
        ]
        state = "attributed" if inside else "author"
        span = {"start": each.span.start, "end": each.span.end}
        sentences.append({**span, "headline": each.is_headline, "state": state, "attrs": inside})
    return {
        "id": case.id,
        "title": case.article.title,
        "text": text,
        "headline_end": headline.end if headline else 0,
        "attributions": attributions,
        "sentences": sentences,
        "discard": [],
    }


def _type_rows(case: Case) -> Iterator[dict[str, str]]:
    for name, _, attribution in _attributed(case):
        is_named = all(case.source(key).kind.is_named for key in attribution.chain)
        kind = _TYPES[Label.SOURCED if is_named else Label.ANONYMOUS]
        # Only a statement gives ground: what is done or wanted is the article's own claim.
        speech = {Act.STATEMENT: "statement", Act.STATE_OF_MIND: "mental", Act.ACT: "statement"}[attribution.act]
        if attribution.act is Act.ACT:
            kind = "author"
        yield {"article_id": case.id, "attribution_id": name, "type": kind, "speech": speech}


def _near(words: str | None, beside: Span, text: str) -> list[list[int]]:
    """Give the occurrence of some words that is nearest to a span; none where they are not stated."""
    if words is None:
        return []
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    start = min(starts, key=lambda at: abs(at - beside.start))
    return [[start, start + len(words)]]


if __name__ == "__main__":
    sys.exit(main())
