"""Which "second" and "third" is one more person: "two clerks said the files were lost", then "a third said"."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.nouns import POLL_WORDS
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind, Span

_ORDINAL = lazy_re(r"(?:an?|the) (?:first|second|third|fourth|fifth|sixth)", re.IGNORECASE)


def is_further_person(memory: Memory, mention: Span) -> bool:
    """Tell one of the unnamed people who spoke, or one more, from a third of those asked and from "the second" report.

    Whoever spoke last without a name decides, and a poll that spoke behind them.
    """
    if _ORDINAL.fullmatch(mention.of(memory.text)) is None:
        return False
    for earlier in memory.recent():
        if mention.start - earlier.at > PRONOUN_REACH:
            return False
        if earlier.link.kind is SourceKind.UNNAMED_PERSON:
            return True
        if earlier.link.kind in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT} or earlier.head in POLL_WORDS:
            return False
    return False
