"""What somebody named behind "by" says of a thing: "the home was described as unsafe by the inspectorate".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.attribution.phrases.before_cues import Subject, subject_before
from claimcheck.attribution.phrases.behind_cues import phrase_after
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.sentences.contents import QUOTE_MARKS
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from claimcheck.attribution.vocabulary.nouns import EXAMINERS
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.word_lists import words

_SAID_OF = words(
    """described called condemned criticised criticized praised dismissed denounced accused branded labelled labeled
    dubbed hailed blamed derided mocked ridiculed slammed blasted lambasted decried deplored characterised
    characterized portrayed confirmed corroborated disputed denied"""
)
"""Participles of what somebody says of a thing."""
_NAMED = words("called branded labelled labeled dubbed rated graded classified judged deemed")
"""Participles that what it is said to be follows: "called a folly", not "called off", "called for" or "called by"."""
_NEEDS = {"dismissed": "as", "accused": "of"}
"""Participles of saying by the word that makes them so: a court dismisses an appeal, and says nothing."""
_TOLD = words("told assured informed notified warned advised reassured reminded")
"""Participles of being told something, "by" whom stands right behind."""
_GATHERED = words("gathered learnt learned understood heard")
_NOBODY = words("anyone anybody nobody no-one none")
_RATED = words("rated graded classified judged deemed")
"""Participles of what inspectors say of a thing; others only rate it."""
_MADE = words("built made written led run held drawn given done sent taken seen shown found told said")
"""Behind which "by" tells who made a thing: "was called a house built by Ruiz"."""
_CONSENTING = words("senate court courts parliament jury judge judges tribunal committee council vote")
"""Who confirms or denies by a ruling, and says nothing: "was confirmed by the Senate"."""
_RULED = words("confirmed denied disputed")
_TIMES = words("last this earlier next every each")
FARTHEST = 16
"""Words between a participle and its "by" at most."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Who stands behind "by", and the clause, told whole: in two pieces where something is set off in it."""

    source: tuple[int, int]
    clause: tuple[tuple[int, int], ...]


def agent_of(tokens: Sequence[Token], group: int, participle: int) -> Agent | None:
    """Find who says what the passive at `participle` tells of its subject; its verb group begins at `group`."""
    low = tokens[participle].low
    if low not in _SAID_OF | _RATED:
        return None
    by = _by(tokens, participle)
    if by and not _is_said_of(tokens, participle, by):
        return None
    agent = _agent(tokens, by + 1) if by else None
    subject = subject_before(tokens, group)
    if subject is None and group == 1 and tokens[0].low in {"this", "that"}:  # "This was confirmed by a clerk"
        subject = Subject(0, 1, 0)
    if agent is None or subject is None or (tokens[subject.start].low in RELATIVES | {"that"} and group > 1):
        return None
    if low in _RATED and EXAMINERS.isdisjoint(t.low for t in tokens[slice(*agent)]):
        return None
    if low in _RULED and not _CONSENTING.isdisjoint(t.low for t in tokens[slice(*agent)]):
        return None
    end = _clause_end(tokens, agent[1])
    is_plain = subject.end == group or all(t.is_word for t in tokens[subject.end : group])
    if subject.start == 1 and tokens[0].low == "that":  # "That figure was disputed by the college"
        subject = replace(subject, start=0)
    pieces = ((subject.start, end),) if is_plain else ((subject.start, subject.end), (group, end))
    return Agent(agent, (*pieces, *_behind_relative(tokens, end, _NEEDS.get(low))))


def _behind_relative(tokens: Sequence[Token], end: int, needed: str | None) -> tuple[tuple[int, int], ...]:
    """Give what goes on behind what is told of an agent: "accused by the union, which has 400 members, [of lying]"."""
    if low_at(tokens, end) != "," or low_at(tokens, end + 1) not in RELATIVES:
        return ()
    comma = next((k for k in range(end + 2, len(tokens)) if tokens[k].text == ","), end)
    if needed is None or low_at(tokens, comma + 1) != needed:
        return ()
    return ((comma + 1, _clause_end(tokens, comma + 1)),)


def teller_of(tokens: Sequence[Token], participle: int) -> tuple[int, int] | None:
    """Give who tells somebody a thing: "she had been told on Friday by [a clerk] that the file was lost".

    Also "it was learnt from [a source] that".
    """
    by = _past_time(tokens, participle + 1)
    is_gathered = tokens[participle].low in _GATHERED and low_at(tokens, by) == "from"
    if not is_gathered and (tokens[participle].low not in _TOLD or low_at(tokens, by) != "by"):
        return None
    agent = _agent(tokens, by + 1)
    is_told = agent is not None and tokens[agent[0]].low not in _NOBODY and that_behind(tokens, agent[1]) > 0
    return agent if is_told else None


def that_behind(tokens: Sequence[Token], end: int) -> int:
    """Give the "that" behind who tells a thing, and when: "by its head, Bea Colson, that", "by a clerk in May that"."""
    that = _past_time(tokens, end + (low_at(tokens, end) == ","))
    return that if low_at(tokens, that) == "that" else 0


def _past_time(tokens: Sequence[Token], start: int) -> int:
    """Step over when something was told: "on Friday", "repeatedly", "late last week", "in May 2019"."""
    i = start
    while i < len(tokens) and i - start < _MAX_TIME and (tokens[i].low in _WHEN or tokens[i].text.isdecimal()):
        i += 1
    is_time = any(t.low in _DATED or t.text.isdecimal() for t in tokens[start:i])
    return i if is_time or not any(t.low in PREPOSITIONS for t in tokens[start:i]) else start


_DATED = DAYS | MONTHS | words("week month year morning afternoon evening night day weeks days")
_WHEN = _DATED | ADVERBS | words("on in at last this the same next late early two three few before ago previous")
_MAX_TIME = 5


def _by(tokens: Sequence[Token], participle: int) -> int:
    """Give the index of the "by" that belongs to a participle, past words in quotation marks; 0 if there is none."""
    for k in range(participle + 1, min(participle + FARTHEST, len(tokens))):
        token = tokens[k]
        if token.is_quoted or token.text in QUOTE_MARKS or token.text in {"'", "’"}:
            continue
        if not token.is_word or token.low in AUXILIARIES | (SUBORDINATORS - {"as"}):
            return 0
        if token.low == "by":
            before = tokens[k - 1]
            is_made = k > participle + 1 and (before.low.endswith("ed") or before.low in _MADE)
            return 0 if is_made and not before.is_quoted else k
    return 0


def _is_said_of(tokens: Sequence[Token], participle: int, by: int) -> bool:
    low, nxt = tokens[participle].low, low_at(tokens, participle + 1)
    needed = _NEEDS.get(low)
    if needed is not None:
        return any(token.low == needed for token in tokens[participle + 1 : by + FARTHEST])
    is_object = by > participle + 1 and nxt not in PREPOSITIONS - {"as", "like"} and nxt not in _PARTICLES
    return low not in _NAMED or is_object


_PARTICLES = words("up out off back away upon forward")


def _agent(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    end = phrase_after(tokens, start, inverted=True)
    end = next((k for k in range(start + 1, end) if tokens[k].low in _TIMES | {"for", "over"}), end)
    # "accused by the union of hiding faults"
    end = next((k for k in range(start + 1, end) if tokens[k].low == "of" and _is_doing(tokens, k + 1)), end)
    if end <= start or tokens[start].low.endswith("ing"):
        return None
    if classify(" ".join(t.text for t in tokens[start:end])).is_guess:
        return None
    name = end + 1
    while low_at(tokens, end) == "," and name < len(tokens) and tokens[name].is_capital and name - end <= 5:
        name += 1  # "by the Harnley manager, Carl Devane"
    is_name = name > end + 2 and (name == len(tokens) or not tokens[name].is_word)
    return (start, name if is_name else end)


def _is_doing(tokens: Sequence[Token], i: int) -> bool:
    return low_at(tokens, i).endswith("ing") and not tokens[i].is_capital and len(tokens[i].low) > len("thing")


def _clause_end(tokens: Sequence[Token], start: int) -> int:
    """Give where the clause of an agent ends: before another clause, or with the sentence."""
    for k in range(start, len(tokens)):
        token, nxt = tokens[k], low_at(tokens, k + 1)
        if token.is_quoted:
            continue
        if not token.is_word and token.text not in {"’", "'", "£", "$", "%", "€", "-", "/", "&"}:
            return k
        if token.low in CONJUNCTIONS and (nxt in AUXILIARIES or nxt.endswith("ed")):
            return k
        if token.low == "that" and k > start and (nxt in AUXILIARIES or nxt.endswith("ed")):
            continue  # "for ignoring a survey that rated the roof as poor"
        if token.low in SUBORDINATORS - {"as"}:
            return k
    return len(tokens)
