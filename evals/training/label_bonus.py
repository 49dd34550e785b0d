"""Print what one label of the tagger says for the next: `BONUS` of `claimcheck/attribution/tagging/decoding.py`.

A share of the pointwise mutual information of neighbouring labels, by their counts in the corpus's train split, and for
a content something more for every token outside. Both were chosen on dev (`docs/quality.md`). Needs numpy and the
corpus (`CLAIMCHECK_SHARED`, default `../shared`), no torch; run from the repository root, a minute:

    PYTHONPATH=. python evals/training/label_bonus.py
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from tagger_data import ROLES, encode, load
from tokenizers import Tokenizer

SHARE, OUTSIDE = 0.15, 0.2
LABELS = 3


def bonus(rows: list[np.ndarray]) -> np.ndarray:
    """Give the table `(label, label behind it)` for rows of labels; pairs that never occur count as half a time."""
    pairs, single = np.full((LABELS, LABELS), 0.5), np.ones(LABELS)
    for row in rows:
        np.add.at(pairs, (row[:-1], row[1:]), 1)
        single += np.bincount(row, minlength=LABELS)
    return SHARE * (np.log(pairs / pairs.sum(1, keepdims=True)) - np.log(single / single.sum()))


def main() -> None:
    """Print a table for each role; "inside" behind "outside" is ruled out where the table is used."""
    shared = Path(os.environ.get("CLAIMCHECK_SHARED", "../shared"))
    tokenizer = Tokenizer.from_file("data/models/tagger/tokenizer.json")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokens = [encode(article, tokenizer) for article in load(shared / "polnear" / "train.jsonl.gz")]
    for at, role in enumerate(ROLES):
        table = bonus([each.labels[:, at] for each in tokens if len(each.labels)])
        table[0] += OUTSIDE if role == "content" else 0
        print(role, table.round(2).tolist())


if __name__ == "__main__":
    main()
