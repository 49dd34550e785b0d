"""The words of a proper name: where it begins, what is no part of it, how far it goes on."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.acronyms import opens_with_acronym
from claimcheck.attribution.phrases.common_kinds import DEFINITE, INDEFINITE
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import (
    COMMON_OPENERS,
    DOCUMENT_NOUNS,
    NUMBER_WORDS,
    OFFICE_ACRONYMS,
    ORGANIZATION_NOUNS,
    PERSON_ACRONYMS,
    PERSON_NOUNS,
    SEATS,
    SHORT_BODIES,
    SPOKES_NOUNS,
    TITLE_WORDS,
    singular,
)
from claimcheck.attribution.vocabulary.phrase_words import NAME_JOINERS, PARTY_WORDS, has_body_word
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

AMOUNTS = INDEFINITE | words("more less fewer half others those these")
"""Words for how many that a name may end in: "Ana Many"."""
_BODY_ENDINGS = words("press media world markets community establishment")
_JOINERS = NAME_JOINERS | {"in", "on", "at"}


def opens_name(core: list[str]) -> bool:
    """Tell "Larkspur Partners" from "two Partners"."""
    return len(core) > 1 and core[0][0].isupper() and core[0].lower() not in INDEFINITE | DEFINITE | set(NUMBER_WORDS)


def names_paper(core: list[str]) -> bool:
    """Tell a paper's title, "Clean Water Act", from the outlet "Tarrow Post" and the firm "Pell Street Research"."""
    low = core[-1].lower()
    if low == "research" and opens_name(core) and core[0].lower() not in COMMON_OPENERS:
        return False
    return low in DOCUMENT_NOUNS | {"code"} and low not in {"post", "record", "post.", "review", "state"}


def with_of(phrase: str, name: str) -> str:
    """Give the whole of a body's name: "Department of Health", "Center for Clean Elections"."""
    behind = phrase[max(0, phrase.find(name)) :]
    joint = "(?:of|for)" if has_body_word(name) else "of"
    match = re.match(rf"{re.escape(name)} {joint} (?:the )?[A-Z][\w’'-]*(?:(?: and)? [A-Z][\w’'-]*)*", behind)
    return match.group() if match else name


def ends_name(core: list[str]) -> bool:
    """Tell "the Associated Press" from "the press", and "Ana Many" from "many"."""
    rest = core[1:] if core[0].lower() in DEFINITE | INDEFINITE else core
    return core[-1].lower() in _BODY_ENDINGS | AMOUNTS and len(rest) > 1 and rest[-2][0].isupper()


def as_written(phrase: str, words: list[str]) -> str:
    """Give a name with the marks between its words as the phrase has them: "Dock and Quay Workers’ Union"."""
    match = re.search(r"(?:[’'.]s?){0,3}\s+".join(re.escape(word) for word in words), phrase)
    return match.group() if match else " ".join(words)


def bare_name(core: list[str]) -> tuple[list[str], bool]:
    """Cut titles and descriptions off a proper name, and tell whether there was a title for a person."""
    for i in range(len(core) - 2, -1, -1):
        low = core[i].lower().rstrip(".")
        is_office = core[i] in OFFICE_ACRONYMS | PERSON_ACRONYMS
        if (
            is_office
            or low in SPOKES_NOUNS
            or singular(low) in PERSON_NOUNS
            or (low in TITLE_WORDS and len(core) - i <= 4)
        ):
            tail = core[i + 1 :]
            if low == "dean" and len(core) == 2 and core[0][0].isupper():
                break  # "Dean Oyelaran": as often a first name; the people of the article tell
            if tail[0][0].isupper() and not has_body_word(" ".join(tail)):
                return tail, True
    for i in range(len(core) - 2, -1, -1):
        if not core[i][0].isupper() and core[i].lower() not in _JOINERS:
            # "The former Leeds striker Paul Hirst" is a person, "the trade group Bake Metrics" none.
            return core[i + 1 :], len(core) - i > 2 and core[i].lower() not in ORGANIZATION_NOUNS | DOCUMENT_NOUNS
    if len(core) > 2 and core[0].lower() in PARTY_WORDS and not has_body_word(" ".join(core[1:])):
        return core[1:], False
    return core, False


def is_group_named(phrase: str, core: list[str], tail: list[str]) -> bool:
    """Tell "campaign group Save Our Hill" from "the group’s Ana Ruiz", where the name itself holds no such word."""
    before = core[: len(core) - len(tail)][-1:]
    is_group = bool(before) and before[0].lower() in _GROUPS and len(tail) > 1
    return is_group and f"{before[0]} {tail[0]}" in phrase


_GROUPS = words(
    """group charity firm company club union band campaign network lobby startup start-up coalition organisation
    organization"""
)


def is_compound(name: list[str]) -> bool:
    """Tell "AdLedger", a brand of two words written as one, from "McKay" and "DeShawn"."""
    return len(name) == 1 and _COMPOUND.fullmatch(name[0]) is not None


_COMPOUND = lazy_re(
    capitals(r"(?!(?:Ma?c|D[aeiou]l?|L[aeo]|Van|Fitz|St|Jo|Sha)[A-Z])[A-Z][a-z]{1,20}[A-Z][A-Za-z]{1,20}")
)


def is_known_body(tail: list[str], name: str) -> bool:
    """Tell what no person is called: "NHS Strathallan", "AdLedger", "Downing Street"."""
    return opens_with_acronym(tail) or is_compound(tail) or name.lower() in SEATS | SHORT_BODIES
