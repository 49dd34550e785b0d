"""Which two bodies "both sides" and "the two countries" are: "Tarvia and Oshkand held talks", "between X and Y"."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import DAYS
from claimcheck.reading.people.bodies import is_body
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Link, SourceKind, Span

_SIDES = "sides|countries|nations|governments|neighbou?rs|states|companies|firms|capitals"
_BOTH = lazy_re(rf"(?:both|the two|both of the) (?:{_SIDES})", re.IGNORECASE)
_NAME = r"[A-Z][\w’-]{1,40}(?: [A-Z][\w’-]{1,40}){0,2}"
_PAIR = lazy_re(
    capitals(
        rf"(?:^|(?<=[.!?] )|(?<=[.!?][”\"] )|(?<=\n)|(?<=\bbetween ))"
        rf"(?P<one>{_NAME}) and (?P<two>{_NAME})(?=[.,;]| [a-z])"
    )
)
_STATES = (
    r"\b(?:{0} and [A-Z][\w-]{{1,40}}|[A-Z][\w-]{{1,40}} and {0})\b[\s\S]{{0,400}}?"
    r"\b(?:both|the two|two) (?:countries|nations|governments|neighbou?rs)\b"
)


def paired_bodies(memory: Memory, mention: Span, head: str) -> Resolved | None:
    """Find the two bodies that were named last in one breath."""
    if _BOTH.fullmatch(mention.of(memory.text)) is None:
        return None
    pairs = list(_PAIR.finditer(memory.text, max(0, mention.start - PRONOUN_REACH), mention.start))
    found = next((each for each in reversed(pairs) if all(_may_be(memory, each[key]) for key in ("one", "two"))), None)
    if found is None:
        return None
    first, second = (
        Link(
            kind=SourceKind.NAMED_ORGANIZATION,
            name=found[key],
            mention=mention,
            antecedent=Span(*found.span(key)),
        )
        for key in ("one", "two")
    )
    return Resolved(link=first, at=mention.start, head=head, is_plural=True, is_sure=False, second=second)


def is_one_of_two(memory: Memory, name: str) -> bool:
    """Tell a name that the article joins to another and then calls a country: "Tarvia and Oshkand ... both nations"."""
    return " " not in name and memory.first(_STATES.format(re.escape(name))) is not None


def _may_be(memory: Memory, name: str) -> bool:
    """Tell whether a name may be a body's: known as one, or of one word and nobody's whom the article names."""
    if classify(name).kind is SourceKind.NAMED_ORGANIZATION or is_body(memory, name):
        return True
    is_other = name.lower() in DAYS | MONTHS or gender_of_name(name) is not None
    return " " not in name and not is_other and not memory.cast.full_names(name)
