"""Why somebody is not named, where the article told it before they spoke: "A clerk gave us the file, fearing reprisal".

"The clerk said" is then the same person, with the same reason.
"""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.anonymity import (
    asks_for_anonymity,
    reason_for_anonymity,
    without_request_of_another,
)
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind, Span

REACH = 3000
"""Characters before "the clerk" in which "a clerk" is brought in."""
SENTENCE = 500
"""Characters of the sentence that brings them in at most."""
_SENTENCE_END = lazy_re(r"[.!?][”\"’']?(?=\s|$)|\n")
_SOMEBODY_ELSE = lazy_re(r"\b(?:an?|another|one|two|three|the) (?:[\w’'-]+ ){1,4}?who\b|\b[Aa]nother\b")


def told_reason(memory: Memory, mention: Span) -> Span | None:
    """Find the reason in the sentence that brings "the former employee" in as "a former employee"."""
    said = mention.of(memory.text)
    if said.lower() in _ONE:
        return _reason_of_several(memory, mention)
    kind = classify(said)
    if kind.kind is not SourceKind.UNNAMED_PERSON or not said.lower().startswith("the "):
        return None
    words = said.split(" ")[1:]
    heads = [i for i, word in enumerate(words) if word.lower() == kind.head]
    if not heads:
        return None
    who = " ".join(words[: heads[0] + 1])
    low = max(0, mention.start - REACH)
    new = list(re.finditer(rf"\b(?:[Aa]n?|[Oo]ne) {re.escape(who)}\b", memory.text[low : mention.start]))
    if not new:
        return None
    start, end = low + new[-1].start(), low + new[-1].end()
    limit = min(mention.start, end + SENTENCE)
    stop = _SENTENCE_END.search(memory.text, end, limit)
    whole = Span(start, stop.start() if stop else limit)
    region = without_request_of_another(memory.text, Span(start, end), whole)
    reason = reason_for_anonymity(memory.text, region) if asks_for_anonymity(memory.text, region) else None
    if reason is None or _SOMEBODY_ELSE.search(memory.text, end, reason.start):
        return None
    return reason


def _reason_of_several(memory: Memory, mention: Span) -> Span | None:
    """Find the reason of people told of before "One said", where nobody spoke since: "Two aides, neither of whom"."""
    told = list(_ALL_OF_WHOM.finditer(memory.text, max(0, mention.start - PRONOUN_REACH), mention.start))
    if not told or (memory.history and memory.history[-1].at >= told[-1].start()):
        return None
    region = Span(*told[-1].span())
    return reason_for_anonymity(memory.text, region) if asks_for_anonymity(memory.text, region) else None


_ONE = frozenset({"one", "one of them"})
_ALL_OF_WHOM = lazy_re(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal) (?:(?!who\b)[\w’'-]{1,30} ){0,4}?[\w’'-]{2,30}, "
    r"(?:who|(?:neither|none|both|all|each) of whom)\b[^,.!?\n]{5,240}"
)
