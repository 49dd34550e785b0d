"""Which "second" and "third" is one more person: "two clerks said the files were lost", then "a third said"."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.nouns import PERSON_NOUNS, POLL_WORDS, RESPONDENT_NOUNS, singular
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind, Span

_ORDINAL = lazy_re(r"(?:an?|the) (?P<which>first|second|third|fourth|fifth|sixth)\b", re.IGNORECASE)
_COUNTED = lazy_re(
    r"\b(?P<number>[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)(?: of (?:the|his|her|their|those)(?: [a-z]{3,5})?)? "
    r"(?:(?!of\b|in\b)[\w’'-]+ ){0,2}?(?P<noun>[a-z-]{3,20})\b"
)
_BEFORE = {"second": "one", "third": "two", "fourth": "three", "fifth": "four", "sixth": "five"}
REACH = 240
"""Characters before "a third" in which the two others are told of."""


def is_further_person(memory: Memory, mention: Span) -> bool:
    """Tell one of the unnamed people who spoke, or one more, from a third of those asked and from "the second" report.

    Whoever spoke last without a name decides, and a poll that spoke behind them.
    """
    ordinal = _ORDINAL.match(memory.text, mention.start, mention.end)
    if ordinal is None or memory.text[ordinal.end() : mention.end][:1] not in {"", ","}:
        return False
    if is_counted_on(memory, mention):
        return True
    if ordinal.end() < mention.end:
        return False
    for earlier in memory.recent():
        if mention.start - earlier.at > PRONOUN_REACH:
            return False
        if earlier.link.kind is SourceKind.UNNAMED_PERSON:
            return True
        if earlier.link.kind in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT} or earlier.head in POLL_WORDS:
            return False
    return False


def is_counted_on(memory: Memory, mention: Span) -> bool:
    """Tell one more of the people whom the sentence before counts: "Two guards ran off. [A third] said"."""
    ordinal = _ORDINAL.match(memory.text, mention.start, mention.end)
    number = None if ordinal is None else _BEFORE.get(ordinal["which"].lower())
    low = max(memory.text.rfind("\n", 0, mention.start) + 1, mention.start - REACH)
    near = _SENTENCE_END.split(memory.text[low : mention.start])[-2:]
    counted = [each for part in near for each in _COUNTED.finditer(part) if each["number"].lower() == number]
    return any(singular(each["noun"]) in PERSON_NOUNS - RESPONDENT_NOUNS for each in counted)


_SENTENCE_END = lazy_re(r"[.!?][”\"’]? ")
