"""Which claim of one draft is which of the other: by the same words, else by shared words at about the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.judging.words import split_words

_LEAST_OVERLAP = 0.5
"""Two wordings are one claim from this share of shared words on (Dice): "pilings are rotten" and "pilings of the
quay are rotten" have .8."""
_WEIGHT_OF_PLACE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Some words of a draft, and how far along in it they stand, from 0 to 1."""

    text: str
    place: float


@dataclass(frozen=True, slots=True)
class Pair:
    """The places of two wordings that belong together; `is_same` where they are word for word the same."""

    before: int
    after: int
    is_same: bool


def match(before: Sequence[Wording], after: Sequence[Wording]) -> list[Pair]:
    """Pair the wordings of two drafts, each at most once, in no order.

    The same words belong together wherever they moved, of several the ones in the same order. The others are paired
    by the words that they share, the most alike first; between equals the place decides.
    """
    pairs = _same(before, after)
    taken_before, taken_after = {pair.before for pair in pairs}, {pair.after for pair in pairs}
    candidates = sorted((-score, b, a) for score, b, a in _alike(before, after, taken_before, taken_after))
    for _, b, a in candidates:
        if b not in taken_before and a not in taken_after:
            taken_before.add(b)
            taken_after.add(a)
            pairs.append(Pair(b, a, is_same=False))
    return pairs


def _same(before: Sequence[Wording], after: Sequence[Wording]) -> list[Pair]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(before):
        places[plain(wording.text)].append(number)
    for numbers in places.values():
        numbers.reverse()
    return [
        Pair(places[key].pop(), number, is_same=True)
        for number, wording in enumerate(after)
        if places.get(key := plain(wording.text))
    ]


def _alike(
    before: Sequence[Wording], after: Sequence[Wording], taken_before: set[int], taken_after: set[int]
) -> list[tuple[float, int, int]]:
    """Score each two wordings that share enough words."""
    stems = {number: _stems(wording.text) for number, wording in enumerate(before) if number not in taken_before}
    found: list[tuple[float, int, int]] = []
    for a, wording in enumerate(after):
        if a in taken_after:
            continue
        ours = _stems(wording.text)
        for b, theirs in stems.items():
            shared = len(ours & theirs)
            overlap = 2 * shared / (len(ours) + len(theirs)) if shared else 0.0
            if overlap >= _LEAST_OVERLAP:
                nearness = 1 - abs(before[b].place - wording.place)
                found.append((overlap + _WEIGHT_OF_PLACE * nearness, b, a))
    return found


def _stems(text: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning, numbers among them."""
    return frozenset(word.stem or word.lower for word in split_words(text) if word.is_content or word.text[0].isdigit())


def plain(text: str) -> str:
    """Bring words to what tells them apart: no case, spacing or style of quotation marks."""
    straight = text.translate({ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'"})
    return " ".join(straight.casefold().split()).strip("\"'.,;: ")
