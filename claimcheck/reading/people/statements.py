"""Whose "a statement" is that nobody is named for: that of the body just told of."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.attribution.phrases.phrase_kind import PhraseKind
from claimcheck.attribution.vocabulary.nouns import ORGANIZATION_NOUNS
from claimcheck.reading.people.document_pronouns import opening_body
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

_STATEMENT = lazy_re(r"an? (?:(?P<before>[a-z-]+) )?statement", re.IGNORECASE)
_LIKE = words("short brief written further later joint strongly-worded lengthy terse")
_OF_ANOTHER = lazy_re(r" (?:issued|released|published|sent|posted|attributed|by|from|on|to|of|in)\b")
"""What stands behind a statement whose source is told there: "a statement issued by the union"."""
_QUOTES = {"”": "“", '"': '"', "’": "‘", "'": "'"}
_SENTENCE_END = lazy_re(r"[.!?][”\"’']? (?=[A-Z“\"‘'])|\n+")
MAX_SENTENCES = 2
"""Sentences that a body is told of before at most, that of the statement left out."""


def stated_by(memory: Memory, kind: PhraseKind, mention: Span) -> Resolved | None:
    """Give the body that "a statement said" stands for: "Hill Trust apologised. “We got this wrong,” a statement said".

    A guess: nothing says that it is no other body's.
    """
    said = _STATEMENT.fullmatch(mention.of(memory.text))
    if kind.kind is not SourceKind.UNNAMED_DOCUMENT or said is None or _OF_ANOTHER.match(memory.text, mention.end):
        return None
    if said["before"] and said["before"].lower() not in _LIKE | ORGANIZATION_NOUNS:
        return None
    at = _start(memory.text, mention)
    last = memory.history[-1] if memory.history else None
    body = opening_body(memory, Span(at, mention.end))
    if body is not None and (last is None or last.at < body.start):
        link = Link(kind=SourceKind.NAMED_ORGANIZATION, name=body.of(memory.text), mention=mention, antecedent=body)
        return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False, is_sure=False)
    if last is None or last.link.kind is not SourceKind.NAMED_ORGANIZATION or at - last.at > PRONOUN_REACH:
        return None
    is_near = len(_SENTENCE_END.findall(memory.text, last.at, at)) <= MAX_SENTENCES
    return replace(memory.again(last, mention), is_sure=False) if is_near else None


def _start(text: str, mention: Span) -> int:
    """Give where the quotation begins behind which a statement is named, else where it is named."""
    opening = _QUOTES.get(text[max(0, mention.start - 2) : mention.start].strip())
    if opening is None:
        return mention.start
    start = text.rfind(opening, max(0, mention.start - PRONOUN_REACH), mention.start - 2)
    return start if start >= 0 else mention.start
