"""What is said of a subject in a later predicate, by nobody named: "She moved out and is understood to be abroad"."""

from __future__ import annotations

from claimcheck.reading.cutting.backgrounds import backgrounds_in
from claimcheck.reading.cutting.predicates import Statement, split_predicates
from claimcheck.reading.people.chains import Attributed
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Article, Span

_JOINT = lazy_re(r",? (?:and|but) $")
_AGED = lazy_re(r"(?P<who>[A-Z][\w’'-]*(?: [\w’'-]+){0,4}), [1-9]\d, [a-z]")
"""A subject with an age behind it: "The former actress, 38, moved out"."""


def shared_passive(article: Article, item: Attributed, sentence: Span) -> Statement | None:
    """Give the predicate with its cue and the subject of the one before; None where it stands by itself."""
    text, cue, content = article.document.text, item.found.cue, item.found.content[0]
    is_passive = item.found.is_passive and item.found.source is None and len(item.found.content) == 1
    if cue is None or not is_passive or content.start - cue.end != 1 or not text.startswith("to ", content.start):
        return None
    if cue.start <= sentence.start or _JOINT.search(text, max(sentence.start, cue.start - 8), cue.start) is None:
        return None
    insets = [each.inset for each in backgrounds_in(text, sentence) if each.inset is not None]
    for statement in split_predicates(text, Span(sentence.start, content.end), insets):
        if statement.subject is not None and statement.spans[0].start == cue.start:
            return statement
    aged = _AGED.match(text, sentence.start, cue.start)
    if aged is None:
        return None
    return Statement(spans=(Span(cue.start, content.end),), subject=Span(*aged.span("who")))
