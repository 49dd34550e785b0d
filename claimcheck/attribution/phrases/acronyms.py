"""Offices and bodies of capital letters: "the CEO", "an MP", "NHS Strathallan"."""

from __future__ import annotations

from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.phrases.set_off_names import PLACE_WORDS
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import OFFICE_ACRONYMS
from claimcheck.attribution.vocabulary.phrase_words import has_body_word
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind

APPOSED_NAME = lazy_re(capitals(r",\s+(?:[A-Z]\w{2,30}[’']s )?((?:[A-Z][\w’'.\-]+ (?:and )?){1,3}[A-Z][\w’'\-]+)"))
"""The name that is set off behind a description: ", Giles Fenwick"."""


def opens_with_acronym(name: list[str]) -> bool:
    """Tell "NHS Strathallan" from "JD Hale"."""
    first, rest = name[0], name[1:]
    return bool(rest) and len(first) > 2 and first.isupper() and first.isalpha() and not rest[0].isupper()


_NUMBERED = lazy_re(r"[PD]W-?\d{1,2}")


def is_numbered_witness(word: str) -> bool:
    """Tell who a court counts and an article does not name: "PW2", a witness of the prosecution."""
    return _NUMBERED.fullmatch(word) is not None


_SEAT = lazy_re(capitals(r"(?:[A-Z][\w-]{1,40}|[Tt]he (?:town|city|area|constituency))[’']s (?:MP|MSP)\b"))
"""Whose member of parliament is one person: "Leeds's MP", "the town's MP"."""


def acronym_kind(phrase: str, head: str, reference: Reference) -> PhraseKind:
    """Tell "the MP for Tarrow, Giles Fenwick" from "one MP" and "the CEO"."""
    named = APPOSED_NAME.search(phrase) if reference is Reference.DEFINITE else None
    if named and not has_body_word(named.group(1)) and named.group(1).split()[0].lower() not in PLACE_WORDS:
        return PhraseKind(
            kind=SourceKind.NAMED_PERSON, reference=Reference.NAME, head=head.lower(), name=named.group(1)
        )
    is_held = reference is Reference.DEFINITE and (head in OFFICE_ACRONYMS or _SEAT.match(phrase) is not None)
    kind = SourceKind.NAMED_PERSON if is_held else SourceKind.UNNAMED_PERSON
    return PhraseKind(kind=kind, reference=reference, head=head.lower())
