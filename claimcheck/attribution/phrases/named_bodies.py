"""Bodies whose names look like several people or things: "the United Auto Workers", "the Rail and Transport union"."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import (
    COLLECTIVE_NOUNS,
    COMMON_OPENERS,
    NUMBER_WORDS,
    OFFICE_NOUNS,
    PERSON_NOUNS,
    TITLE_WORDS,
    means_several,
)
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import SourceKind

_WORD = r"[A-Z][\w’'-]{0,40}"
_BEFORE = rf"(?!(?:Against|Without) ){_WORD}"
_LISTING = rf"{_WORD}(?: {_WORD})?(?:, {_WORD}(?: {_WORD})?){{1,3}},? (?:and|&) "
_OF_PEOPLE = lazy_re(
    capitals(
        r"(?P<the>[Tt]he (?:(?:[\w’'-]{1,40}-[a-z]+|[a-z]{1,40}) ){0,2})?"
        rf"(?P<name>(?P<front>(?:{_BEFORE} (?:(?:and|&) )?){{0,5}})(?P<noun>{_BEFORE})"
        rf"(?P<tail> (?P<joint>of|for|[Aa]gainst|Without) (?:the )?{_WORD}(?: (?:and )?{_WORD}){{0,4}})?)(?=,|$)"
    )
)
_FAMILY = lazy_re(
    capitals(
        rf"(?:[Tt]he )?(?P<name>{_WORD}(?: {_WORD}){{0,2}} (?:&|and) "
        r"(?:Sons?|Daughters?|Brothers|Bros|Partners|Associates)\b\.?)(?=,|$)"
    )
)
"""A firm of a family: "Pellow & Sons"."""
_PARTNERS = lazy_re(
    capitals(rf"(?:[Tt]he )?(?P<name>(?P<one>{_WORD}(?: {_WORD}){{0,2}}) & (?P<two>{_WORD}(?: {_WORD}){{0,2}}))(?=,|$)")
)
"""A firm named after two: "Brandt & Lisle", but not "Ana Ruiz & Tom Hale"."""
_CAMPAIGN = lazy_re(
    capitals(
        rf"(?P<name>(?:Save|Stop|Protect|Defend|Reclaim) (?:(?:the|our) )?{_WORD}(?: {_WORD}){{0,4}}|"
        rf"Friends of (?:the {_WORD}(?: {_WORD}){{0,3}}|(?:St|Our) {_WORD}(?: {_WORD}){{0,2}})|"
        rf"(?:{_WORD} ){{1,3}}(?:Families|Parents|Mothers|Mums|Residents|Neighbou?rs|Women|People|Citizens|Veterans) "
        rf"(?:for|[Aa]gainst) {_WORD}(?: {_WORD}){{0,2}})(?=,|$)"
    )
)
"""A campaign: "Save St Brannoc's", "Friends of the Harbour", "Ellmouth Families for Choice", but not all friends."""
_ENDED = "union|association|council|federation|society|guild|alliance|committee|institute|trust"
_OPENED = (
    "Ministry|Department|Office|Institute|Bureau|Committee|Commission|Council|Centre|Center|Agency|Society|Board|"
    "Association|Federation|College"
)
_LISTED_BEFORE = lazy_re(capitals(rf"[Tt]he (?P<name>{_LISTING}(?:{_WORD} ){{0,4}}(?i:{_ENDED}))(?=,|$)"))
_LISTED_BEHIND = lazy_re(
    capitals(rf"(?P<name>\b(?:{_OPENED}) (?:of|for|on) (?:the )?{_LISTING}{_WORD}(?: {_WORD}){{0,2}})(?=,|$)")
)
_NEIGHBOUR = lazy_re(capitals(rf"[Nn]eighbou?ring (?P<name>{_WORD}(?: {_WORD}){{0,2}})(?=,|$)"))
"""A country that borders on another: "Neighbouring Osmaria"."""
_NO_MEMBERS = COLLECTIVE_NOUNS | words(
    """people women advisers advisors aides individuals sources allies donors backers employees lawyers
    attorneys candidates neighbors staffers opponents fathers mothers sons daughters parents brothers sisters"""
)
"""Nouns for people that a headline gives a capital, and no body is named after."""
_NO_OPENERS = COMMON_OPENERS | frozenset(NUMBER_WORDS) | words("the a an two no all any both these those his her their")


def named_body(phrase: str) -> PhraseKind | None:
    """Tell a phrase that is a body's name and looks like people or a list.

    "Concerned Veterans for America", "Doctors Without Borders", "the Department for Environment, Food and Rural
    Affairs"; but not "Residents of Tarrow", nor a headline's "Senior Officials of Acme".
    """
    listed = _LISTED_BEFORE.match(phrase) or _LISTED_BEHIND.match(phrase.removeprefix("the ").removeprefix("The "))
    people = _OF_PEOPLE.match(phrase)
    listed = listed or _campaign(phrase) or _FAMILY.match(phrase) or _NEIGHBOUR.match(phrase) or _firm_of_two(phrase)
    found = listed or (people if people is not None and _is_body(people) else None)
    if found is None:
        return None
    name = found["name"]
    head = name.rsplit(maxsplit=1)[-1].lower()
    return PhraseKind(kind=SourceKind.NAMED_ORGANIZATION, reference=Reference.NAME, head=head, name=name)


def _campaign(phrase: str) -> re.Match[str] | None:
    match = _CAMPAIGN.match(_CALLED.sub("", phrase))
    if match is None:
        return None
    words = [word.lower() for word in match["name"].split()]
    is_holder = words[-1] in PERSON_NOUNS | OFFICE_NOUNS | TITLE_WORDS | _PEERS  # "Friends of the Duke"
    return None if is_holder or words[0] in _NO_OPENERS else match


_PEERS = words("duke duchess earl countess baron baroness viscount marquess sultan emir sheikh tsar")
_CALLED = lazy_re(
    r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother) (?:[a-z’'-]+ ){0,3}(?:group|campaign|charity|organi[sz]ation|"
    r"alliance|coalition|collective|lobby),? (?:called|named|known as) (?=[A-Z])"
)


def _firm_of_two(phrase: str) -> re.Match[str] | None:
    match = _PARTNERS.match(phrase)
    are_people = match is not None and all(gender_of_name(match[part]) is not None for part in ("one", "two"))
    return None if are_people else match


def holds_list(phrase: str) -> bool:
    """Tell whether a phrase names a body with a comma inside: "a spokesman for the Department for Food, Farms and"."""
    return _LISTED_BEHIND.search(phrase) is not None


def _is_body(people: re.Match[str]) -> bool:
    noun, front = people["noun"].lower(), people["front"].lower().split()
    if not means_several(noun) or (front and front[0] in _NO_OPENERS):
        return False
    if people["joint"] in {"Against", "Without"}:
        return True
    if noun in _NO_MEMBERS:
        return False
    if people["tail"]:
        return bool(front) or people["the"] is not None
    return bool(front) and (people["the"] is not None or front[0] == "united")


_ACCOUNT = lazy_re(
    r"(?:an?|one|another|the) (?:[a-z-]+ ){0,3}?(?P<what>account|user|username|poster|commenter|profile|handle),? "
    r"(?:called|named|known as|under the name|calling (?:it|him|her)self) ",
    re.IGNORECASE,
)


_HOLDER = lazy_re(
    capitals(
        r"(?P<who>(?:[Tt]he )?[A-Z][\w’'&.-]*?(?: [A-Z][\w’'&-]*?){0,4})(?:’s|'s|(?<=s)[’']) "
        r"(?:(?:own|official|verified|personal|main|public) ){0,2}(?:[A-Z]\w{1,20} |social[- ]media |campaign ){0,2}"
        r"(?:account|feed|handle)"
    )
)


def without_account(phrase: str) -> str:
    """Give who holds an account that speaks: "Quillo" of "Quillo's official Chirp account"."""
    held = _HOLDER.fullmatch(phrase)
    return phrase if held is None else held["who"]


def nameless_account(phrase: str) -> PhraseKind | None:
    """Tell an account whose owner no name tells: "an account called Night Boat"."""
    match = _ACCOUNT.match(phrase)
    if match is None:
        return None
    return PhraseKind(kind=SourceKind.UNNAMED_PERSON, reference=Reference.INDEFINITE, head=match["what"].lower())
