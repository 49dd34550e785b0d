"""Who is about to speak: the one person of a sentence that leads up to a quoted paragraph without a cue."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind, Span

_NAME = lazy_re(capitals(r"(?<![\w’'-])(?:[A-Z][\w’'-]+\.? ){0,3}[A-Z][\w’'-]+"))
_PRONOUN = lazy_re(r"\b(?:he|she|him|her)\b", re.IGNORECASE)
_SHOWS = lazy_re(
    r" (?:only |just |then )?(?:smiled|laughed|shrugged|nodded|sighed|paused|grinned|winced|frowned|hesitated|chuckled|"
    r"beamed|wept|shook (?:his|her) head)\b"
)
_OPENERS = lazy_re(r"(?:The|A|An|In|On|At|Then|But|And|When|After|As) ")
_FOR = lazy_re(capitals(r"(?:For|To) (?=[A-Z])"))
"""Before whom a sentence is about: "For Ana Ruiz, the closure came as a shock"."""


def introduced_in(text: str, sentence: Span) -> Span | None:
    """Give the one person that a sentence has for its subject, or speaks of by pronoun; None where it names others."""
    opening = _FOR.match(text, sentence.start, sentence.end)
    sentence = Span(opening.end(), sentence.end) if opening is not None else sentence
    # A capital opens every sentence: there it takes two to make a name.
    found = [Span(*m.span()) for m in _NAME.finditer(text, sentence.start, sentence.end)]
    names = [n for n in found if n.start > sentence.start or opening or " " in n.of(text) or _SHOWS.match(text, n.end)]
    pronouns = [Span(*m.span()) for m in _PRONOUN.finditer(text, sentence.start, sentence.end)]
    if not names:
        genders = {span.of(text).lower() in {"he", "him"} for span in pronouns}
        return pronouns[0] if len(genders) == 1 else None
    subjects = [name for name in names if _is_subject(text, sentence, name)]
    return subjects[0] if len(names) == len(subjects) == 1 else None


def _is_subject(text: str, sentence: Span, name: Span) -> bool:
    """Tell a person's name that opens the sentence or is set off: "Ana Ruiz turned", "the judge, Ana Ruiz, turned"."""
    words = name.of(text)
    is_set_off = text[name.start - 2 : name.start] == ", " and text[name.end : name.end + 1] == ","
    if _OPENERS.match(words) or not (name.start == sentence.start or is_set_off):
        return False
    return classify(words).kind is SourceKind.NAMED_PERSON
