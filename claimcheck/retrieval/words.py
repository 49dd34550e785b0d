"""The words of a query that are worth looking up."""

from __future__ import annotations

import re

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+")
_FUNCTION_WORDS = frozenset(
    """
    a about after again all also am an and any are as at be because been before being between both but by can could did
    do does doing down during each few for from further had has have having he her here hers him his how i if in into
    is it its itself just may me might more most my no nor not now of off on once only or other our out over own s said
    same say says she should so some such t than that the their them then there these they this those through to too
    under until up very was we were what when where which while who whom why will with would you your
    """.split()
)
MAX_WORDS = 64
"""Words of one query that are looked up: a claim has fewer, and a hostile one costs no more."""


def all_words(text: str) -> list[str]:
    """Give every word of a text in order, case aside; a number such as 7.5 or 2,400 is one word."""
    return [match.group().casefold() for match in _WORD.finditer(text)]


def content_words(query: str) -> tuple[str, ...]:
    """Give the distinct words of a query without function words, in order; all its words where it has no others."""
    words = all_words(query)
    kept = [word for word in words if word not in _FUNCTION_WORDS] or words
    return tuple(dict.fromkeys(kept))[:MAX_WORDS]
