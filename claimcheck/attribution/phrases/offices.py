"""Offices written with capitals: who is meant by "The Prime Minister", and by a rank with its branch in brackets."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.common_kinds import DEFINITE
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import OFFICE_NOUNS, TITLE_WORDS
from claimcheck.attribution.vocabulary.phrase_words import WORD, has_body_word
from claimcheck.text.word_lists import words
from claimcheck.types import SourceKind

_HELD = OFFICE_NOUNS - words("executive owner author lady") | words("constable")
_NAME = r"(?:[A-Z][\w’'.-]* ){1,3}[A-Z][\w’'-]+"
_SET_OFF = re.compile(capitals(rf",\s+(?P<name>{_NAME})(?=,|$)"))
_BRANCH = re.compile(capitals(rf" \([A-Z][^()\n]{{1,40}}\) (?={_NAME}(?:,|$))"))


def office_kind(phrase: str, core: list[str]) -> PhraseKind | None:
    """Tell who holds an office with a capital: "The Home Secretary", "Hungary's Prime Minister, Leo Varga"."""
    head = core[-1].lower()
    is_the = core[0].lower() in DEFINITE or phrase.split(maxsplit=1)[0].endswith(("’s", "'s"))
    if head not in _HELD or not is_the:
        return None
    named = _SET_OFF.search(phrase)
    if named is not None and not has_body_word(named["name"]):
        return PhraseKind(kind=SourceKind.NAMED_PERSON, reference=Reference.NAME, head=head, name=named["name"])
    return PhraseKind(kind=SourceKind.NAMED_PERSON, reference=Reference.DEFINITE, head=head)


def without_branch(phrase: str) -> str:
    """Leave the rank and the name of "Deputy Commissioner of Police (Crime) Ana Ruiz": "Commissioner Ana Ruiz"."""
    branch = _BRANCH.search(phrase)
    before = WORD.findall(phrase[: branch.start()]) if branch else []
    ranks = [word for word in before if word.lower() in OFFICE_NOUNS | TITLE_WORDS]
    return f"{ranks[-1]} {phrase[branch.end() :]}" if branch and ranks else phrase
