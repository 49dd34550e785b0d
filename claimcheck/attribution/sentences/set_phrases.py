"""Cues of several words: "according to", "judging by", "by one estimate", "went on".

Indices are token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.behind_cues import head_of, phrase_after
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import PHRASAL_CUES
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS
from claimcheck.text.word_lists import words

_RECKONINGS = words("estimate estimates reckoning account accounts calculation calculations")

_ADMISSIONS = words("admission telling")


def accordance(tokens: Sequence[Token], i: int) -> int:
    """Give how many words from `i` on say "according to": also "going by the timetable", "by one estimate"."""
    low, nxt = tokens[i].low, low_at(tokens, i + 1)
    if low == "according" and nxt == "to":
        return 2
    length = 0
    if (low, nxt) in {("going", "by"), ("judging", "by"), ("judging", "from")}:
        length = 2
    elif (low, nxt) == ("to", "judge") and low_at(tokens, i + 2) in {"by", "from"}:
        length = 3
    elif low == "by":
        length = 1
    if not length or not (i == 0 or tokens[i - 1].text == ","):
        return 0
    # "Going by the bridge", "judging by the crowd" stand on nothing that states; nor does "by a report".
    end = phrase_after(tokens, i + length, inverted=False)
    heads = {head_of(tokens, i + length, end), tokens[end - 1].low} if end > i + length else set()
    is_own = low == "by" and low_at(tokens, i + 2) == "own" and bool(heads & _ADMISSIONS)  # "by his own admission"
    return length if is_own or heads & (DOCUMENT_NOUNS if length > 1 else _RECKONINGS) else 0


def phrasal(tokens: Sequence[Token], i: int) -> int:
    """Give how many words from `i` on are a verb of saying in several words, such as "went on"; 0 if they are none."""
    for rest in PHRASAL_CUES.get(tokens[i].low, ()):
        if all(low_at(tokens, i + 1 + k) == word for k, word in enumerate(rest)):
            return 1 + len(rest)
    return 0
