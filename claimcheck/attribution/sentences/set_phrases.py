"""Cues of several words: "according to", "judging by", "by one estimate", "went on".

Indices are token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.behind_cues import head_of, phrase_after
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.sentences.contents import is_end
from claimcheck.attribution.sentences.figures_given import is_figure
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import CUE_VERBS, PHRASAL_CUES
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS
from claimcheck.text.word_lists import words

_RECKONINGS = words("estimate estimates reckoning account accounts calculation calculations recollection recollections")

_COUNTS = words("count counts tally")
_RECOLLECTIONS = frozenset({"recollection", "recollections"})
_ADMISSIONS = words("admission telling")
NEAR = 60
"""Tokens before "based on" and behind it in which what is reckoned is looked for."""
_FOLLOWED = words(
    """usual normal custom tradition practice plan plans schedule procedure procedures protocol instruction instructions
    order orders directive directives request demand requirement requirements wish wishes norms need needs"""
)
"""What is done as it goes or as it was asked for, and states nothing: "as per usual", "as per his instructions"."""
_TOLD_AGAIN = words("book novel memoir story play script article diary letters poem")
"""What a film or a play is based on."""


def accordance(tokens: Sequence[Token], i: int) -> int:
    """Give how many words from `i` on say "according to": also "going by the timetable", "by one estimate"."""
    low, nxt = tokens[i].low, low_at(tokens, i + 1)
    if low == "according" and nxt == "to":
        return 2
    if (low, nxt) == ("as", "per"):
        end = phrase_after(tokens, i + 2, inverted=False)
        return 2 if end > i + 2 and head_of(tokens, i + 2, end) not in _FOLLOWED else 0
    length = 0
    if (low, nxt) in {("going", "by"), ("judging", "by"), ("judging", "from")}:
        length = 2
    elif (low, nxt) == ("to", "judge") and low_at(tokens, i + 2) in {"by", "from"}:
        length = 3
    elif low == "by" or (low == "on" and _is_on_figures(tokens, i)):
        length = 1
    elif (low, nxt) == ("based", "on"):
        length = 2
    if not length or not (i == 0 or tokens[i - 1].text == ","):
        return 0
    # "Going by the bridge", "judging by the crowd" stand on nothing that states; nor does "by a report".
    end = phrase_after(tokens, i + length, inverted=False)
    if low == "based" and not _is_reckoned(tokens, i, end):
        return 0
    heads = {head_of(tokens, i + length, end), tokens[end - 1].low} if end > i + length else set()
    heads -= _TOLD_AGAIN if low == "based" else set()
    if low == "by" and heads & _COUNTS:
        return length if _is_of_somebody(tokens, i + 1, end) else 0
    if low == "by" and heads & _RECOLLECTIONS and not _is_somebodys(tokens, i + 1, end):
        return 0
    is_own = low == "by" and low_at(tokens, i + 2) == "own" and bool(heads & _ADMISSIONS)  # "by his own admission"
    is_said = heads & (DOCUMENT_NOUNS if length > 1 or low == "on" else _RECKONINGS)
    return length if is_own or is_said else 0


def _is_on_figures(tokens: Sequence[Token], i: int) -> bool:
    """Tell "on the ministry’s own figures," from "on the ministry’s figures, Ruiz said": a set-off phrase alone."""
    end = phrase_after(tokens, i + 1, inverted=False)
    if not i + 1 < end or tokens[end - 1].low not in _FIGURES or not (is_end(tokens, end) or tokens[end].text == ","):
        return False
    is_owned = tokens[i + 1].low in _WHOSE or any(t.is_possessive for t in tokens[i + 1 : end])
    return is_owned and CUE_VERBS.keys().isdisjoint(t.low for t in tokens[end : end + NEAR])


def _is_of_somebody(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell "by one aide’s count" and "by the council’s own count" from "by the final count", "by the day’s count"."""
    owner = next((k for k in range(start, end) if tokens[k].is_possessive), None)
    if owner is None or tokens[owner].low.rstrip("’'s") in _TIMES:
        return False
    told = classify(" ".join(t.text for t in tokens[start : owner + 1]).removesuffix("’s").removesuffix("'s"))
    return not told.is_guess and bool(told.head)


_TIMES = words("day week month year night morning evening season")


def _is_somebodys(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell "the recollection of one person" and "Ruiz’s recollection" from "the recollection of the storm"."""
    first, last = who_recalls(tokens, (start, end))
    told = classify(" ".join(t.text for t in tokens[first:last]))
    return first == start or (bool(told.head) and not told.is_guess)


_FIGURES = words("figures numbers estimates projections calculations reckoning estimate")
_WHOSE = words("its their his her")


def who_recalls(tokens: Sequence[Token], source: tuple[int, int]) -> tuple[int, int]:
    """Give whose account something is told by: "one person" of "by the recollection of one person"."""
    of = next((k for k in range(source[0], min(source[0] + 4, source[1] - 1)) if tokens[k].low == "of"), None)
    is_account = of is not None and tokens[of - 1].low in _RECALLED
    return (of + 1, source[1]) if of is not None and is_account else source


_RECALLED = words("account accounts recollection recollections telling")


def _is_reckoned(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Tell a figure that stands on a document named from `i` to `end` alone: "lost $4 million, based on its filing".

    "The plan, based on a report, would close two" has none, "voted 4-3 to close it, based on a report" is a deed, and
    "based on 40 interviews, the Courier found that" has its speaker.
    """
    if i and not is_end(tokens, end):
        return False
    told = tokens[max(0, i - NEAR) : i] if i else tokens[end : end + NEAR]
    return any(is_figure(told, k) for k in range(len(told))) and CUE_VERBS.keys().isdisjoint(t.low for t in told)


def phrasal(tokens: Sequence[Token], i: int) -> int:
    """Give how many words from `i` on are a verb of saying in several words, such as "went on"; 0 if they are none."""
    for rest in PHRASAL_CUES.get(tokens[i].low, ()):
        if all(low_at(tokens, i + 1 + k) == word for k, word in enumerate(rest)):
            return 1 + len(rest)
    return 0
