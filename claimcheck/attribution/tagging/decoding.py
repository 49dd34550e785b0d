"""From a model's figures for each token to its labels: the likeliest row of labels, not the likeliest of each token.

Labels one by one break a content in two wherever the model hesitates inside it. The search is that of Viterbi (1967).
What one label says for the next is a share of their pointwise mutual information in the corpus's train split: the whole
of it would count the same evidence twice, since the model sees the neighbours too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from claimcheck.attribution.tagged import Role

LABELS = 3
"""Outside, begins, inside."""
Bonus = tuple[tuple[float, float, float], ...]
_NEVER = -1e4

BONUS: dict[Role, Bonus] = {
    Role.SOURCE: ((0.01, 0.01, _NEVER), (-0.12, -0.75, 0.33), (-0.23, -0.5, 0.38)),
    Role.CUE: ((0.0, 0.01, _NEVER), (-0.08, -0.87, 0.42), (-0.13, -0.8, 0.47)),
    Role.CONTENT: ((0.29, 0.29, _NEVER), (-0.34, -0.91, 0.12), (-0.33, -0.37, 0.12)),
}
"""For each label, what is added to the log chance of each label behind it: 15 % of their mutual information, and for a
content .2 more for every token outside, since without that more tokens are marked than are right. Nothing is inside of
what has not begun. Share and .2 were chosen on dev (`docs/quality.md`)."""


def likeliest_labels(logits: Sequence[Sequence[float]], role: Role) -> list[int]:
    """Give the row of labels (0 outside, 1 begins, 2 inside) that is likeliest as a whole.

    Args:
        logits: of each token the model's three figures, a softmax of which are the chances.
        role: whose labels they are.
    """
    if not logits:
        return []
    (oo, ob, oi), (bo, bb, bi), (io, ib, ii) = BONUS[role]
    outside, begins, inside = *_log_chances(logits[0])[:2], _NEVER
    came_from: list[tuple[int, int, int]] = []
    for figures in logits[1:]:
        # To each label from the best of the three before it, written out: this runs for every token of an article.
        to_o, from_o = max((outside + oo, 0), (begins + bo, 1), (inside + io, 2))
        to_b, from_b = max((outside + ob, 0), (begins + bb, 1), (inside + ib, 2))
        to_i, from_i = max((outside + oi, 0), (begins + bi, 1), (inside + ii, 2))
        came_from.append((from_o, from_b, from_i))
        own_o, own_b, own_i = _log_chances(figures)
        outside, begins, inside = to_o + own_o, to_b + own_b, to_i + own_i
    best = (outside, begins, inside)
    labels = [max(range(LABELS), key=best.__getitem__)]
    for places_of in reversed(came_from):
        labels.append(places_of[labels[-1]])
    return labels[::-1]


def _log_chances(figures: Sequence[float]) -> tuple[float, float, float]:
    a, b, c = figures
    highest = max(a, b, c)
    norm = highest + math.log(math.exp(a - highest) + math.exp(b - highest) + math.exp(c - highest))
    return a - norm, b - norm, c - norm
