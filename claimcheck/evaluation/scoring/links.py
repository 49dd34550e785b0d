"""Which links of a report's chains are which links of the gold chains, claim by claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.evaluation.cases import GoldAttribution, GoldClaim
from claimcheck.types import Claim, LinkedAttribution


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPair:
    """The key of a gold source and the id of a source of the report that stand at one place of one claim."""

    key: str
    source_id: str


def pair_links(gold: GoldClaim, found: Claim, text: str) -> Iterator[LinkPair]:
    """Pair the attributions of a claim, those with the same source phrase first, then their links from the inside."""
    for one, other in _pair_attributions(gold.attributions, found.attributions, text):
        for key, source_id in zip(reversed(one.chain), reversed(other.chain), strict=False):
            yield LinkPair(key=key, source_id=source_id)


def pair_attributions(gold: GoldClaim, found: Claim, text: str) -> list[tuple[GoldAttribution, LinkedAttribution]]:
    """Pair the attributions of a claim, each at most once."""
    return _pair_attributions(gold.attributions, found.attributions, text)


def _pair_attributions(
    gold: Sequence[GoldAttribution], found: Sequence[LinkedAttribution], text: str
) -> list[tuple[GoldAttribution, LinkedAttribution]]:
    scored = sorted((-_alike(one, other, text), i, j) for i, one in enumerate(gold) for j, other in enumerate(found))
    paired: dict[int, int] = {}
    for _, i, j in scored:
        if i not in paired and j not in paired.values():
            paired[i] = j
    return [(gold[i], found[j]) for i, j in sorted(paired.items())]


def _alike(gold: GoldAttribution, found: LinkedAttribution, text: str) -> int:
    words = found.source.of(text).casefold() if found.source else ""
    phrase = (gold.source or "").casefold()
    same_words = 2 if words == phrase else 1 if words and phrase and (words in phrase or phrase in words) else 0
    return 4 * same_words + 2 * (len(gold.chain) == len(found.chain)) + (gold.act == found.act)
