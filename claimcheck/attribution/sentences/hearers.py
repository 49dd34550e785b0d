"""What stands between a verb of saying and what is said: whoever is told, and asides.

Indices are token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.behind_cues import skip_recipient
from claimcheck.attribution.sentences.contents import content_end
from claimcheck.attribution.sentences.cues import Cue
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, CUE_VERBS, PREPOSITIONS, RELATIVES, Frame
from claimcheck.attribution.vocabulary.nouns import ORGANIZATION_NOUNS, PERSON_NOUNS, singular
from claimcheck.text.word_lists import words
from claimcheck.types import Act


def behind_cue(tokens: Sequence[Token], cue: Cue) -> int:
    """Give the index behind the cue and, where it has one, its recipient."""
    if cue.verb.frame is Frame.RECIPIENT:
        return skip_recipient(tokens, cue.end)
    if cue.verb.lemma == "ask":
        return skip_recipient(tokens, cue.end)
    if cue.end < len(tokens) and tokens[cue.end].low == "to" and cue.verb.frame is Frame.CLAUSE:
        return skip_recipient(tokens, cue.end + 1)
    if cue.verb.lemma in _WARNING:
        return _behind_warned(tokens, cue.end)
    return cue.end


_WARNING = words("warn caution")


def _behind_warned(tokens: Sequence[Token], start: int) -> int:
    """Step over who is warned before "that": "warned [managers] that it leaks"; no "warned firms that are"."""
    end = skip_recipient(tokens, start)
    is_told = end > start and low_at(tokens, end) == "that" and low_at(tokens, end + 1) not in AUXILIARIES
    last = tokens[end - 1]
    is_somebody = last.is_capital or bool({last.low, singular(last.low)} & (PERSON_NOUNS | ORGANIZATION_NOUNS))
    return end if is_told and is_somebody else start


def past_aside(tokens: Sequence[Token], behind: int) -> int:
    """Step over whom the speaker names on the way: "reported in 2022, citing two officials, that"."""
    comma = next((k for k in range(behind, min(behind + 6, len(tokens) - 1)) if tokens[k].text == ","), None)
    if comma is None or tokens[comma + 1].low not in {"citing", "quoting"}:
        return behind
    for k in range(comma + 2, min(comma + 25, len(tokens) - 1)):
        if tokens[k].text == "," and tokens[k + 1].low == "that":
            return k + 1
    return behind


def past_hearer(tokens: Sequence[Token], cue: Cue, behind: int) -> int:
    """Step over what is told of whoever is told: "told her boss, Dan Akers, at dinner that"."""
    if cue.verb.frame is not Frame.RECIPIENT or low_at(tokens, behind) == "that" or behind == cue.end:
        return behind
    for k in range(behind, min(behind + 16, len(tokens) - 1)):
        if tokens[k].low == "that" and low_at(tokens, k - 1) in {"and", "but"}:
            break  # "said she had told the mayor, and that he had laughed"
        if tokens[k].low == "that":
            return k if tokens[behind].text == "," or tokens[behind].low in PREPOSITIONS else behind
        is_other = tokens[k].low in CUE_VERBS and tokens[k].low.endswith("ing")  # "told the Gull, adding that"
        is_other = is_other or _speaks_again(tokens, k)
        is_word = tokens[k].is_word or tokens[k].text == ","
        if tokens[k].is_quoted or tokens[k].low in AUXILIARIES or is_other or not is_word:
            break
    return behind


def leads_elsewhere(tokens: Sequence[Token], i: int) -> bool:
    """Tell a comma behind whoever is told, where somebody says so or another clause begins: "told Hale, she says".

    Also "before it told the town, according to two engineers".
    """
    is_next = low_at(tokens, i + 1) in {"and", "but"} and low_at(tokens, i + 2) == "that"
    is_next = is_next or (low_at(tokens, i + 1) == "according" and low_at(tokens, i + 2) == "to")
    return low_at(tokens, i) == "," and (is_next or _speaks_again(tokens, i + 2))


def _speaks_again(tokens: Sequence[Token], k: int) -> bool:
    """Tell who says so, set off behind whoever is told: "told Hale, she [says], and Hale told her that"."""
    verb = CUE_VERBS.get(low_at(tokens, k))
    is_said = verb is not None and verb.act is Act.STATEMENT and verb.frame in {Frame.CLAUSE, Frame.RECIPIENT}
    return is_said and low_at(tokens, k - 1) in {"he", "she", "they"} and low_at(tokens, k + 1) == ","


def past_inserted(tokens: Sequence[Token], start: int) -> int:
    """Step over what is set off behind "that": "said that, according to officials, the bridge was unsafe"."""
    comma = start + 1
    if low_at(tokens, start) != "that" or low_at(tokens, comma) != "," or content_end(tokens, start) != comma:
        return start
    behind = next((k + 1 for k in range(comma + 1, len(tokens)) if tokens[k].text == ","), start)
    # "denied that, saying the state, which was late, had the data": "that" is all that is denied
    is_stated = low_at(tokens, comma + 1) in _STATING or low_at(tokens, behind) in RELATIVES
    return start if is_stated else behind


_STATING = words("saying adding arguing insisting noting claiming calling telling")


def is_asked(tokens: Sequence[Token], i: int) -> bool:
    """Tell what somebody is asked, and does not say: "Asked if he would resign, Ruiz smiled"."""
    i += low_at(tokens, i) in {"when", "if"}
    return low_at(tokens, i) in _ASKED and low_at(tokens, i + 1) in _ASKING


_ASKED = frozenset({"asked", "questioned", "pressed"})
_ASKING = words("if whether about what why how when who where on by")
