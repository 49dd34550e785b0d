"""Passive cues with their content: "X is said to Y", "it is understood that Y", "The ward, she was told, was safe".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import phrase_before, subject_before
from claimcheck.attribution.sentences.agents import agent_of, teller_of, that_behind
from claimcheck.attribution.sentences.contents import clause_end, content_before, content_end, relative_end
from claimcheck.attribution.sentences.cues import IM, Cue
from claimcheck.attribution.sentences.heard import place_heard
from claimcheck.attribution.sentences.parts import Parts, clause_floor
from claimcheck.attribution.sentences.rare_cues import is_told
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, DETERMINERS, PRONOUNS


def place_passive(tokens: Sequence[Token], cue: Cue) -> Parts | None:
    """Place "X is said to Y", "it is understood that Y": nobody is named, the clause is the content."""
    agent = agent_of(tokens, cue.group, cue.first) if cue.is_by_agent else None
    if agent is not None:
        return Parts(agent.source, (cue.group, cue.end), agent.clause, agent.clause[0][0])
    subject = subject_before(tokens, cue.group)
    end = content_end(tokens, cue.end)
    if tokens[cue.group].low == "there" and end > cue.end:  # "There are reports that a van was swept away"
        return Parts(None, (cue.group, cue.end), ((cue.end, end),), cue.group)
    if subject is None:
        is_shared = low_at(tokens, cue.group - 1) in {"and", "but"} and low_at(tokens, cue.end) == "to"
        is_shared = is_shared and end > cue.end + 1 and not tokens[cue.group - 1].is_quoted
        # "She moved out and is understood to be abroad"
        return Parts(None, (cue.group, cue.end), ((cue.end, end),), cue.group) if is_shared else None
    teller = teller_of(tokens, cue.first) if cue.is_by_agent else None
    if teller is not None:
        start = that_behind(tokens, teller[1])
        end = content_end(tokens, start)
        return Parts(teller, (cue.group, cue.end), ((start, end),), subject.start) if end > start + 1 else None
    if cue.verb.lemma == "hear":
        return place_heard(tokens, cue, subject)
    is_it = tokens[subject.start].low == "it"
    group = subject.start if tokens[subject.start].low in IM else cue.group  # "I'm told"
    is_impersonal = is_it or cue.verb.lemma == "tell"
    is_clause = end > cue.end and (tokens[cue.end].low == "that" or (is_it and is_told(tokens, cue.first)))
    if is_impersonal and is_clause:
        return Parts(None, (group, cue.end), ((cue.end, end),), subject.start)
    is_set_off = cue.end >= len(tokens) or not tokens[cue.end].is_word
    if is_impersonal and (is_set_off or cue.verb.lemma == "emerge"):
        before = content_before(tokens, subject.start, clause_floor(tokens, subject.start))
        behind = _behind_aside(tokens, cue.end) if cue.verb.lemma == "tell" else ()
        return Parts(None, (group, cue.end), (before, *behind), subject.start) if before else None
    if cue.verb.lemma == "tell" and _opens_clause(tokens, cue.end, end):  # "I'm told they are leaving, but"
        return Parts(None, (subject.start, cue.end), ((cue.end, clause_end(tokens, cue.end, end)),), subject.start)
    if end <= cue.end or tokens[cue.end].low == "that":
        return None
    start, stop = subject.start, subject.end
    if tokens[start].low in {"who", "which", "that"} and stop - start == 1:
        # "three officials, who are accused of X": the claim is about the officials.
        end = relative_end(tokens, cue.end, end)
        comma = start - 1 if low_at(tokens, start - 1) == "," else start
        antecedent = phrase_before(tokens, comma)
        is_apart = comma < start and tokens[cue.end].low == "to"  # the words before are the article's own
        if antecedent is None or is_apart:
            return Parts(None, (cue.group, cue.end), ((cue.end, end),), start) if is_apart else None
        start, stop = antecedent
    return Parts(None, (cue.group, cue.end), ((start, stop), (cue.end, end)), start)


def _behind_aside(tokens: Sequence[Token], comma: int) -> tuple[tuple[int, int], ...]:
    """Give what goes on behind who was told, set off: "The ward, she was told in March, [was safe]"."""
    if low_at(tokens, comma) != "," or low_at(tokens, comma + 1) not in AUXILIARIES:
        return ()
    end = content_end(tokens, comma + 1)
    return ((comma + 1, end),) if end > comma + 2 else ()


def _opens_clause(tokens: Sequence[Token], start: int, end: int) -> bool:
    is_subject = start < end and (tokens[start].is_capital or tokens[start].low in DETERMINERS | PRONOUNS)
    return is_subject and any(t.low in AUXILIARIES for t in tokens[start + 1 : min(end, start + 6)])
