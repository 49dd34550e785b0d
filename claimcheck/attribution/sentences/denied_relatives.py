"""Denials behind what they deny: "..., which the company denies", "wrongdoing that she disputes".

What bears something out stands there too: "..., which her lawyer confirmed"; so does a figure: "which Roe put at $3".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import phrase_before
from claimcheck.attribution.sentences.contents import is_end
from claimcheck.attribution.sentences.cues import Cue
from claimcheck.attribution.sentences.figures_given import puts_which
from claimcheck.attribution.sentences.parts import Parts
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import BEARING_OUT, DENIAL_LEMMAS, PREPOSITIONS
from claimcheck.text.word_lists import words

_DENIES = DENIAL_LEMMAS | {"dispute", "reject", "dismiss"}
_JUDGES = frozenset({"call", "brand", "label", "describe"})
_NEEDS_AS = frozenset({"describe", "dismiss"})
MAX_VIEW = 8
"""Words of what somebody calls a thing, at most."""
_FIGURES = words("figure figures number numbers estimate estimates total sum")
_CHARGES = words(
    """charge charges claim claims allegation allegations accusation accusations assertion assertions suggestion
    suggestions wrongdoing account accounts finding findings conclusion conclusions version"""
)
"""What is denied, where no comma stands before its relative clause."""
_BARE = words("something language words wording remarks comments")
_WORDINGS = _BARE | words("phrase remark comment term description response answer statement message")
"""What somebody said, where another judges it: "“aware of it,” [language] that Ruiz described as “cowardly”"."""


def place_denied(tokens: Sequence[Token], cue: Cue, source: tuple[int, int]) -> Parts | None:
    """Place a denial at the end of a relative clause: it is told whole, since the accusation has its own source."""
    behind_noun = _behind_noun(tokens, cue, source, _end_of_view(tokens, cue))
    if behind_noun is not None:
        return behind_noun
    at = source[0] - 1
    end = _end_of_view(tokens, cue)
    if cue.verb.lemma in _DENIES | BEARING_OUT and _is_said_there(tokens, end):
        end = _past_words(tokens, end)
    is_end = cue.end >= len(tokens) or not tokens[cue.end].is_word or end > cue.end
    is_which = at >= 2 and tokens[at - 1].text == "," and tokens[at].low == "which"
    if is_which and is_end and cue.verb.lemma in _DENIES | BEARING_OUT | _JUDGES:
        return Parts(source, (cue.group, cue.end), ((at, end),), at) if _is_told(cue, end) else None
    if is_which and cue.verb.lemma == "put" and puts_which(tokens, at, cue.end):
        return Parts(source, (cue.group, cue.end), ((at, _end_of_figure(tokens, cue.end)),), at)
    is_judged = cue.verb.lemma in _DENIES | _JUDGES and _is_told(cue, end)
    if not is_judged or not is_end or low_at(tokens, at) not in {"which", "that"} or at < 2:
        return None
    denied = phrase_before(tokens, at)
    if denied is None or tokens[denied[1] - 1].low not in (_CHARGES if end == cue.end else _CHARGES | _FIGURES):
        return None
    return Parts(source, (cue.group, cue.end), ((denied[0], end),), denied[0])


def _is_told(cue: Cue, end: int) -> bool:
    """Tell whether a verb says enough: "which the firm denies" does, "which the union calls" needs what it calls it."""
    return cue.verb.lemma not in _JUDGES or end > cue.end


def _end_of_view(tokens: Sequence[Token], cue: Cue) -> int:
    """Give the end of what somebody calls a thing, in a few words to the sentence's end: "calls “pure invention”"."""
    if cue.verb.lemma not in _JUDGES | _NEEDS_AS or cue.end >= len(tokens) or is_end(tokens, cue.end):
        return cue.end
    reach = range(cue.end, min(len(tokens), cue.end + 2 * MAX_VIEW))
    end = next((k for k in reach if is_end(tokens, k)), reach.stop)
    view = tokens[cue.end : end]
    is_open = view[0].low in PREPOSITIONS - {"as"} or any(t.text in {",", ";", "—"} and not t.is_quoted for t in view)
    is_view = not is_open and (view[0].low == "as") is (cue.verb.lemma in _NEEDS_AS)
    is_all = is_end(tokens, end) and sum(t.is_word for t in view) <= MAX_VIEW
    return end if is_view and is_all else cue.end


def _end_of_figure(tokens: Sequence[Token], i: int) -> int:
    return next((k for k in range(i, len(tokens)) if tokens[k].text == "," or is_end(tokens, k)), len(tokens))


def _behind_noun(tokens: Sequence[Token], cue: Cue, source: tuple[int, int], end: int) -> Parts | None:
    """Place ", a claim the firm denies" and ", something Ruiz denied", whose subject runs over the noun."""
    is_end = cue.end >= len(tokens) or not tokens[cue.end].is_word or end > cue.end or _is_said_there(tokens, cue.end)
    before = range(max(1, source[0] - 1 - (low_at(tokens, source[0] - 1) == "that")), source[1] - 1)
    nouns = _CHARGES if end == cue.end else _CHARGES | _FIGURES
    nouns = nouns | _WORDINGS if end > cue.end and cue.verb.lemma in _JUDGES else nouns
    noun = next((k for k in before if tokens[k].low in nouns or tokens[k].low == "something"), None)
    is_cue = cue.verb.lemma in _DENIES | _JUDGES | BEARING_OUT
    if not is_cue or not _is_told(cue, end) or not is_end or noun is None:
        return None
    if cue.verb.lemma in BEARING_OUT and tokens[noun].low != "something":
        return None
    start = noun - 1 if low_at(tokens, noun - 1) in {"a", "an"} else noun
    is_apposed = start < noun or tokens[noun].low in _BARE
    mark = low_at(tokens, start - 2) if low_at(tokens, start - 1) in {"”", '"'} else low_at(tokens, start - 1)
    if not is_apposed or mark not in {",", "—", "–"}:
        return None
    if _is_said_there(tokens, end):
        end = _past_words(tokens, end)
    speaker = noun + 1 + (low_at(tokens, noun + 1) == "that")
    told = ((start, end),)
    if low_at(tokens, source[1] + 1) in {"who", "which"} and low_at(tokens, cue.group - 1) == ",":
        told = ((start, source[1]),)  # "a claim a guard[, who may not speak to the press,] disputed"
    return Parts((speaker, source[1]), (cue.group, cue.end), told, start)


def _is_said_there(tokens: Sequence[Token], i: int) -> bool:
    """Tell where or when somebody said so, up to the end: "something she acknowledged [in an interview]"."""
    stop = _past_words(tokens, i)
    is_place = low_at(tokens, i) in {"in", "on", "at", "during"} and stop > i + 1
    return is_place and is_end(tokens, stop) and all(token.low != "that" for token in tokens[i:stop])


def _past_words(tokens: Sequence[Token], i: int) -> int:
    return next((k for k in range(i, len(tokens)) if not tokens[k].is_word), len(tokens))
