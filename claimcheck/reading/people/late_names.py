"""Who is told of first and named later: "A coroner has ruled ...", then "Senior coroner Dr Helen Quayle said"."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.anonymity import asks_for_anonymity
from claimcheck.attribution.phrases.common_kinds import DEFINITE
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.reading.people.cast import NamedPerson
from claimcheck.reading.people.epithets import NO_EPITHETS
from claimcheck.reading.people.memory import Memory, Resolved, meaning
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import SourceKind, Span

LEAD = 500
"""Characters of an article in which somebody is told of before the name is given."""
NAMED_WITHIN = 1200
"""Characters behind such a phrase in which the name must come."""
_NEW = lazy_re(r"(?:an?|one) ", re.IGNORECASE)
_LOOSE = words("a an one former senior leading top veteran retired local young old new chief deputy long-serving")
_SAME = {"federal": ("federal", "u.s", "us district")}
"""Words that say before a title what another says in the lead: "U.S. District Judge" is a federal judge."""
_SENTENCE_END = lazy_re(r"(?<=[a-z])[.!?][”\"]?\s")
_LETTERS = lazy_re(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def late_named(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Find the one person of an article who is later called what a phrase of its lead calls somebody unnamed.

    None where two people share the noun, where somebody asks not to be named, or where another one is told of too.
    """
    text = memory.text
    if mention.start > LEAD or kind.reference is Reference.PRONOUN or kind.stated_count is not None:
        return None
    if kind.kind is not SourceKind.UNNAMED_PERSON or kind.head in NO_EPITHETS or not _is_new(memory, mention):
        return None
    holders = [
        each
        for each in memory.cast.by_role.get(kind.head, ())
        if mention.end < each.span.start <= mention.end + NAMED_WITHIN and _is_called(text, each, mention, kind.head)
    ]
    if len({each.name for each in holders}) != 1:
        return None
    person = holders[0]
    between = Span(mention.start, min(len(text), person.span.end + NAMED_WITHIN // 4))
    others = re.findall(rf"\b(?:another|an?|second|other) (?:[a-z-]+ )?{re.escape(kind.head)}s?\b", between.of(text))
    if asks_for_anonymity(text, between) or len(others) > 2:
        return None
    return meaning(person, mention, kind.head, is_sure=False)


def _is_new(memory: Memory, mention: Span) -> bool:
    """Tell whether a phrase introduces one person: "a coroner", or "Council leader", "as minister warns" on top."""
    said = mention.of(memory.text)
    is_bare = said.count(" ") < 3 and (mention.start == 0 or mention.end <= memory.text.find("\n"))
    return _NEW.match(said) is not None or (is_bare and said.split(maxsplit=1)[0].lower() not in DEFINITE)


def _is_called(text: str, person: NamedPerson, mention: Span, head: str) -> bool:
    """Tell whether all that a phrase says beside its head stands beside the name too: "a transport minister"."""
    told = set(_LETTERS.findall(mention.of(text).lower().partition(head)[0])) - _LOOSE
    before = _SENTENCE_END.split(text[max(mention.end, person.span.start - 100) : person.span.start])[-1]
    near = f"{before}{text[person.span.start : person.span.end + 120]}".lower()
    forms = (_SAME.get(word, (word,)) for word in told)
    return all(any(re.search(rf"\b{re.escape(each)}(?:[’']?s)?\b", near) for each in words) for words in forms)
