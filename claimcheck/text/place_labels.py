"""The place that an article's first paragraph opens with before a colon: "SHANTIGARH: The High Court on Thursday ...".

A speaker's label looks the same ("Ruiz: I was there."), so that the article decides: one label alone, of no person that
it names, before prose that tells of a day or is long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.text.abbreviations import SPEECH_VERBS
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Sentence, Span

_FIRST = 6
"""Sentences at the top among which the first paragraph is looked for: below a headline and a byline."""
_PROSE = 6
"""Words of a line that is prose, at least."""
_PLACE = lazy_re(
    r"(?P<place>[A-Z][A-Z’'-]{2,20}(?: [A-Z][A-Z’'-]{1,20}){0,2}|[A-Z][a-z’'-]{2,20}(?: [A-Z][a-z’'-]{2,20})?):\s"
)
_LABEL = lazy_re(r"(?:[A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{1,20}){0,3}|[QA]): ")
_OPENING = lazy_re(r"(?:The|A|An|At least|More than|Over|Nearly|About|Several|\d[\d,]*) ")
_DAY = lazy_re(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SPOKEN = lazy_re(r"\b(?:I|I[’']m|we|We|my|My|our|Our|you|You)\b|\?")
_NO_PLACES = words(
    """police officials experts witnesses government minister ministry court report study poll survey review council
    union army mayor president spokesman spokeswoman lawyer judge breaking update analysis opinion correction exclusive
    editor note warning question answer"""
)


def place_label(text: str, sentences: Sequence[Sentence]) -> Span | None:
    """Find the place with its colon that opens the first paragraph, or None."""
    first = next((each for each in sentences[:_FIRST] if _is_prose(each, text)), None)
    match = _PLACE.match(text, first.span.start, first.span.end) if first is not None else None
    if first is None or match is None or _is_named(match["place"], text):
        return None
    behind = text[match.end() : first.span.end]
    is_told = _DAY.search(behind) is not None and (match["place"].isupper() or _OPENING.match(behind) is not None)
    paragraph = Span(first.span.start, max(each.span.end for each in sentences if each.paragraph == first.paragraph))
    if not is_told or _SPOKEN.search(paragraph.of(text)) or behind[0] in "“\"‘'":
        return None
    starts = {each.paragraph: each.span.start for each in reversed(sentences) if not each.is_headline}
    labels = sum(_LABEL.match(text, start) is not None for start in starts.values())
    return Span(first.span.start, match.end() - 1) if labels == 1 else None


def _is_prose(sentence: Sentence, text: str) -> bool:
    return sentence.is_own and not sentence.is_headline and len(sentence.span.of(text).split()) >= _PROSE


def _is_named(place: str, text: str) -> bool:
    """Tell what is no place: a body that speaks, a given name, a surname that stands behind one, whoever speaks."""
    lows = place.lower().split()
    if not _NO_PLACES.isdisjoint(lows) or gender_of_name(f"{place} Place") is not None:
        return True
    name = re.escape(place.title())
    forms = rf"(?<=[a-z,;] )(?!In |At |From |Near )[A-Z][\w’.-]{{0,20}} {name}\b|\b{name} (?:{SPEECH_VERBS})\b"
    return re.search(forms, text) is not None
