"""Verbs without a subject of their own, which take that of the verb before: "Ruiz said it leaks and called it old"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.first_subjects import first_subject
from claimcheck.attribution.sentences.contents import could_be_verb
from claimcheck.attribution.sentences.cues import Cue
from claimcheck.attribution.sentences.parts import Placed
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import DETERMINERS, Frame
from claimcheck.attribution.vocabulary.nouns import is_source_noun
from claimcheck.text.word_lists import words
from claimcheck.types import Act


def shared_subject(tokens: Sequence[Token], cue: Cue, placed: Sequence[Placed]) -> tuple[int, int] | None:
    """Place "Smith said A and added B": a verb behind "and" shares the subject before."""
    if cue.group == 0:
        return None
    before = tokens[cue.group - 1]
    if before.low in {"and", "but"} or before.text == ",":
        if placed and before.text == "," and any(cue.group == start for start, _ in placed[-1][1].content[1:]):
            return None  # "That study, Ruiz countered, [also found] that scores had slipped"
        if before.text == "," and _has_own_subject(tokens, cue.group - 1):
            return None
        if placed and placed[-1][1].source is not None:
            source = placed[-1][1].source
            if low_at(tokens, source[0] - 1) == "what" and source[1] - source[0] == 1:
                return first_subject(tokens, source[0])  # "[Ruiz] lost it in what she called a slip, and warned that"
            return source
        return first_subject(tokens, cue.group - 1) if before.low in {"and", "but"} else None
    return None


def _has_own_subject(tokens: Sequence[Token], comma: int) -> bool:
    """Tell a verb whose subject stands before a phrase set off: "that the letter, sent in May, [demanded] a plan"."""
    opener = next((k for k in range(comma - 1, max(0, comma - MAX_SET_OFF), -1) if tokens[k].text == ","), None)
    if opener is None or not (tokens[opener + 1].low.endswith("ed") or tokens[opener + 1].low in _MADE):
        return False
    that = next((k for k in range(opener - 2, max(0, opener - MAX_SUBJECT), -1) if tokens[k].low == "that"), None)
    return that is not None and (tokens[that + 1].low in DETERMINERS or tokens[that + 1].is_capital)


MAX_SET_OFF = 10
"""Words of what is set off behind such a subject at most."""
_MADE = words("sent written seen given made held shown drawn taken sold built")


def goes_on(tokens: Sequence[Token], cue: Cue, placed: Sequence[Placed]) -> bool:
    """Tell a later predicate of what somebody said: "said it is safe and [intends] to sue", "... and [would seek] one".

    It is another tense than that of "said" that tells, or a pronoun which means who speaks: "said she was tired and
    wanted a trial".
    """
    is_series = tokens[cue.group - 1].text == "," and tokens[cue.group].low in _OF_TOLD  # "paid, had signed and knew"
    if not placed or not (is_series or tokens[cue.group - 1].low in {"and", "but"}):
        return False
    said, parts = placed[-1]
    start, end = parts.content[-1]
    is_said = said.verb.act is Act.STATEMENT and said.verb.frame is not Frame.OBJECT and not parts.is_order
    is_behind = parts.source is not None and parts.source[1] <= parts.cue[0] < start < cue.group < end
    is_past = tokens[said.first].low.endswith("ed") or tokens[said.first].low in _SAID
    if not (is_said and is_behind and is_past) or _is_quotation(tokens[start : cue.group]):
        return False
    if not any(could_be_verb(token) or token.low.endswith("s") for token in tokens[start + 1 : cue.group - 1]):
        return False
    if tokens[cue.group].low in _OF_TOLD or _is_done_too(tokens, start, cue):
        return True
    if cue.verb.lemma not in _MINDS:
        return False
    first = start + (tokens[start].low == "that")
    if low_at(tokens, cue.end) == "to" and _has_done(tokens[first : cue.group - 1]):
        return True
    opener = low_at(tokens, first)
    return tokens[cue.first].low.endswith("s") or opener in {"he", "she", "it", "they"}


def _is_done_too(tokens: Sequence[Token], start: int, cue: Cue) -> bool:
    """Tell what was done to a thing told of: "said the plan was moved by the clerk and [approved] the same day".

    It has no object, which what the speaker did would have: "said the plan was moved and approved the minutes".
    """
    if cue.verb.act is Act.STATEMENT or cue.end != cue.group + 1 or not tokens[cue.group].low.endswith("ed"):
        return False
    is_timed = low_at(tokens, cue.end) in _WHEN or tokens[min(cue.end, len(tokens) - 1)].text in {".", ",", ";"}
    is_timed = is_timed or (low_at(tokens, cue.end) == "the" and low_at(tokens, cue.end + 1) in _SAME)
    said = tokens[start : cue.group - 1]
    was = next((k for k, token in enumerate(said) if token.low in _BE and not token.is_quoted), len(said))
    return is_timed and any(token.low.endswith(("ed", "en")) for token in said[was + 1 : was + 3])


def _has_done(said: Sequence[Token]) -> bool:
    """Tell what somebody had done, who then had more in mind: "said officers had searched it and planned to return"."""
    had = next((k for k, token in enumerate(said) if token.low == "had" and not token.is_quoted), 0)
    return 0 < had <= MAX_SUBJECT and (is_source_noun(said[had - 1].low) or said[had - 1].is_capital)


MAX_SUBJECT = 6
"""Words of whoever has done something at most."""


def _is_quotation(said: Sequence[Token]) -> bool:
    """Tell words of somebody's own from a clause with a word or two in marks: 'said it was "encouraged" and would'."""
    return said[0].is_quoted or sum(t.is_quoted and t.is_word for t in said) > MAX_MARKED


MAX_MARKED = 3
_SAID = words("said told wrote")
_OF_TOLD = words("would will could may might had")
"""What tells of somebody told of, since of who "said" so the article would say "considered", not "had considered"."""
_BE = words("was were been")
_WHEN = words("by in on at after before within during last two three four five six hours days weeks months years later")
_SAME = words("same next following day week month year")
_MINDS = words(
    "want hope wish believe think expect plan fear worry feel intend doubt know understand suspect prefer seek"
)
