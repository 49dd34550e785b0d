"""Whom a noun with the capital of a sentence's start calls: "Butcher warns of shortage", "Mourners said"."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.reading.people.bodies import is_body
from claimcheck.reading.people.memory import Memory, Resolved, meaning
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span


def called_by_trade(memory: Memory, name: str, mention: Span) -> Resolved | None:
    """Resolve what looks like a name of one word, and is none by the rest of the text.

    Nowhere inside a sentence has it a capital; of one person, the text speaks elsewhere of "the butcher".
    """
    if not _starts_sentence(memory.text, mention) or is_body(memory, name):
        return None
    if memory.first(rf"[a-z,] {re.escape(name)}\b") is not None:
        return None
    if name.endswith("s") and not name.endswith(("is", "us", "ss")):
        if name.lower() in _SURNAMES or _ONE_SAYS.match(memory.text, mention.end):
            return None
        link = Link(kind=SourceKind.COLLECTIVE, name=mention.of(memory.text), mention=mention)
        return Resolved(link=link, at=mention.start, head=name.lower(), is_plural=True)
    return _one_of_trade(memory, name.lower(), mention)


_ONE_SAYS = lazy_re(r" (?:also |now |still )?(?:says|insists|argues|claims|denies|believes|has|is|was)\b")
"""What one person does: "Reyes says", but "Mourners say"."""
_SURNAMES = words(
    """reyes flores torres morales rosales gonzales fuentes robles nunes gomes lopes mendes fernandes rodrigues alves
    soares tavares pires ramos santos campos rojas vargas salinas contreras paredes valdes jones hughes davies
    williams roberts evans edwards adams richards rogers stevens phillips matthews andrews simmons hawkins perkins
    jenkins hopkins collins watkins higgins robbins saunders sanders haynes barnes holmes rhodes james bates yates
    oates coates nichols daniels reynolds edmonds jacobs gibbs briggs hobbs myers hendricks stearns lyons simons
    rollins mullins atkins dawkins wilkins cummings hastings jennings billings hutchings ives graves"""
)
"""Surnames that look like a plural and are none."""


def _one_of_trade(memory: Memory, trade: str, mention: Span) -> Resolved | None:
    kind = classify(f"the {trade}")
    told = memory.first(rf"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er)(?: [a-z-]+){{0,2}} {re.escape(trade)}\b")
    if told is None or kind.is_guess or kind.kind is not SourceKind.UNNAMED_PERSON:
        return None
    beside = memory.first(rf"\b{re.escape(trade)},? (?=[A-Z][\w’'-]+ [A-Z])")
    person = next((p for p in memory.cast.people if beside is not None and p.span.start == beside.end), None)
    if person is not None:
        return meaning(person, mention, trade, is_sure=False)
    link = Link(kind=SourceKind.UNNAMED_PERSON, name=mention.of(memory.text), mention=mention)
    return Resolved(link=link, at=mention.start, head=trade, is_plural=False)


def _starts_sentence(text: str, mention: Span) -> bool:
    before = text[max(0, mention.start - 2) : mention.start].strip(" \n-–—•*")  # "- Unions say"
    return not before or before[-1] in '.!?:”"’'
