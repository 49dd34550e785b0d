"""The network that reads a claim and a sentence together: an encoder and a head over what is marked in both."""

from __future__ import annotations

import torch
from stance_text import MARKS
from tagger_model import PooledDropout
from torch import nn

STANCES = 4


class StanceReader(nn.Module):
    """Gives four logits for a pair, in the order of `claimcheck.judging.scorer.STANCES`."""

    def __init__(self, encoder: nn.Module, chance: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.words = encoder.get_input_embeddings()
        self.marks = nn.Linear(MARKS, width, bias=False)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.drop = PooledDropout(chance)
        self.mixed = nn.Linear(5 * width, width)
        self.stances = nn.Linear(width, STANCES)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        """Give logits `(batch, 4)`."""
        embedded = self.words(input_ids) + self.marks(marks)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=attention_mask).last_hidden_state
        claim, sentence = (_mean(hidden, marks[:, :, at]) for at in (0, 1))
        both = torch.cat([hidden[:, 0], claim, sentence, claim * sentence, (claim - sentence).abs()], dim=1)
        return self.stances(self.drop(torch.tanh(self.mixed(self.drop(both)))))


def _mean(hidden: torch.Tensor, marked: torch.Tensor) -> torch.Tensor:
    weights = marked.unsqueeze(2).to(hidden.dtype)
    return (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)
