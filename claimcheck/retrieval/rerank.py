"""A second look at the best passages: the names, numbers and dates of the query, and one document after another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

from claimcheck.retrieval.words import content_words

PARTICULARS_WEIGHT = 0.1
"""What a passage gains that holds all names, numbers and dates of the query, beside a fused score of 1 at most."""
SAME_DOCUMENT = 0.1
"""How much less the second passage of a document counts than the first, the third than the second."""

_NAME = re.compile(r"[^\W\d_a-z][^\W_]*")

Key = TypeVar("Key", bound=Hashable)


def particulars_of(query: str) -> frozenset[str]:
    """Give the words of a query that begin with a capital, and its numbers, case aside; no function words."""
    named = {match.group().casefold() for match in _NAME.finditer(query)}
    words = content_words(query)
    return frozenset(word for word in words if word in named or word[0].isdigit())


class Particulars:
    """The particulars of one query, each with its weight, which says how rare it is."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._whole = sum(weights.values())
        words = "|".join(map(re.escape, weights))
        self._any = re.compile(rf"(?<!\w)(?<!\d[.,])(?:{words})(?!\w)(?![.,]\d)")

    def share_in(self, text: str) -> float:
        """Give the share of the particulars that a text holds, 0 to 1."""
        if not self._whole:
            return 0.0
        held = set(self._any.findall(text.casefold()))
        return sum(weight for word, weight in self._weights.items() if word in held) / self._whole


def spread(scores: Mapping[Key, float], document_of: Mapping[Key, int]) -> dict[Key, float]:
    """Let each further passage of one document count less, so that a few passages speak from more documents."""
    seen: Counter[int] = Counter()
    spread_out: dict[Key, float] = {}
    for key in sorted(scores, key=lambda each: -scores[each]):
        document = document_of[key]
        spread_out[key] = scores[key] / (1 + SAME_DOCUMENT * seen[document])
        seen[document] += 1
    return spread_out
