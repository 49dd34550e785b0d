"""Bare answers, which say nothing without the question before: "Asked whether the fund had paid, she said it had"."""

from __future__ import annotations

import re
from bisect import bisect_left

from claimcheck.reading.cutting.short_contents import MIN_WORDS, is_short
from claimcheck.reading.people.chains import Attributed
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Article, Sentence, Span

_QUESTION = lazy_re(r"(?:When )?[Aa]sked (?:[^,;:“”\"\n]{1,60} )?(?:if|whether|what|why|how|who|when|where)\b")
_WAS_ASKED = lazy_re(
    r"[A-Z][^.;:“”\"\n]{1,80}? (?:was|were) (?:then |later )?asked (?:[^,;:“”\"\n]{1,60} )?"
    r"(?:if|whether|what|why|how|who|when|where)\b"
)
_OPEN = lazy_re(r"(?:(?:By|For|To|From|With) (?:whom|what|which)|Who|What|When|Where|Why|How)\b[^.;:“”\"\n]{0,120}\?$")
"""A question of the article's own, which the next words answer: "By whom? “Corporate,” she said"."""
_ASKED_BEHIND = lazy_re(r" (?:when|after being) asked (?:by [^.,;:“”\"\n]{1,60} )?(?:if|whether)\b")
OPEN = 240
"""Characters in which such a question ends a sentence."""
_LEFT_OPEN = lazy_re(
    r"\b(?:(?:declin|refus)(?:ed|es) to|would(?: not|n[’']t)|did(?: not|n[’']t)) (?:immediately )?"
    r"(?:say|confirm|disclose) (?:if|whether) [^.;:“”\"\n]{1,160}\.$"
)
"""A question that one leaves open and others answer: "The fund declined to say whether it had paid."."""
_ASKED_BESIDE = lazy_re(
    r", (?:when |after being )?asked (?:[^,;:“”\"\n]{1,60} )?(?:if|whether|what|why|how|who|when|where)\b"
    r"[^;:“”\"\n]{1,160}, "
)
"""The question set off behind whoever answers: "Ivo Lenk[, asked whether she would leave,] said she would not"."""
_ANSWER = lazy_re(
    r"(?:that )?[“\"‘']*(?:in the (?:negative|affirmative)|yes|no|maybe|never|you bet|correct|sure|not at all|"
    r"(?:of course|absolutely|certainly|definitely)(?: not)?|"
    r"not (?:in|at|on|by|to|for|from|with|yet|since|until|that|as far as) [^.!?;“”\"\n]{1,80}|"
    r"(?:it|he|she|they|there|that|we|I|nobody|no one|none|neither|both|all|few|many|most|some|several|one|two|"
    r"three|four|five|six|seven|eight|nine|ten) "
    r"(?:is|are|was|were|has|have|had|does|do|did|would|could|should|might|will|can)(?:n[’']t| not)?)[.,!]?[”\"’']*",
    re.IGNORECASE,
)
_MARKS = '“"‘'


def with_question(article: Article, item: Attributed, at: int, part: Span) -> Span | None:
    """Give a bare answer in the sentence `at` with the question that it answers; None of anything else."""
    text, sentence = article.document.text, article.sentences[at]
    denied = _with_denied(article, item, at, part)
    if denied is not None:
        return denied
    is_answer = _ANSWER.fullmatch(part.of(text)) is not None
    is_bare = is_answer or _is_word(text, item, part) or _is_not(item, part.of(text))
    if not is_bare:
        return None
    source, cue = item.found.source, item.found.cue
    own = _with_own_before(article, item, at, part)
    if own is not None:
        return own
    is_behind = source is not None and cue is not None and source.end <= cue.start < part.start
    if is_behind and _QUESTION.match(text, sentence.span.start):
        return Span(sentence.span.start, part.end)
    if is_behind and source is not None and cue is not None and _ASKED_BESIDE.fullmatch(text, source.end, cue.start):
        return Span(source.start, part.end)
    if is_behind and source is not None and _ASKED_BEHIND.match(text, part.end):
        stop = 1 if text[sentence.span.end - 1] in ".!" else 0
        return Span(source.start, sentence.span.end - stop)
    before = article.sentences[at - 1] if at else None
    if before is not None and not before.is_headline and is_answer and part.start == sentence.span.start:
        end = before.span.end
        if _LEFT_OPEN.search(text, max(before.span.start, end - OPEN), end) is not None:
            return Span(before.span.start, part.end)
    if before is None or before.paragraph != sentence.paragraph or part.start > sentence.span.start + 1:
        return None
    put_before = any(each.match(text, before.span.start, before.span.end) for each in (_QUESTION, _WAS_ASKED, _OPEN))
    is_asked = put_before and part.of(text)[0] in _MARKS
    put = next((c for c in item.found.content if c.start <= part.start and c.start < before.span.end), None)
    if put is not None and before.span.of(text).rstrip('”"').endswith("?"):
        return Span(max(put.start, before.span.start), part.end)  # "“Do I like it? I do not,” said Ruiz"
    return Span(before.span.start, part.end) if is_asked else None


def _with_own_before(article: Article, item: Attributed, at: int, part: Span) -> Span | None:
    """Give what answers the article's own question: "Was it acted on? Ruiz says [no]", "[Not] according to Ruiz"."""
    text, sentence = article.document.text, article.sentences[at].span
    before = article.sentences[at - 1] if at else None
    source = item.found.source
    if before is None or before.is_headline or before.paragraph != article.sentences[at].paragraph or source is None:
        return None
    if len(item.found.content) > 1 or part.of(text)[0] in _MARKS or not _OWN_QUESTION.fullmatch(before.span.of(text)):
        return None
    if _is_not(item, part.of(text)):
        return Span(before.span.start, source.end)
    is_first = part.start == sentence.start or _LEAD.fullmatch(text, sentence.start, source.start) is not None
    is_last = part.end >= sentence.end - 1 or source.start > part.end
    return Span(before.span.start, part.end) if is_first and is_last else None


_OWN_QUESTION = lazy_re(r"[^“”\"\n]{3,300}\?")
_LEAD = lazy_re(r"(?:(?:But|And|Yet|So) )?")


def _is_not(item: Attributed, words: str) -> bool:
    return item.found.lemma == "according to" and words.lower() == "not"


def with_own_question(article: Article, sentence: Sentence, span: Span) -> Span:
    """Give the article's own bare answer with its question: "Was he there? He was"."""
    text = article.document.text
    at = bisect_left(article.sentences, sentence.span.start, key=lambda each: each.span.start)
    before = article.sentences[at - 1] if at else None
    if before is None or before.is_headline or before.paragraph != sentence.paragraph:
        return span
    is_answer = _ANSWER.fullmatch(span.of(text)) is not None and before.span.of(text).endswith("?")
    return Span(before.span.start, span.end) if is_answer else span


def _with_denied(article: Article, item: Attributed, at: int, part: Span) -> Span | None:
    """Give "Not true, says the firm" with the sentence that it denies."""
    sentence, before = article.sentences[at], article.sentences[at - 1] if at else None
    source, cue = item.found.source, item.found.cue
    is_first = part.start == sentence.span.start and _DENIAL.fullmatch(part.of(article.document.text)) is not None
    if not is_first or source is None or cue is None or not part.end < cue.start < source.start < sentence.span.end:
        return None
    if before is None or before.is_headline or before.paragraph != sentence.paragraph:
        return None
    if _ANSWERED.match(article.document.text, before.span.start, before.span.end):
        return None  # "Nonsense, says Tom Hale. Not so, insists Peter Moll."
    return Span(before.span.start, source.end)


_ANSWERED = lazy_re(
    r"[“\"‘']?[\w’'-]+(?: [\w’'-]+){0,2}[,.!]?[”\"’']?,? (?:says|said|insists|insisted|replied|replies) "
)


def is_denying(words: str) -> bool:
    """Tell a sentence that denies the one before: "Not so, said Tom Hale"."""
    return _DENYING.match(words) is not None


_DENYING = lazy_re(r"[“\"‘']?[Nn]ot (?:so|true|quite)\b")


_DENIAL = lazy_re(r"[“\"‘']?[Nn]ot (?:so|true|quite)[.,!]?[”\"’']?")


def _is_word(text: str, item: Attributed, part: Span) -> bool:
    """Tell a word or two that somebody is quoted with, and no sentence: “Every night,” but not “We nodded,”."""
    words = part.of(text)
    is_quoted = item.found.is_quoted or words[0] in _MARKS
    return is_quoted and len(words.split()) < MIN_WORDS and not is_short(text, (part,), item)
