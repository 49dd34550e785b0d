"""What a content needs to stand alone: the subject before its speaker, the whole clause of a share or a bare answer."""

from __future__ import annotations

from bisect import bisect_left

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.sentences.apposed import apposed_noun
from claimcheck.reading.cutting.answers import with_question
from claimcheck.reading.cutting.clauses import trim
from claimcheck.reading.cutting.short_contents import MIN_WORDS, is_verb_of_relative, thing_told_of
from claimcheck.reading.cutting.told_of import identified_by
from claimcheck.reading.people.chains import Attributed
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Article, SourceKind, Span

_WHAT = lazy_re(r"\b(?:to|with|in|over|for|as|from|at|by|on|into|after) what $")
_VERB_FIRST = lazy_re(r"(?:as|was|is|were|are|would|could|might|may|will) ")
_JUDGED = lazy_re(r"(?:is|was|were|are|would be|had been|could be|has been) (?:an?|the) [\w’'-]+[.,]?$")
"""What tells of a whole clause as often as of a thing: "sold its pier, which the mayor admitted [was a mistake]"."""
_DONE_TO = lazy_re(r"(?:was|were|is|are|has been|have been|had been) (?:[a-z]+ly )?[a-z]+ed")
"""A verb of which whoever speaks is not the subject: "the report found; reading [was praised] as “a strength”"."""
_PLACED = lazy_re(r" (?:in|on|at|for|to|by|from) ")
_FIRST = lazy_re(r"[A-Z][a-z]{2,20}(?<!ed) ")
_POINTERS = frozenset({"it", "this", "that", "them", "these", "those"})
_SAME = lazy_re(
    r"(?:(?:much|exactly|almost|roughly|just) )?the same"
    r"(?: (?:thing|story|account|tale))?(?: (?:in|at|on|to|of|about) [^.,;:]{1,40})?"
)
"""What bears out what was told before: "two colleagues [said the same]"."""
_IT_AT = lazy_re(r"(?:it|them) at ")
"""A figure of what was told before: "the board had put it at 180,000"."""
_BASE = lazy_re(r"(?:(?:And|But|Yet) )?(?P<base>(?:[Oo]f|[Aa]mong) [^,;:“”\"\n]{1,80}), ")
"""Whom a share is taken of: "Of those with children, 81 percent"."""
BESIDE = 25
"""Characters between how many and their verb at most: "54 percent of voters [in the south] said"."""


def told_of_before(article: Article, item: Attributed) -> tuple[int, Span] | None:
    """Give the sentence and the subject of a verb behind whoever says it: "The plant, which Ruiz said would close,"."""
    text, source, content = article.document.text, item.found.source, item.found.content[0]
    apposed = apposed_noun(text, item.found)
    if apposed is not None:
        return sentences_of(article, content)[0], apposed
    if source is None:
        return None
    thing = thing_told_of(text, item)
    if thing is not None:
        return (sentences_of(article, content)[0], thing)
    if not is_verb_of_relative(text, item):
        return None
    if _JUDGED.match(text, content.start, content.end):
        return None
    at = sentences_of(article, content)[0]
    which = text.rindex(",", 0, source.start)
    relative = Span(which + len(", "), content.end)
    subject = identified_by(text, relative, article.sentences[at].span)
    if text[content.end : content.end + 1] != "," and _PLACED.search(subject or ""):
        return None  # "They sold the hotel in May, which Ruiz said was a mistake"
    start = which - len(subject or "")
    first = article.sentences[at].span.start
    if start > first and _FIRST.fullmatch(text, first, start):
        subject, start = text[first:which], first  # "Body camera footage, which"
    return (at, Span(start, which)) if subject and text.startswith(subject, max(0, start)) else None


def whole_clause(article: Article, item: Attributed, at: int, part: Span) -> Span | None:
    """Give "54 percent said the truce favoured the south" and "the bank denied it" whole.

    What a poll states is how many say so, and a pronoun alone says nothing; nor does a bare answer without what was
    asked: "Asked whether the fund had paid, she said it had".
    """
    answered = with_question(article, item, at, part)
    if answered is not None:
        return answered
    text, source, cue = article.document.text, item.found.source, item.found.cue
    is_part = source is not None and _WHAT.search(text, max(0, source.start - 12), source.start) is not None
    if source is not None and is_part and _VERB_FIRST.match(part.of(text)):
        sentence = article.sentences[at].span  # "called to what police said was a stabbing"
        parted = text.rfind("; ", sentence.start, source.start)
        sentence = sentence if parted < 0 else Span(parted + len("; "), sentence.end)
        return None if item.found.is_quoted else trim(text, Span(sentence.start, max(part.end, sentence.start + 1)))
    if source is not None and cue is not None and 0 <= part.start - cue.end <= 2 and _DONE_TO.fullmatch(cue.of(text)):
        parted = text.rfind("; ", source.end, max(source.end, cue.start))
        if parted >= 0:
            return Span(parted + len("; "), part.end)
    if source is None or cue is None or not source.end <= cue.start <= source.end + BESIDE or cue.end > part.start:
        return None
    whole = Span(source.start, part.end)
    is_near = part.start - cue.end <= 2 and article.sentences[at].span.contains(whole)
    is_share = classify(source.of(text)).head == "respondents" and not _is_of_one(item)
    words = part.of(text).lower()
    is_pointer = words in _POINTERS or _SAME.fullmatch(words) is not None
    is_pointer = is_pointer or (_IT_AT.match(words) is not None and len(words.split()) < MIN_WORDS)
    if not is_near or not (is_share or is_pointer):
        return None
    base = _BASE.fullmatch(text, article.sentences[at].span.start, source.start) if is_share else None
    return whole if base is None else Span(base.start("base"), part.end)


def _is_of_one(item: Attributed) -> bool:
    """Tell "a third" who is one more person: "two clerks said so. A third, who left in May, said ..."."""
    return item.attribution is not None and item.attribution.chain[-1].kind is SourceKind.UNNAMED_PERSON


def sentences_of(article: Article, span: Span) -> range:
    """Give the indices of the sentences that a span touches."""
    sentences = article.sentences
    first = bisect_left(sentences, span.start + 1, key=lambda s: s.span.end)
    last = first
    while last < len(sentences) and sentences[last].span.start < span.end:
        last += 1
    return range(first, last)
