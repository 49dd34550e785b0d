"""Cues of several words: "according to", "judging by", "by one estimate", "went on".

Indices are token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.behind_cues import head_of, phrase_after
from claimcheck.attribution.sentences.contents import is_end
from claimcheck.attribution.sentences.figures_given import is_figure
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import CUE_VERBS, PHRASAL_CUES
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS
from claimcheck.text.word_lists import words
from claimcheck.types import Act

_RECKONINGS = words("estimate estimates reckoning account accounts calculation calculations")

_ADMISSIONS = words("admission telling")
NEAR = 60
"""Tokens before "based on" and behind it in which what is reckoned is looked for."""
_TOLD_AGAIN = words("book novel memoir story play script article diary letters poem")
"""What a film or a play is based on."""


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
    elif (low, nxt) == ("based", "on") and _gives_figure(tokens[max(0, i - NEAR) : i + NEAR]):
        length = 2
    if not length or not (i == 0 or tokens[i - 1].text == ","):
        return 0
    # "Going by the bridge", "judging by the crowd" stand on nothing that states; nor does "by a report".
    end = phrase_after(tokens, i + length, inverted=False)
    if low == "based" and i and not is_end(tokens, end):
        return 0  # "the plan, based on a report, would close two pools"
    heads = {head_of(tokens, i + length, end), tokens[end - 1].low} if end > i + length else set()
    heads -= _TOLD_AGAIN if low == "based" else set()
    is_own = low == "by" and low_at(tokens, i + 2) == "own" and bool(heads & _ADMISSIONS)  # "by his own admission"
    return length if is_own or heads & (DOCUMENT_NOUNS if length > 1 else _RECKONINGS) else 0


def _gives_figure(tokens: Sequence[Token]) -> bool:
    """Tell what is reckoned, and no deed with its reasons: no "voted 4-3 to close it, based on a report"."""
    has_figure = any(is_figure(tokens, i) for i in range(len(tokens)))
    verbs = (CUE_VERBS.get(token.low) for token in tokens)
    return has_figure and not any(verb is not None and verb.act is Act.ACT for verb in verbs)


def phrasal(tokens: Sequence[Token], i: int) -> int:
    """Give how many words from `i` on are a verb of saying in several words, such as "went on"; 0 if they are none."""
    for rest in PHRASAL_CUES.get(tokens[i].low, ()):
        if all(low_at(tokens, i + 1 + k) == word for k, word in enumerate(rest)):
            return 1 + len(rest)
    return 0
