"""Numbers with their units, and whether two of them agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from claimcheck.judging.lexicon import CURRENCIES, FRACTIONS, NUMBER_WORDS, PERSONS, SCALES
from claimcheck.judging.words import Word
from claimcheck.text.lazy_re import lazy_re

_PREFIXES = {
    "about": (0.9, 1.1), "around": (0.9, 1.1), "roughly": (0.9, 1.1), "approximately": (0.9, 1.1), "some": (0.9, 1.1),
    "circa": (0.9, 1.1), "nearly": (0.9, 1.0), "almost": (0.9, 1.0), "over": (1.0, math.inf), "above": (1.0, math.inf),
    "more": (1.0, math.inf), "least": (1.0, math.inf), "exceeding": (1.0, math.inf), "under": (0.0, 1.0),
    "below": (0.0, 1.0), "fewer": (0.0, 1.0), "less": (0.0, 1.0), "most": (0.0, 1.0),
}  # fmt: skip
"""How far the number after a word may lie from the true one, as factors."""
_NEEDS_THAN = {"more", "fewer", "less"}
_NEEDS_AT = {"least", "most"}
_NUMERAL = lazy_re(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_NO_NOUN = {"last", "next", "yesterday", "today"}
_PARTS = {"thirds", "quarters", "fifths", "tenths"}
_SHARE_BEFORE, _SHARE_AFTER = {"a", "one"}, {"of", "in", "to", "from", "since"}
_MAX_FIGURES = 20
_MAX_SCALES = 2
_REPEATED = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


class Unit(StrEnum):
    """What kind of thing a number counts; a size stands before what it measures ("a 20-page report")."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    TIMES = "times"
    SIZE = "size"


class Agreement(StrEnum):
    """How a passage's number stands to a claim's."""

    SAME = "same"
    LOOSER = "looser"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number at the words `[first, last]`; the true value lies in `[low, high]`.

    `nouns` are the stems of what is counted, `currency` is set for money.
    """

    first: int
    last: int
    value: float
    low: float
    high: float
    unit: Unit
    currency: str = ""
    nouns: frozenset[str] = field(default_factory=frozenset)
    is_whole_group: bool = False

    @property
    def is_exact(self) -> bool:
        """Tell whether the text gives the number without "about", "at least" or the like."""
        return self.low == self.high

    def is_comparable(self, other: Amount) -> bool:
        """Tell whether both numbers could be values of one particular."""
        if self.unit is not other.unit or self.currency != other.currency:
            return False
        if self.unit not in {Unit.COUNT, Unit.SIZE} or not self.nouns or not other.nouns:
            return True
        return bool(self.nouns & other.nouns or self.nouns & PERSONS or other.nouns & PERSONS)


def compare_amounts(claim: Amount, passage: Amount) -> Agreement:
    """Tell whether a passage's number gives the claim's, less than it, or another one."""
    if claim.is_exact and passage.is_exact:
        if math.isclose(claim.value, passage.value, rel_tol=1e-6) or _is_rounded(claim.value, passage.value):
            return Agreement.SAME
        return Agreement.LOOSER if _is_rounded(passage.value, claim.value) else Agreement.OTHER
    if (claim.low, claim.high) == (passage.low, passage.high):
        return Agreement.SAME
    if claim.low <= passage.low and passage.high <= claim.high:
        return Agreement.SAME
    if passage.low <= claim.high and claim.low <= passage.high:
        return Agreement.LOOSER
    return Agreement.OTHER


def _is_rounded(rounded: float, exact: float) -> bool:
    """Tell whether `rounded` is `exact` to its own one or two leading figures (3 million for 2,960,000)."""
    if rounded < 1000 or exact <= 0:
        return False
    digits = f"{rounded:.0f}".rstrip("0")
    step = 10 ** (len(f"{rounded:.0f}") - len(digits))
    return step >= 100 and math.isclose(round(exact / step) * step, rounded)


def find_amounts(words: Sequence[Word], *, taken: frozenset[int] = frozenset()) -> tuple[Amount, ...]:
    """Find the numbers of a sentence, in order; years, dates (the words in `taken`) and clock times are none."""
    amounts: list[Amount] = []
    place = 0
    while place < len(words):
        read = None if place in taken else _read_number(words, place, taken)
        if read is None:
            place += 1
            continue
        value, last = read
        amount = _with_unit(words, place, last, value)
        if amount is not None:
            amounts.append(amount)
            last = amount.last
        place = last + 1
    return tuple(_share_nouns(words, amounts))


def _read_number(words: Sequence[Word], place: int, taken: frozenset[int]) -> tuple[float, int] | None:
    """Read digits or number words from `place` on: the value and the place of the last word, or None."""
    word = words[place]
    if word.lower in _REPEATED:
        return _REPEATED[word.lower], place
    if word.lower in FRACTIONS:
        return (FRACTIONS[word.lower], place) if _is_fraction(words, place) else None
    if word.text[0].isdigit():
        if len(word.text) > _MAX_FIGURES or not _NUMERAL.fullmatch(word.text):
            return None
        total, last = float(word.text.replace(",", "")), place
    elif word.lower in NUMBER_WORDS and (word.lower != "one" or _is_counted_one(words, place)):
        total, last = _read_spelled(words, place, taken)
    else:
        return None
    return _scaled(words, total, last, taken)


def _scaled(words: Sequence[Word], total: float, last: int, taken: frozenset[int]) -> tuple[float, int]:
    """Multiply a number by the scales after it ("million", "3m"); short ones only where no space parts them."""
    for scale in words[last + 1 : last + 1 + _MAX_SCALES]:
        is_short = len(scale.lower) <= 2
        if scale.lower not in SCALES or last + 1 in taken or (is_short and scale.start != words[last].end):
            break
        total *= SCALES[scale.lower]
        last += 1
    return total, last


def _read_spelled(words: Sequence[Word], place: int, taken: frozenset[int]) -> tuple[float, int]:
    """Read "twelve", "twenty-two" or "two thirds" (as percent); scales after it are read by the caller."""
    total = float(NUMBER_WORDS[words[place].lower])
    has_hyphen = place + 1 < len(words) and words[place + 1].text == "-"
    following = place + 1 + has_hyphen
    if following >= len(words) or following in taken:
        return total, place
    after = words[following].lower
    if after in _PARTS:
        return total * FRACTIONS[after.removesuffix("s")], following
    unit = NUMBER_WORDS.get(after, 0)
    if 20 <= total < 100 and 1 <= unit <= 9:
        return total + unit, following
    return total, place


def _is_counted_one(words: Sequence[Word], place: int) -> bool:
    """Tell whether "one" counts something ("one person") and is no pronoun ("the one", "no one")."""
    if place and words[place - 1].lower in {"no", "the", "this", "that", "every", "any", "each"}:
        return False
    return place + 1 < len(words) and words[place + 1].is_content


def _is_fraction(words: Sequence[Word], place: int) -> bool:
    """Tell whether "third" or "half" is a share ("a third of", "half the", "by half") and no ordinal."""
    before = words[place - 1].lower if place else ""
    after = words[place + 1].lower if place + 1 < len(words) else ""
    if words[place].lower == "half":
        return after in {"of", "the", "its", "their", "his", "her", "all"} or before in {"by", "in"}
    return before in _SHARE_BEFORE and (not after[:1].isalnum() or after in _SHARE_AFTER)


def _with_unit(words: Sequence[Word], first: int, last: int, value: float) -> Amount | None:
    """Make an amount of a number: its qualifier, its unit and what it counts; None for a clock time."""
    before = words[first - 1].lower if first else ""
    after = words[last + 1].lower if last + 1 < len(words) else ""
    start, currency, end = first, "", last
    unit, nouns = Unit.COUNT, frozenset[str]()
    if words[first].lower in _REPEATED or after == "times":
        unit = Unit.TIMES
    elif words[last].lower.removesuffix("s") in FRACTIONS or after in {"percent", "%", "pc"}:
        unit = Unit.PERCENT
        end = last + (after in {"percent", "%", "pc"})
    elif after == "per" and last + 2 < len(words) and words[last + 2].lower == "cent":
        unit, end = Unit.PERCENT, last + 2
    elif before in CURRENCIES and words[first - 1].is_mark:
        unit, currency, start = Unit.MONEY, CURRENCIES[before], first - 1
    elif after in CURRENCIES:
        unit, currency, end = Unit.MONEY, CURRENCIES[after], last + 1
    elif _is_clock(words, last):
        return None
    elif after == "-":
        unit, nouns = Unit.SIZE, _counted(words, last)
    else:
        nouns = _counted(words, last)
    if after == "percentage":
        unit, end, nouns = Unit.POINTS, last + 1, frozenset()
    low, high = _bounds(words, start, value)
    return Amount(
        first=start,
        last=end,
        value=value,
        low=low,
        high=high,
        unit=unit,
        currency=currency,
        nouns=nouns,
        is_whole_group=start > 0 and words[start - 1].lower == "all",
    )


def _is_clock(words: Sequence[Word], last: int) -> bool:
    """Tell whether the number at `last` is a time of day ("3 p.m.", "7:30")."""
    after = [word.text.lower() for word in words[last + 1 : last + 3]]
    return after[:1] in (["am"], ["pm"], ["o'clock"], [":"]) or after in (["a", "."], ["p", "."])


def _bounds(words: Sequence[Word], start: int, value: float) -> tuple[float, float]:
    """Read what stands before a number ("at least", "nearly") as the range of the true value."""
    place = start - 1
    if place >= 0 and words[place].lower in {"a", "the"}:
        place -= 1
    word = words[place].lower if place >= 0 else ""
    earlier = words[place - 1].lower if place >= 1 else ""
    if word == "than" and earlier in _NEEDS_THAN:
        low, high = _PREFIXES[earlier]
    elif word == "to" and earlier in {"up", "close"}:
        low, high = (0.0, 1.0) if earlier == "up" else (0.9, 1.1)
    elif (word in _NEEDS_AT and earlier == "at") or (word in _PREFIXES and word not in _NEEDS_THAN | _NEEDS_AT):
        low, high = _PREFIXES[word]
    else:
        low, high = 1.0, 1.0
    return low * value, high * value


def _counted(words: Sequence[Word], last: int) -> frozenset[str]:
    """Give the stems of up to three words after a number, to the first mark, number or function word."""
    nouns: list[str] = []
    for word in words[last + 1 : last + 5]:
        if word.text == "-":
            continue
        if not word.is_content or word.lower in NUMBER_WORDS or len(nouns) == 3 or word.lower in _NO_NOUN:
            break
        nouns.append(word.stem if word.lower not in PERSONS else word.lower)
    return frozenset(nouns)


def _share_nouns(words: Sequence[Word], amounts: list[Amount]) -> list[Amount]:
    """Let "12 of the 30 wells" count wells twice, as a share of the second number."""
    shared: list[Amount] = []
    for place, amount in enumerate(amounts):
        nouns = amount.nouns
        if amount.unit is Unit.COUNT and not nouns and place + 1 < len(amounts):
            following = amounts[place + 1]
            between = [word.lower for word in words[amount.last + 1 : following.first]]
            if between[:1] == ["of"] and len(between) <= 3:
                nouns = following.nouns
        shared.append(replace(amount, nouns=nouns))
    return shared
