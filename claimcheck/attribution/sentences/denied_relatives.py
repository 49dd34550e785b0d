"""Denials behind what they deny: "..., which the company denies", "wrongdoing that she disputes".

What bears something out stands there too: "..., which her lawyer confirmed".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import phrase_before
from claimcheck.attribution.sentences.cues import Cue
from claimcheck.attribution.sentences.parts import Parts
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import BEARING_OUT, DENIAL_LEMMAS
from claimcheck.text.word_lists import words

_DENIES = DENIAL_LEMMAS | {"dispute", "reject", "dismiss"}
_CHARGES = words(
    """charge charges claim claims allegation allegations accusation accusations assertion assertions suggestion
    suggestions wrongdoing account accounts finding findings conclusion conclusions version"""
)
"""What is denied, where no comma stands before its relative clause."""


def place_denied(tokens: Sequence[Token], cue: Cue, source: tuple[int, int]) -> Parts | None:
    """Place a denial at the end of a relative clause: it is told whole, since the accusation has its own source."""
    behind_noun = _behind_noun(tokens, cue, source)
    if behind_noun is not None:
        return behind_noun
    at = source[0] - 1
    is_end = cue.end >= len(tokens) or not tokens[cue.end].is_word
    is_which = at >= 2 and tokens[at - 1].text == "," and tokens[at].low == "which"
    if is_which and is_end and cue.verb.lemma in _DENIES | BEARING_OUT:
        return Parts(source, (cue.group, cue.end), ((at, cue.end),), at)
    if cue.verb.lemma not in _DENIES or not is_end or low_at(tokens, at) not in {"which", "that"} or at < 2:
        return None
    denied = phrase_before(tokens, at)
    if denied is None or tokens[denied[1] - 1].low not in _CHARGES:
        return None
    return Parts(source, (cue.group, cue.end), ((denied[0], cue.end),), denied[0])


def _behind_noun(tokens: Sequence[Token], cue: Cue, source: tuple[int, int]) -> Parts | None:
    """Place ", a claim the firm denies" and ", something Ruiz denied", whose subject runs over the noun."""
    is_end = cue.end >= len(tokens) or not tokens[cue.end].is_word
    before = range(max(1, source[0] - 1), source[1] - 1)
    noun = next((k for k in before if tokens[k].low in _CHARGES or tokens[k].low == "something"), None)
    if cue.verb.lemma not in _DENIES or not is_end or noun is None:
        return None
    start = noun - 1 if low_at(tokens, noun - 1) in {"a", "an"} else noun
    is_apposed = start < noun or tokens[noun].low == "something"
    if not is_apposed or low_at(tokens, start - 1) not in {",", "—", "–"}:
        return None
    return Parts((noun + 1, source[1]), (cue.group, cue.end), ((start, cue.end),), start)
