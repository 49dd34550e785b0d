"""What is heard in court, by whom the article does not say: "a court heard on Monday that", "the court heard how".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import Subject
from claimcheck.attribution.sentences.contents import content_before, content_end, content_start, is_end
from claimcheck.attribution.sentences.cues import Cue
from claimcheck.attribution.sentences.parts import Parts, clause_floor
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import Frame
from claimcheck.attribution.vocabulary.nouns import HEARERS
from claimcheck.text.word_lists import words

_DEGREES = words("much many far long little few old often well")
"""Behind "how" they ask for a number: "heard how much he had paid"."""
_LED_BY = words("a an the public royal independent coroner’s coroner's fatal parliamentary")
"""What stands before a court or an inquiry: "the royal [commission]"."""
LEAST = 2
"""Words behind a court set off in a sentence that are part of what it heard, at least."""


def place_heard(tokens: Sequence[Token], cue: Cue, subject: Subject) -> Parts | None:
    """Place "the court heard that X", "the court heard how X", "X, the court heard, Y"; no "heard the appeal"."""
    behind = content_start(tokens, cue.end, Frame.CLAUSE)
    is_how = low_at(tokens, behind) == "how" and low_at(tokens, behind + 1) not in _DEGREES
    if is_how or low_at(tokens, behind) == "that":
        start = behind + is_how
        end = content_end(tokens, start)
        return Parts(None, (cue.group, cue.end), ((start, end),), subject.start) if end > start + 1 else None
    is_aside = low_at(tokens, behind) == ","
    start = subject.start
    if low_at(tokens, start - 1) in {"at", "in", "into"} and low_at(tokens, start - 2) in HEARERS:
        start -= 2  # "X, jurors at Leeds Crown Court were told"
        while low_at(tokens, start - 1) in _LED_BY:
            start -= 1
    before = content_before(tokens, start, clause_floor(tokens, start))
    if before is None or before[1] == start or not (is_aside or is_end(tokens, behind)):
        return None
    end = content_end(tokens, behind + 1) if is_aside else behind
    is_meanwhile = behind > cue.end and low_at(tokens, behind + 1) in {"as", "while"}  # "heard on Monday, as he voted"
    pieces = (before, (behind + 1, end)) if end > behind + LEAST and not is_meanwhile else (before,)
    return Parts(None, (cue.group, cue.end), pieces, start)
