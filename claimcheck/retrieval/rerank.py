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

    def share_in(self, text: str) -> float:
        """Give the share of the particulars that a text holds, 0 to 1."""
        if not self._whole:
            return 0.0
        folded = text.casefold()
        return sum(weight for word, weight in self._weights.items() if _is_word_of(word, folded)) / self._whole


def _is_word_of(word: str, folded: str) -> bool:
    """Tell whether a text holds a word that is no part of a longer one or of a longer number such as 2,400."""
    # Looked for by hand: compiling an expression for each query took as long as the rest of this file.
    start = folded.find(word)
    while start >= 0:
        end = start + len(word)
        if not (_goes_on(folded[max(0, start - 2) : start][::-1]) or _goes_on(folded[end : end + 2])):
            return True
        start = folded.find(word, start + 1)
    return False


def _goes_on(beside: str) -> bool:
    """Tell whether the two characters beside a word, nearest first, make it part of a longer one."""
    nearest, after = beside[:1], beside[1:]
    return nearest.isalnum() or nearest == "_" or (nearest in {".", ","} and after.isdecimal())


def spread(scores: Mapping[Key, float], document_of: Mapping[Key, int]) -> dict[Key, float]:
    """Let each further passage of one document count less, so that a few passages speak from more documents."""
    seen: Counter[int] = Counter()
    spread_out: dict[Key, float] = {}
    for key in sorted(scores, key=lambda each: -scores[each]):
        document = document_of[key]
        spread_out[key] = scores[key] / (1 + SAME_DOCUMENT * seen[document])
        seen[document] += 1
    return spread_out
