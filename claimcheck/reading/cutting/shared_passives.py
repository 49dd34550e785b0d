"""What is said of a subject in a later predicate, by nobody named: "She moved out and is understood to be abroad"."""

from __future__ import annotations

from claimcheck.attribution.vocabulary.lexicon import CUE_ADVERBS
from claimcheck.reading.cutting.backgrounds import backgrounds_in
from claimcheck.reading.cutting.predicates import Statement, split_predicates
from claimcheck.reading.cutting.short_contents import relative_before
from claimcheck.reading.cutting.told_of import NAME_END, identified_by
from claimcheck.reading.people.chains import Attributed
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Article, Span

_JOINT = lazy_re(r",? (?:and|but) $")
_AGED = lazy_re(r"(?P<who>[A-Z][\w’'-]*(?: [\w’'-]+){0,4}), [1-9]\d, [a-z]")
"""A subject with an age behind it: "The former actress, 38, moved out"."""


def shared_passive(article: Article, item: Attributed, sentence: Span) -> Statement | None:
    """Give the predicate with its cue and the subject of the one before; None where it stands by itself."""
    text, cue, content = article.document.text, item.found.cue, item.found.content[0]
    if cue is None or not item.found.is_passive or item.found.source is not None:
        return None
    told = _in_relative(text, cue, item.found.content[-1], sentence)
    if told is not None:
        return told
    is_next = len(item.found.content) == 1 and content.start - cue.end == 1
    if not is_next or not text.startswith("to ", content.start):
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


def _in_relative(text: str, cue: Span, content: Span, sentence: Span) -> Statement | None:
    """Give what is told of somebody set off: "She works for [Port Severn], which [is thought to plan a sale]"."""
    which = relative_before(text, cue)
    is_adverb = cue.of(text).lower() in CUE_ADVERBS
    is_plain = which is not None and not which["verb"] and text.startswith("to ", content.start)
    if which is None or content.start - cue.end != 1 or not (is_adverb or is_plain):
        return None
    subject = identified_by(text, Span(which.start("who"), content.end), sentence) or ""
    name = NAME_END.search(subject) if which["who"] == "who" else None
    subject = name["name"] if name is not None and " " in name["name"] else _PLACED.sub("", subject)
    start = which.start() - len(subject)
    if not subject or start < sentence.start or not text.startswith(subject, start):
        return None
    subject_at = Span(start, which.start())
    if is_plain:
        return Statement(spans=(Span(cue.start, content.end),), subject=subject_at)
    verb = (Span(*which.span("verb")),) if which["verb"] else ()  # "which [was] allegedly [flooded]"
    return Statement(spans=(*verb, content), subject=subject_at)


_PLACED = lazy_re(r"^(?:to|of|by|for|from|with|on|at|in) ")
