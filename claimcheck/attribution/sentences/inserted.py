"""Who says it inside a relative clause without commas: "a man [who prosecutors say was] Karl Roe can be seen leaving".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.sentences.cues import Cue
from claimcheck.attribution.sentences.parts import Placed
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, CONJUNCTIONS, PRONOUNS, SUBORDINATORS
from claimcheck.text.word_lists import words
from claimcheck.types import Act

_WHO = frozenset({"who", "that", "which"})
_FINITE = words("is are was were has have had will would can could may might must did does do")
_PASTS = words("took carried paid left gave held drove sold made ran hid led")
_OPENERS = words("a an the one two three four five several some another")
MAX_HEAD = 6
"""Words of whom or what the clause tells of, at the start of its sentence, at most."""


def without_head(tokens: Sequence[Token], cue: Cue, source: tuple[int, int]) -> tuple[int, int]:
    """Leave out of who says it whom the clause tells of: "prosecutors" of "a man who prosecutors say was"."""
    if cue.verb.act is not Act.STATEMENT or low_at(tokens, cue.end) not in _FINITE | _PASTS:
        return source
    who = next((k for k in range(source[0] + 1, source[1] - 1) if tokens[k].low in _WHO), None)
    if who is None or tokens[who + 1].low in AUXILIARIES:
        return source
    return (who + 1, source[1])


def inner_end(tokens: Sequence[Token], cue: Cue, source: tuple[int, int], end: int) -> int:
    """End what is said where the main verb follows, if the sentence opens with whom it is said of; else at `end`."""
    who = source[0] - 1
    is_inner = 0 < who <= MAX_HEAD and tokens[who].low in _WHO and tokens[0].low in _OPENERS
    if not is_inner or low_at(tokens, cue.end) not in _FINITE | _PASTS or any(not t.is_word for t in tokens[:who]):
        return end
    for k in range(cue.end + 1, end):
        token, before = tokens[k], tokens[k - 1]
        if not token.is_word or token.is_quoted or token.low in CONJUNCTIONS | SUBORDINATORS | PRONOUNS | _WHO:
            return end
        if token.low in _FINITE and before.low not in AUXILIARIES and k > cue.end + 1:
            return k
    return end


def heard_inside(tokens: Sequence[Token], cue: Cue, placed: Sequence[Placed]) -> tuple[int, int] | None:
    """Give who is heard behind such a clause: "[A voice] that police say is Roe’s can be heard saying"."""
    source = placed[-1][1].source if placed else None
    who = source[0] - 1 if source is not None else 0
    is_heard = low_at(tokens, cue.group - 1) in {"heard", "seen"} and low_at(tokens, cue.group - 2) == "be"
    is_inner = 0 < who <= MAX_HEAD and tokens[who].low in _WHO and tokens[0].low in _OPENERS
    return (0, who) if is_heard and is_inner else None
