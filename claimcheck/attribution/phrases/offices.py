"""Whom titles name: "The Prime Minister", a rank with its branch in brackets, "his agent, the Brazilian Luis Carmo"."""

from __future__ import annotations

from claimcheck.attribution.phrases.common_kinds import DEFINITE
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import (
    NATIONALS,
    OFFICE_NOUNS,
    OUTLET_WORDS,
    PERSON_NOUNS,
    SPOKES_NOUNS,
    TITLE_WORDS,
    singular,
)
from claimcheck.attribution.vocabulary.phrase_words import WORD, has_body_word
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import SourceKind

_HELD = OFFICE_NOUNS - OUTLET_WORDS - words("executive owner author lady") | words("constable")
_SURNAMES = words("king queen pope prince princess dean marshal bishop judge captain head rector")
"""Offices that are as often names: "both Mr King and the writer"."""
_NAME = r"(?:[A-Z][\w’'.-]* ){1,3}[A-Z][\w’'-]+"
_SET_OFF = lazy_re(capitals(rf",\s+(?P<name>{_NAME})(?=,|$)"))
_BODYS = lazy_re(capitals(r"[Tt]he (?:[A-Z][\w’'-]+ ){1,3}of (?:[A-Z][\w’'-]+ ){1,3}(?P<office>[A-Z][a-z]+)(?=,|$)"))
_BRANCH = lazy_re(capitals(rf" \([A-Z][^()\n]{{1,40}}\) (?={_NAME}(?:,|$))"))

_APPOSED_TITLED = lazy_re(
    capitals(
        r",\s+(?:the |an? )?(?:[a-z-]+ ){0,3}?(?P<title>[A-Z]?[a-z-]+) "
        r"(?P<name>(?:[A-Z][\w’'.\-]+ ){1,3}[A-Z][\w’'\-]+)(?=,|$)"
    )
)
_CALLINGS = words("advocate psephologist campaigner broker solicitor-advocate restaurateur baker developer")
"""Words before a name that no other list holds."""


def office_kind(phrase: str, core: list[str]) -> PhraseKind | None:
    """Tell who holds an office with a capital: "The Home Secretary", "Hungary's Prime Minister, Leo Varga"."""
    ending = _BODYS.match(phrase)  # "The Bank of England Governor"
    head = (ending["office"] if ending else core[-1]).lower()
    is_the = core[0].lower() in DEFINITE - {"both"} or phrase.split(maxsplit=1)[0].endswith(("’s", "'s"))
    is_somebody = any(w[0].islower() and w.lower() in PERSON_NOUNS for w in core[1:-1])  # "the author Stephen King"
    if head not in _HELD or not is_the or is_somebody or (head in _SURNAMES and len(core) > 2):
        return None
    named = _SET_OFF.search(phrase)
    if named is not None and not has_body_word(named["name"]):
        return PhraseKind(kind=SourceKind.NAMED_PERSON, reference=Reference.NAME, head=head, name=named["name"])
    return PhraseKind(kind=SourceKind.NAMED_PERSON, reference=Reference.DEFINITE, head=head)


def without_branch(phrase: str) -> str:
    """Leave the rank and the name of "Deputy Commissioner of Police (Crime) Ana Ruiz": "Commissioner Ana Ruiz".

    Of "Col (retd) Ana Ruiz" the bracket alone goes.
    """
    phrase = _RETIRED.sub(" ", phrase)
    branch = _BRANCH.search(phrase)
    before = WORD.findall(phrase[: branch.start()]) if branch else []
    ranks = [word for word in before if word.lower() in OFFICE_NOUNS | TITLE_WORDS]
    return f"{ranks[-1]} {phrase[branch.end() :]}" if branch and ranks else phrase


_RETIRED = lazy_re(r" \((?:[Rr]e?td|[Rr]etired|[Rr]et)\.?\) ")
_OF_BODY = lazy_re(
    capitals(
        r"(?P<lead>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Tt]wo|[Tt]hree) (?:[a-z-]+ ){0,2})"
        r"(?:[A-Z][\w’'-]+ ){1,3}(?:of|for) (?:the )?"
        r"(?P<rest>(?:[A-Z][\w’'-]+ (?:and (?=[A-Z]))?){1,4}(?P<noun>[a-z-]+)(?=,|$))"
    )
)


def without_of(phrase: str) -> str:
    """Leave the last part of a body's name before who speaks for it: of "a Department of Health spokesperson"."""
    body = _OF_BODY.match(phrase)
    is_person = body is not None and singular(body["noun"]) in PERSON_NOUNS | OFFICE_NOUNS | SPOKES_NOUNS
    return f"{body['lead']}{body['rest']}{phrase[body.end() :]}" if body is not None and is_person else phrase


def titled_name(phrase: str) -> str | None:
    """Give the name set off behind other words for a person: "her introducer, actor Tom Hale", "the Dane Bo Lund"."""
    match = _APPOSED_TITLED.search(phrase)
    is_person = match is not None and match["title"].lower() in PERSON_NOUNS | TITLE_WORDS | NATIONALS | _CALLINGS
    return match["name"] if match and is_person else None
