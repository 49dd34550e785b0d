"""Which relative told of by name a later phrase means: "her daughter Bronwyn", then "Ms Tarrant’s daughter"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.attribution.phrases.phrase_kind import PhraseKind
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import SourceKind, Span

_KIN = words(
    """father mother son daughter wife husband brother sister partner uncle aunt nephew niece cousin girlfriend
    boyfriend widow widower grandmother grandfather stepmother stepfather"""
)
_OWNED = lazy_re(capitals(r"(?:[\w.’-]+ ){0,3}(?P<owner>[A-Z][\w-]+)[’']s? [a-z-]+"))
_HIS = lazy_re(r"(?:his|her|their) ", re.IGNORECASE)
REACH = 4 * PRONOUN_REACH


def named_relative(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find who spoke by name as the same relative of the same person; None for a second daughter or another's."""
    said = mention.of(memory.text)
    owned = _OWNED.fullmatch(said)
    is_the = said.lower() == f"the {kind.head}"
    if kind.head not in _KIN or not (is_the or owned):
        return None
    owner = None if owned is None else owned["owner"].lower()
    told = {each.link.name: each for each in memory.recent() if _is_relative(memory, each, kind.head, owner, mention)}
    only = next(iter(told.values())) if len(told) == 1 else None
    return None if only is None else replace(memory.again(only, mention), is_sure=False)


def _is_relative(memory: Memory, earlier: Resolved, noun: str, owner: str | None, mention: Span) -> bool:
    at = earlier.link.mention
    if earlier.link.kind is not SourceKind.NAMED_PERSON or at is None or mention.start - at.start > REACH:
        return False
    words = at.of(memory.text)
    if re.search(rf"\b{noun}\b,? [A-Z]", words) is None:
        return False
    if owner is None:
        return True
    if _HIS.match(words) is None:
        return re.search(rf"\b{re.escape(owner)}[’']", words, re.IGNORECASE) is not None
    whose = next(
        (p for p in memory.cast.mentioned_before(at.start, PRONOUN_REACH) if p.name != earlier.link.name), None
    )
    return whose is not None and whose.surname == owner
