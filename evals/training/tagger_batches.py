"""Windows of the corpus side by side: what one step of a training reads."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tagger_data import NO_LINK, SIGNS, Article, Tokens, cut, encode, vary, windows
from tokenizers import Tokenizer

SIZE = 16
SPECIAL = (("[CLS]", "[SEP]"), ("<s>", "</s>"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows side by side, special tokens and padding added; `NO_LINK` and -100 are what counts for nothing."""

    ids: torch.Tensor
    mask: torch.Tensor
    signs: torch.Tensor
    labels: torch.Tensor
    links: torch.Tensor

    @property
    def is_token(self) -> torch.Tensor:
        """`(batch, tokens)`, whether a place is a token of the text."""
        return self.labels[:, :, 0] != -100


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


def batch_of(group: Sequence[Tokens], begin: int, end: int, shift: int = 0) -> Batch:
    """Lay windows side by side; `shift` is added to the ids of words, for a model of another numbering."""
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


def epoch_of(articles: list[Article], names: list[str], tokenizer: Tokenizer, seed: int) -> list[Tokens]:
    """Cut every article, varied afresh, to windows, in an order that the seed fixes."""
    rng = random.Random(seed)
    pieces = []
    for article in articles:
        tokens = encode(vary(article, names, rng), tokenizer)
        if rng.random() < 0.1:
            tokens.signs[:, 1:3] = 0  # capitals say nothing in some wire copy
        spans = windows(len(tokens.ids), overlap=16, shift=rng.randrange(120))
        pieces.extend(cut(tokens, a, b) for a, b in spans)
    return pieces


def grouped(items: Sequence[Any], length: Callable[[Any], int], seed: int) -> list[list[Any]]:
    """Put windows of like length together in batches, in random order."""
    rng = random.Random(seed)
    mixed = rng.sample(items, len(items))
    mixed.sort(key=lambda item: length(item) // 32)
    groups = [mixed[i : i + SIZE] for i in range(0, len(mixed), SIZE)]
    rng.shuffle(groups)
    return groups
