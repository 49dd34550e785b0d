"""What is set off behind a description and may name whom it means: "another holdout — the Mine Workers —"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import PREPOSITIONS
from claimcheck.attribution.vocabulary.nouns import OFFICE_NOUNS, PLACE_GOVERNMENTS, TITLE_WORDS
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

_MEMBER = lazy_re(
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree) of [^,]{2,120}, "
    r"(?:(?:the|an?|its|their|his|her) (?:(?!(?:of|to|for|from|with|at|in|on|by)\b)[a-z-]+ ){1,4})?"
    r"(?P<name>[^,]{3,80}),?"
)
_DASHED = lazy_re(
    r"(?P<before>[^—–,]{3,100}?) (?:—|–|--) (?:and, )?(?:(?:in particular|including|notably|such as),? )?"
    r"(?P<name>[^,—–]{3,80}?)(?:,.{0,120}?)?(?: (?:—|–|--))?"
)
_LIKE = lazy_re(capitals(r"(?P<before>[^,—–]{3,100}),? like (?P<name>[A-Z][^,—–]{3,80})(?:,.{0,120})?"))
_COMMA = lazy_re(
    capitals(
        r"(?P<before>[^,—–]{3,100}), (?P<name>[^,—–]{0,60}[A-Z][\w’'.-]* [A-Z][\w’'-]+)"
        r"(?: \([^)]{1,20}\))?(?:,.{0,120})?"
    )
)
_NO_NAMES = PREPOSITIONS | words("who whom whose which that when where while an having now once also not and or but")
PLACE_WORDS = words(
    """north south east west county new saint port upper lower northern southern eastern western central rhode
    district"""
)
"""Words that the names of places begin with."""
_OF_OFFICE = lazy_re(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother)\b(?!.{0,40} spokes).{1,80}\b(?:to|of|for|with) the (?:[a-z]+ )?(?P<office>[a-z-]+)$"
)

_FOR_OFFICE = lazy_re(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[a-z-]+ ){0,3}(?:spokes[a-z]+|lawyer|attorney) (?:for|to|of) the "
    r"(?:[\w’'-]+ ){0,4}(?P<office>[a-z-]+)$"
)
_FOR_GROUP = lazy_re(
    r"(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[a-z-]+ ){0,3}(?:spokes[a-z]+|lawyer|attorney) (?:for|to|of) the "
    r"(?:[\w’'-]+ ){0,4}(?:group|organi[sz]ation|charity|coalition|campaign|union|firm|company|"
    r"nonprofit|non-profit|PAC)$"
)
_HOLDER = lazy_re(r"(?:Sen|Rep|Gov|Senator|Representative|Governor|Mayor|Judge|Justice|Councillor|Cllr|Lord|Sheriff)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOff:
    """A description and what is set off behind it; `is_one` where it names one person alone: "his wife, Ana Ruiz"."""

    before: str | None
    name: str
    is_one: bool = False


def set_off_in(phrase: str) -> Iterator[SetOff]:
    """Give what may name the source of a phrase, the surest first.

    "One of the nine, Grey Hearth"; "another holdout — the United Mine Workers —"; "critics like Ana Ruiz"; "a former
    rival, Texas governor Rick Tate".
    """
    member = _MEMBER.fullmatch(phrase)
    if member is not None and _may_name(member["name"]):
        yield SetOff(before=None, name=member["name"])
    dashed = _DASHED.fullmatch(phrase)
    if dashed is not None and _may_name(dashed["name"]):
        yield SetOff(before=dashed["before"], name=dashed["name"])
    like = _LIKE.fullmatch(phrase)
    if like is not None and _may_name(like["name"]):
        yield SetOff(before=like["before"], name=like["name"])
    comma = _COMMA.fullmatch(phrase)
    if comma is not None and _may_name(comma["name"]) and not is_of_another(comma["before"], comma["name"]):
        yield SetOff(before=comma["before"], name=comma["name"], is_one=True)


def is_of_another(before: str, name: str) -> bool:
    """Tell a place, "an official in Tarrow, North Holm", and whose office is told: "an aide to the mayor, Ana Ruiz".

    Behind "a spokesman for the mayor" it may be his own name, but not with the title of an office, and behind
    "a spokesman for the group" no name like "Forward Roots".
    """
    is_plural = name.endswith("s") and not name.endswith("ss")
    if is_plural and gender_of_name(name) is None and _FOR_GROUP.match(before) is not None:
        return True
    office = _OF_OFFICE.match(before) or (_FOR_OFFICE.match(before) if _HOLDER.match(name) is not None else None)
    is_holder = office is not None and office["office"] in OFFICE_NOUNS
    return is_holder or name.split(maxsplit=1)[0].lower() in PLACE_WORDS or name.endswith(("’s", "'s"))


def _may_name(words_behind: str) -> bool:
    first = words_behind.split(maxsplit=1)[0]
    if first.endswith(("’s", "'s")):
        return False
    is_open = first.lower() in _NO_NAMES or (first.islower() and first.endswith("ing"))
    return not is_open and not _is_place(words_behind.split())


def _is_place(found: list[str]) -> bool:
    """Tell "Nevada and South Carolina" from "Nevada governor Ana Ruiz" and "Nevada Sen. Ana Ruiz"."""
    is_named = all(word[0].isupper() or word == "and" for word in found)
    is_titled = any(word.lower().rstrip(".") in TITLE_WORDS for word in found)
    return found[0].lower() in PLACE_WORDS | PLACE_GOVERNMENTS and is_named and not is_titled
