"""The words of a source phrase, and those of them up to its head."""

from __future__ import annotations

import re

from claimcheck.attribution.lexicon import DAYS
from claimcheck.attribution.words import words

WORD = re.compile(r"[\w%@#$][\w’'.\-&]*")
_HEAD_STOPS = words(
    """of in at for with from on to by who which that whose including such as about inside close familiar briefed
    involved released conducted near around within across published filed signed obtained seen reviewed posted dated
    speaking knowledgeable working representing directly among between outside under against over before after based
    than being"""
)
_TRAILERS = (
    words(
        """himself herself itself themselves ago long today week month year later recently also now once night already
        this last next earlier"""
    )
    | DAYS
)


def strip_ending(word: str) -> str:
    """Cut a possessive ending and outer marks off a word."""
    for ending in ("'s", "’s"):
        word = word.removesuffix(ending)
    return word.rstrip(".'’-") if not re.fullmatch(r"(?:[A-Za-z]\.)+", word) else word


def core_of(words: list[str], phrase: str) -> list[str]:
    """Give the words up to the head: before the first comma, preposition or relative pronoun."""
    first = re.split(r"[,(;:–—]| -+ ", phrase, maxsplit=1)[0]
    kept: list[str] = []
    for word in (strip_ending(w) for w in WORD.findall(first)):
        if kept and word.lower() in _HEAD_STOPS:
            break
        if word:
            kept.append(word)
    while len(kept) > 1 and kept[-1].lower() in _TRAILERS:
        kept.pop()
    return kept or words[:1]
