"""Where a content may begin and end: a tagger's edge inside a phrase is moved to the next place that reads whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.attribution.vocabulary.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_WORD = lazy_re(r"[\w’'-]+")
_STOP = lazy_re(r"[,;:.!?—–()\[\]“”\"]|\s-\s")
_DAY = lazy_re(
    r" (?:(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|"
    r"yesterday|(?:late |earlier )?(?:last|this) (?:week|month|year)|"
    rf"(?:in |on )?(?:{'|'.join(sorted(month.capitalize() for month in MONTHS))})\.?(?: \d{{1,2}})?) "
)
"""When it was said, between a cue and what is said."""
_OPENERS = PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS
_AMOUNTS = frozenset({"many", "much", "few", "little", "high", "low"})
_WIDEST = 80
"""Characters that an edge is moved at most."""


def whole_words(text: str, span: Span, sentence: Span, taken: Sequence[Span]) -> Span:
    """Widen `span` inside `sentence` until both edges read whole, but never into `taken` (sources and cues)."""
    return Span(
        span.start if begins_whole(text, span.start, sentence, taken) else _earlier(text, span.start, sentence, taken),
        span.end if ends_whole(text, span, sentence, taken) else _later(text, span.end, sentence, taken),
    )


def begins_whole(text: str, at: int, sentence: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a content may begin at `at`: behind a stop, a source, a cue or a word such as "that"."""
    before = text[sentence.start : at].rstrip()
    floor = max((t.end for t in taken if sentence.start < t.end <= at), default=at)
    if _DAY.fullmatch(text, floor, at) is not None:
        return True  # "said Monday [the city would appeal]"
    if not before or not before[-1].isalnum() or any(t.end == sentence.start + len(before) for t in taken):
        return True
    word, last = _WORD.match(text, at, sentence.end), _last_word(before)
    if last == "as" and word is not None and word.group().lower() in _AMOUNTS:
        return False
    return (word is not None and word.group().lower() in _OPENERS) or last in SUBORDINATORS | CONJUNCTIONS


def ends_whole(text: str, span: Span, sentence: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a content may end where `span` does: before a stop, a source, a cue or a phrase of its own."""
    behind = text[span.end : sentence.end]
    rest = behind.lstrip()
    at = sentence.end - len(rest)
    if not rest or not rest[0].isalnum() or not text[span.end - 1].isalnum() or any(t.start == at for t in taken):
        return True
    last = _last_word(span.of(text))
    if last in DETERMINERS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | SUBORDINATORS:
        return False
    word = _WORD.match(rest)
    opener = _WORD.match(text, span.start, span.end)
    if word is not None and opener is not None and {word.group(), opener.group()} <= _FINITE:
        return True  # "a man who prosecutors say [was Karl Roe] can be seen"
    return word is not None and word.group().lower() in _OPENERS


_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might"})


def _last_word(words: str) -> str:
    found = _WORD.findall(words[-40:])
    return found[-1].lower() if found else ""


def _earlier(text: str, at: int, sentence: Span, taken: Sequence[Span]) -> int:
    floor = max([sentence.start, *(t.end for t in taken if t.end <= at)])
    stops = [m.end() for m in _STOP.finditer(text, floor, at) if not _is_inside_word(text, m)]
    start = max([floor, *stops])
    start += len(text[start:at]) - len(text[start:at].lstrip())
    return start if at - start <= _WIDEST else at


def _later(text: str, at: int, sentence: Span, taken: Sequence[Span]) -> int:
    limit = min([sentence.end, *(t.start for t in taken if t.start >= at)])
    stop = next((m.start() for m in _STOP.finditer(text, at, limit) if not _is_inside_word(text, m)), limit)
    end = at + len(text[at:stop].rstrip())
    return end if end - at <= _WIDEST else at


def _is_inside_word(text: str, match: re.Match[str]) -> bool:
    """Tell a decimal point, a comma in a number or the dot of an abbreviation from the end of a clause."""
    return match.group() in ".," and text[match.end() : match.end() + 1].isalnum()
