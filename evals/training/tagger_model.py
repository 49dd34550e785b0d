"""The network: an encoder with a head that labels tokens and one that links contents to their source and cue."""

from __future__ import annotations

from pathlib import Path

import torch
from tagger_data import ROLES, SIGNS
from torch import nn
from transformers import AutoModel

LINKS = 2
LINK_SIZE = 64
HINT_SIZE = 64
"""Directions of a teacher's hidden states that a student learns to tell."""


class PooledDropout(nn.Module):
    """Dropout whose masks are slices of one random pool: drawing them afresh took a quarter of the training time."""

    pool: torch.Tensor | None = None
    size = 2**26

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.chance = chance

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Drop values at random while training."""
        if not self.training or self.chance == 0:
            return x
        if PooledDropout.pool is None:
            PooledDropout.pool = torch.rand(self.size).bfloat16()
        start = int(torch.randint(0, self.size - x.numel(), (1,)))
        kept = PooledDropout.pool[start : start + x.numel()].view(x.shape) >= self.chance
        return x * kept / (1 - self.chance)


def with_fast_dropout(encoder: nn.Module, chance: float) -> nn.Module:
    """Replace dropout on hidden states, and drop no attention, which on a CPU costs a third of the time."""
    for name, module in list(encoder.named_modules()):
        if isinstance(module, nn.Dropout):
            parent = encoder.get_submodule(name.rpartition(".")[0])
            is_attention = name.endswith(("attention.self.dropout", "attention.attn.dropout"))
            setattr(parent, name.rpartition(".")[2], nn.Dropout(0.0) if is_attention else PooledDropout(chance))
    for module in encoder.modules():
        if hasattr(module, "attention_dropout"):
            module.attention_dropout = 0.0
    return encoder


class Tagger(nn.Module):
    """Labels each token for each role, and points from each token to the first token of its source and its cue."""

    def __init__(self, encoder: nn.Module, chance: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.words = encoder.get_input_embeddings()
        self.signs = nn.Linear(SIGNS, width, bias=False)
        nn.init.normal_(self.signs.weight, std=0.01)
        self.drop = PooledDropout(chance)
        self.labels = nn.Linear(width, 3 * len(ROLES))
        self.queries = nn.Linear(width, LINKS * LINK_SIZE)
        self.keys = nn.Linear(width, LINKS * LINK_SIZE)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, signs: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Give label logits `(batch, tokens, 9)` and link logits `(batch, 2, tokens, tokens)`; place 0 is "none"."""
        hidden = self.read(input_ids, attention_mask, signs)
        return self.labels(hidden), self.link(hidden)

    def read(self, input_ids: torch.Tensor, attention_mask: torch.Tensor | None, signs: torch.Tensor) -> torch.Tensor:
        """Give the last hidden states, `(batch, tokens, width)`."""
        embedded = self.words(input_ids) + self.signs(signs)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=attention_mask).last_hidden_state
        return self.drop(hidden)

    def link(self, hidden: torch.Tensor) -> torch.Tensor:
        """Give the link logits of hidden states."""
        shape = (hidden.shape[0], hidden.shape[1], LINKS, LINK_SIZE)
        queries = self.queries(hidden).view(shape).transpose(1, 2)
        keys = self.keys(hidden).view(shape).transpose(1, 2)
        return queries @ keys.transpose(2, 3) / LINK_SIZE**0.5


def open_tagger(folder: Path, chance: float = 0.1) -> Tagger:
    """Build an untrained tagger on the encoder in a folder."""
    encoder = AutoModel.from_pretrained(folder)
    if hasattr(encoder, "pooler"):
        encoder.pooler = None
    return Tagger(with_fast_dropout(encoder, chance), chance)
