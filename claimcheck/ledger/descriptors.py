"""What the wording of an unnamed source says: which noun, which attributes, new or known, one or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from claimcheck.attribution.vocabulary.nouns import NUMBER_WORDS, PERSON_NOUNS, means_several, singular
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

MAX_WORDS = 40
"""A descriptor is read up to this many words."""

GENERIC_HEADS = frozenset({"source", "person", "people", "individual", "insider", "someone", "somebody", "other"})
"""Heads that any unnamed person can be called by."""

_WORD = lazy_re(r"[^\W_]+(?:[-'’][^\W_]+)*")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "same", "his", "her", "its", "their"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "few", "numerous", "multiple", "any", "every", "each"})
_ONES = frozenset({"one", "another"})
_SEVERAL = frozenset({"some", "several", "many", "most", "few", *NUMBER_WORDS})
_NEW = {"another": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_OTHER = frozenset({"another", "other", "different", "separate"})
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "him", "her", "them", "who", "whom", "which", "these", "those", "one"}
)
_COMPLEMENT = frozenset(
    {"of", "in", "at", "for", "from", "inside", "within", "near", "close", "to", "on", "among", "by"}
)
_KNOWLEDGE = words(
    """familiar with briefed who whom whose that which involved knowledgeable speaking privy directly aware seen
    obtained reviewed read present said"""
)
_KNOWING = words("familiar briefed involved knowledgeable privy aware present")
_SMALL = _COMPLEMENT | {"the", "a", "an", "and", "its", "his", "her", "their"}


_BARE = lazy_re(rf"one|another|other|second|third|fourth|fifth|{'|'.join(NUMBER_WORDS)}")
_OF_THEM = lazy_re(r"[\w-]+ of (?:them|these|those|the [\w-]+)(?=,)", re.IGNORECASE)
"""What is one of a group, before who it is: "one of them, a technician"."""
_PRIVATE = words(
    """neighbour neighbor friend relative mother father son daughter wife husband brother sister aunt uncle cousin niece
    nephew landlord landlady tenant flatmate roommate classmate schoolmate babysitter"""
)
"""What somebody is to another, and not to a body."""


class Newness(Enum):
    """How a wording refers: to a source already met, to a new one, by a bare word, by a pronoun."""

    DEFINITE = "definite"
    NEW = "new"
    BARE = "bare"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptor:
    """A wording taken apart.

    `head` is the singular of its noun, `attributes` are the words beside it that say which kind of source, apart from
    what it knows; `knowing` is how it knows ("briefed", "familiar"); `plain` is the wording without its article, in
    lower case. `ordinal` is 2 for "a second source", `is_other` is set for "another source", `is_part` for "one of the
    sources", "two of them", "the second of three".
    """

    newness: Newness
    head: str
    attributes: frozenset[str]
    plain: str
    is_plural: bool
    ordinal: int | None = None
    is_other: bool = False
    is_part: bool = False
    knowing: frozenset[str] = frozenset()

    @property
    def is_generic(self) -> bool:
        """Tell whether anybody could be called so."""
        return self.head in GENERIC_HEADS and not self.attributes

    @property
    def is_bare(self) -> bool:
        """Tell words that stand for some of a group by themselves: "one", "another", "a third", "the other two"."""
        return _BARE.fullmatch(self.plain) is not None

    @property
    def is_part_of_last(self) -> bool:
        """Tell whether this is "one of them": of the group that was spoken of last."""
        return self.is_part and self.head in _PRONOUNS


def parse_descriptor(wording: str) -> Descriptor:
    """Take the wording of an unnamed source apart; total on any text."""
    part = _OF_THEM.match(wording)
    wording = part.group() if part else wording
    words = [word.lower().replace("’", "'") for word in _WORD.findall(wording[:600])[:MAX_WORDS]]
    if words == [] or (len(words) == 1 and words[0] in _PRONOUNS):
        return Descriptor(
            newness=Newness.PRONOUN, head="", attributes=frozenset(), plain=" ".join(words), is_plural=False
        )
    whole = _whole_at(words)
    is_part = whole > 0
    rest = words[whole:]
    ordinal = next((_NEW[word] for word in words[:3] if word in _NEW), None)
    is_other = any(word in _OTHER for word in words[:3])
    start = 0
    while start < len(rest) - 1 and _opens(rest[start]):
        start += 1
    core = _core(rest[start:])
    noun = core[-1]
    is_counted = any(word in NUMBER_WORDS or word.isdigit() for word in rest[:start])
    is_plural = words[0] in _SEVERAL or words[0].isdigit() if is_part else is_counted or means_several(noun)
    return Descriptor(
        newness=Newness.NEW
        if is_part
        else _newness(words[0], is_new=is_other or ordinal is not None, is_counted=is_counted),
        head=singular(noun),
        attributes=frozenset(core[:-1]) | _complement(rest[start + len(core) :]),
        plain=" ".join(rest[start:]),
        is_plural=is_plural,
        ordinal=ordinal,
        is_other=is_other,
        is_part=is_part,
        knowing=_KNOWING & frozenset(rest[start + len(core) :]),
    )


def parse_part(wording: str) -> Descriptor:
    """Take apart how a source counts among others, whatever else is told of it: "The other, a midwife"."""
    part = _SET_OFF_PART.match(wording)
    return parse_descriptor(part.group() if part else wording)


_SET_OFF_PART = lazy_re(
    r"(?:the (?:other|second|third|fourth|fifth)|an? (?:second|third|fourth|fifth))(?=, (?:an?|the|who)\b)",
    re.IGNORECASE,
)


def _whole_at(words: Sequence[str]) -> int:
    """Give the place of "the aides" in "two of the aides" and "the second of the aides"; 0 where no part is meant."""
    first = 1 if words[0] == "the" and words[1:2] and words[1] in _NEW else 0
    is_part = first or words[0] in _ONES | _SEVERAL or words[0].isdigit()
    return first + 2 if is_part and len(words) > first + 2 and words[first + 1] == "of" else 0


def could_be_among(single: Descriptor, group: Descriptor, stated_count: int | None) -> bool:
    """Tell whether a single source may be one of a group: the nouns fit, and no attribute tells them apart."""
    if single.is_part:
        if single.is_bare:  # "two of the four"
            return NUMBER_WORDS.get(single.head) == stated_count
        return single.is_part_of_last or single.head == group.head or single.head in GENERIC_HEADS
    if single.is_other or (single.ordinal or 0) > (stated_count or single.ordinal or 0):
        return False
    if single.ordinal and single.newness is Newness.NEW and not single.is_generic and single.head != group.head:
        return False  # "a third former employee", after "three people with knowledge of the matter"
    if single.head in _PRIVATE and group.head != single.head and group.attributes:
        return False  # "her neighbour", after "sources in the ministry"
    fits = single.head == group.head or group.head in GENERIC_HEADS or single.is_generic
    return fits and (not single.attributes or not group.attributes or bool(single.attributes & group.attributes))


def refers_to(later: Descriptor, earlier: Descriptor) -> bool:
    """Tell whether a definite wording can mean the source that an earlier wording brought in."""
    if later.is_plural is not earlier.is_plural or (later.ordinal or earlier.ordinal) != earlier.ordinal:
        return False  # "the second guard" is not the one that "one guard" brought in
    fits = later.head == earlier.head or (later.is_generic and earlier.head in PERSON_NOUNS)
    return fits and later.attributes <= earlier.attributes


def _opens(word: str) -> bool:
    return (
        word in _DEFINITE
        or word in _INDEFINITE
        or word in _ONES
        or word in _NEW
        or word in _OTHER
        or word in NUMBER_WORDS
        or word.isdigit()
        or word in {"at", "least", "more", "than", "about", "both", "all"}
    )


def _core(words: list[str]) -> list[str]:
    core: list[str] = []
    for word in words:
        if core and (word in _COMPLEMENT or word in _KNOWLEDGE):
            break
        core.append(word)
    return core


def _complement(words: list[str]) -> frozenset[str]:
    """Give what stands behind the noun and says where a source belongs: "of the labor ministry"."""
    kept: list[str] = []
    for word in words:
        if word in _KNOWLEDGE:
            break
        if word not in _SMALL:
            kept.append(word)
    return frozenset(kept)


def _newness(opening: str, *, is_new: bool, is_counted: bool) -> Newness:
    if opening in _DEFINITE:
        return Newness.DEFINITE
    if is_new or is_counted or opening in _INDEFINITE or opening in _ONES:
        return Newness.NEW
    return Newness.BARE
