"""How often a simulated model errs, and in which way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dials:
    """Shares between 0 and 1: of replies for the first group, of their items for the second.

    `words_a_claim` cuts claims about as fine as language models do, 0 leaves them as the rules cut them. With
    `only_first` a request that says what was wrong with the reply before is answered without a fault.
    """

    seed: int = 0
    only_first: bool = False
    words_a_claim: int = 0

    refusal: float = 0.0
    length: float = 0.0
    broken_json: float = 0.0
    wrong_schema: float = 0.0
    empty: float = 0.0
    extra_keys: float = 0.0

    missed_sentence: float = 0.0
    unknown_number: float = 0.0
    missed_claim: float = 0.0
    repeated_claim: float = 0.0
    unknown_label: float = 0.0
    wrong_kind: float = 0.0
    invented_quotation: float = 0.0
    invented_source: float = 0.0
    invented_citation: float = 0.0


class Chance:
    """Draws that depend on the seed, the request and the item alone, never on the order of requests."""

    def __init__(self, dials: Dials, request: str, *, is_sound: bool) -> None:
        self._dials = dials
        self._request = hashlib.sha256(request.encode("utf-8", "surrogatepass")).hexdigest()
        self._is_sound = is_sound

    def hits(self, dial: str, item: object = "") -> bool:
        """Tell whether a fault is played on an item of this reply, or on the reply."""
        share: float = getattr(self._dials, dial)
        if self._is_sound or not share:
            return False
        draw = hashlib.sha256(f"{self._dials.seed}|{self._request}|{dial}|{item}".encode()).digest()
        return int.from_bytes(draw[:4], "big") / 2**32 < share
