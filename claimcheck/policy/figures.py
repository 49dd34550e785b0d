"""What a claim counts, and whether two claims give two values for one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.policy.words import YEAR, has_time
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.wordings import number_of, read_wording, stem
from claimcheck.types import Claim, ClaimKind

_WORD = lazy_re(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]")
_EVENTS = (
    "kill dead die died death",
    "injur hurt wound",
    "loss los lose clos closur cut scrap remov tak take",
    "arrest detain",
    "indict charg",
    "resign quit",
    "hir hire recruit",
)
_EVENT_OF = {word: at for at, words in enumerate(_EVENTS) for word in words.split(" ")}
"""Words that tell of one sort of event, by their stems."""
_TAKEN, _AWAY = {"tak", "take"}, "away"
"""To take something is a loss only with "away": a ward that takes 40 patients loses none."""
_SCALES = {"hundred", "thousand", "million", "billion", "trillion"}
_VAGUE = set(
    "all about around nearly almost over under than least most to some roughly another further additional".split(" ")
)
_MORE = {"more", "other", "others", "further", "additional"}
_STOPS = set(
    "of in on at for from by with to the a an and or per who that which were was are is had have has".split(" ")
)
_COMMON = {
    stem(word)
    for word in (
        "percent years days weeks months hours minutes times crowns dollars euros pounds pence cents points miles"
    ).split(" ")
}
"""Units that many things of one article are counted in."""
MIN_NOUN = 2
"""Letters of a unit ("210p", "40 km") that counts many things too."""
_DENIED = lazy_re(r"\b(?:not|never|no|none|nobody)\b|n[’']t\b", re.IGNORECASE)
_AHEAD = lazy_re(r"\b(?:will|would|shall|could|may|might)\b|[’']ll\b")
_POINTING = lazy_re(
    r"\b(?:i|we|you|he|she|it|they|his|her|its|their|our|my|your|this|that|these|those|there|one|each|another|other)\b",
    re.IGNORECASE,
)
"""Words that may mean another thing in each of two claims."""
_FEW_STEMS = 2
"""Words besides the number from which two claims that share all of them speak of one thing: "fund", "members"."""
_PART_REACH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two values, as the article writes them."""

    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A claim with its counts (the stem of what is counted, and how many there are) and what else tells two apart.

    `rest` holds the stems of its other words, `figures` its other numbers, `events` what sort of event it tells of.
    `is_ahead` tells whether it speaks of what is to come or may be, `is_pointing` whether a word in it means what
    another sentence names.
    """

    claim: Claim
    counts: tuple[tuple[str, str], ...]
    rest: frozenset[str]
    figures: frozenset[str]
    is_denied: bool
    events: frozenset[int]
    names: frozenset[str]
    has_time: bool
    is_ahead: bool
    is_pointing: bool

    @classmethod
    def of(cls, claim: Claim, text: str) -> Counted:
        """Read a claim in the article's own words."""
        wording = read_wording(text)
        stems = frozenset(wording.stems) - wording.numbers
        counts = tuple(_counts(text))
        return cls(
            claim=claim,
            counts=counts,
            rest=stems | {"not" if wording.is_negated else "", "maybe" if wording.is_hedged else ""},
            figures=wording.numbers - {number.split(" ")[0] for _, number in counts},
            is_denied=_DENIED.search(text) is not None,
            events=frozenset(
                _EVENT_OF[each] for each in stems if each in _EVENT_OF and (each not in _TAKEN or _AWAY in stems)
            ),
            names=frozenset(re.findall(r"(?<=\s)[A-Z][\w-]+", text)),
            has_time=has_time(text),
            is_ahead=claim.kind is ClaimKind.PREDICTION or wording.is_hedged or _AHEAD.search(text) is not None,
            is_pointing=_POINTING.search(text) is not None,
        )


def clash_of(one: Counted, other: Counted) -> Clash | None:
    """Give the two values of one particular that two claims differ in, where that is sure."""
    first, second = dict(one.counts), dict(other.counts)
    if len(first) < len(one.counts) or len(second) < len(other.counts) or not _are_of_one_world(one, other):
        return None
    clashing = [noun for noun in first if noun in second and first[noun] != second[noun]]
    if len(clashing) != 1:
        return None
    noun = clashing[0]
    is_telling = noun not in _COMMON and len(noun) > MIN_NOUN
    is_clear = is_telling and not one.is_pointing and not other.is_pointing
    least = _FEW_STEMS if is_clear else _FEW_STEMS + 1
    is_alike = one.rest == other.rest and one.figures == other.figures and len(one.rest - {""}) >= least
    is_one_event = (
        bool(one.events & other.events)
        and is_telling
        and (one.names <= other.names or other.names <= one.names)
        and not one.has_time
        and not other.has_time
        and one.is_denied is other.is_denied
    )
    return Clash(first=first[noun], second=second[noun]) if is_alike or is_one_event else None


def _are_of_one_world(one: Counted, other: Counted) -> bool:
    """Tell whether two claims may clash at all: a forecast clashes with one on the same word, never with what happened.

    Two sources may well expect different things.
    """
    if ClaimKind.PREDICTION not in {one.claim.kind, other.claim.kind}:
        return True
    return one.is_ahead and other.is_ahead and _sources(one.claim) == _sources(other.claim)


def _sources(claim: Claim) -> set[tuple[str, ...]]:
    return {each.chain for each in claim.attributions}


def _counts(text: str) -> list[tuple[str, str]]:
    """Give (stem of the last word of what is counted, number) for each exact count; "40 of the 412 beds" is 40 beds."""
    words = [word.lower() for word in _WORD.findall(text[:4000])]
    counts: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        number = number_of(words[at]) if words[at][0].isalnum() else None
        before = words[at - 1] if at else ""
        at += 1
        if number is None or YEAR.fullmatch(number):
            continue
        if at < len(words) and words[at] in _SCALES:
            number = f"{number} {words[at]}"
            at += 1
        if at < len(words) and words[at] == "of":
            whole = next((i for i in range(at, min(at + _PART_REACH, len(words))) if words[i][0].isdigit()), None)
            if whole is None:
                continue
            at = whole + 1
        noun, at = _noun(words, at)
        if noun is not None and before not in _VAGUE:
            counts.append((noun, number))
    return counts


def _noun(words: list[str], at: int) -> tuple[str | None, int]:
    """Give the stem of the noun that a number counts, within three words from `at` on, and where it ends."""
    start = at
    while at < len(words) and at - start < 3 and words[at][0].isalpha() and words[at] not in _STOPS:
        if words[at] in _MORE:
            return None, at + 1
        at += 1
        if words[at - 1].endswith("s") and not words[at - 1].endswith("ss"):
            break
    return (stem(words[at - 1]), at) if at > start else (None, at)
