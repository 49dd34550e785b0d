"""Words that are cues in one form alone: "the court heard that", "the Crown's case that", "the report has it at 72"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import subject_before, verb_group_start
from claimcheck.attribution.phrases.behind_cues import head_of
from claimcheck.attribution.sentences.figures_given import is_figure
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    AUXILIARIES,
    BE_FORMS,
    CUE_VERBS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    CueVerb,
    Frame,
)
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, HEARERS, NUMBER_WORDS
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.word_lists import words
from claimcheck.types import Act


def is_heard_by(tokens: Sequence[Token], group: int) -> bool:
    """Tell "the court in Leeds", "the Old Bailey" and "the inquiry into his death" before a verb group."""
    subject = subject_before(tokens, group)
    return subject is not None and (
        head_of(tokens, subject.start, subject.end) in HEARERS
        or tokens[subject.end - 1].low in HEARERS
        or (low_at(tokens, subject.start - 1) == "into" and low_at(tokens, subject.start - 2) in HEARERS)
    )


def is_told_there(tokens: Sequence[Token], i: int) -> bool:
    """Tell "jurors were told" from "jurors told the judge"; in a headline, "inquest told" ends the line."""
    is_done = any(low_at(tokens, k) in BE_FORMS for k in range(verb_group_start(tokens, i), i))
    return tokens[i].low == "told" and (is_done or i + 1 == len(tokens))


def told_aside(tokens: Sequence[Token], i: int, group: int) -> int:
    """Give the comma behind who was told, set off in a clause: "The ward, she was told in March[,] was safe"; or 0."""
    if group < 2 or tokens[group - 1].low not in {"he", "she", "they", "i"} or tokens[group - 2].text != ",":
        return 0
    comma = next((k for k in range(i + 1, min(i + MAX_TOLD, len(tokens))) if not tokens[k].is_word), 0)
    is_plain = low_at(tokens, comma) == "," and all(t.low not in {"to", "that", "by"} for t in tokens[i + 1 : comma])
    return comma if comma and is_plain and low_at(tokens, comma + 1) in AUXILIARIES else 0


MAX_TOLD = 6
"""Tokens behind "told" in which such a clause goes on."""


def rumoured_there(tokens: Sequence[Token], i: int) -> int | None:
    """Give where "there are unconfirmed reports that" begins, at its "reports"; nobody is told there who says so."""
    if tokens[i].low not in _RUMOURS or low_at(tokens, i + 1) != "that" or low_at(tokens, i + 2) in CUE_VERBS:
        return None
    there = next((k for k in range(i - 2, max(-1, i - MAX_THERE), -1) if tokens[k].low == "there"), None)
    if there is None or {"no", "not", "never", "without"} & {t.low for t in tokens[there:i]}:
        return None
    between = tokens[there + 1 : i]
    return there if all(t.is_word for t in between) and any(t.low in BE_FORMS for t in between[:3]) else None


MAX_THERE = 8
"""Words from "there" to the noun at most."""
_RUMOURS = words(
    """report reports claim claims suggestion suggestions rumour rumours rumor rumors allegation allegations accusation
    accusations speculation"""
)


def utters_beside(tokens: Sequence[Token], i: int) -> CueVerb | None:
    """Give what a verb does right beside a quotation and nowhere else: "“We are tired,” he [charged]"."""
    verb = _UTTERING.get(tokens[i].low)
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if verb is None or i < 2:
        return None
    if behind is None or behind.is_quoted or behind.text in {".", ",", ":", ";", "—", "–"}:
        return verb if follows_quotation(tokens, i) else None
    is_inverted = behind.is_capital or behind.low in DETERMINERS
    return verb if is_inverted and _is_cry(tokens, i - 1) else None


def follows_quotation(tokens: Sequence[Token], i: int) -> bool:
    """Tell a verb before whose subject a quotation ends: "“I owe you,” Ana Ruiz [wrote] to Tom Hale"."""
    at = i - 1
    while at > 0 and i - at <= MAX_SPEAKER and not tokens[at].is_quoted and _is_speakers(tokens[at]):
        at -= 1
    return 0 < at < i - 1 and _is_cry(tokens, at)


def _is_cry(tokens: Sequence[Token], at: int) -> bool:
    """Tell the mark that closes a quotation which goes on with who speaks."""
    return tokens[at].is_quoted and not tokens[at].is_word and tokens[at - 1].text in {",", "?", "!"}


MAX_SPEAKER = 10
"""Tokens for who speaks, between a quotation and such a verb, at most."""
_UTTERING = {
    **dict.fromkeys(("charged", "charges"), CueVerb("allege", Frame.STRICT, Act.STATEMENT)),
    **dict.fromkeys(("posed", "poses"), CueVerb("ask", Frame.STRICT, Act.STATEMENT)),
}


def _is_speakers(token: Token) -> bool:
    return token.text == "," or (token.is_word and token.low not in AUXILIARIES | SUBORDINATORS | CUE_VERBS.keys())


def is_prosecution(tokens: Sequence[Token], i: int) -> bool:
    """Tell "it was the Crown's case that"."""
    is_put = low_at(tokens, i + 1) == "that" and i > 0 and tokens[i - 1].is_possessive
    return is_put and any(low_at(tokens, k) in {"is", "was"} and low_at(tokens, k - 1) == "it" for k in range(1, i))


def seems_to_show(tokens: Sequence[Token], seems: int, lemma: str) -> bool:
    """Tell "photographs appeared to show" from "he appeared to suggest": what only documents do."""
    if lemma not in {"show", "reveal", "suggest", "indicate"} or seems < 1 or tokens[seems].low not in _SEEMS:
        return False
    subject = subject_before(tokens, verb_group_start(tokens, seems))
    return subject is not None and head_of(tokens, subject.start, subject.end) in DOCUMENT_NOUNS


_SEEMS = words("appear appears appeared seem seems seemed")


def follows_documents(tokens: Sequence[Token], i: int) -> bool:
    """Tell the verb of "the minutes of the May meeting record one engineer": its subject is several documents."""
    for k in range(i - 2, max(0, i - MAX_TAIL), -1):
        is_verb = tokens[k].low in SUBORDINATORS | AUXILIARIES and not tokens[k].is_capital  # but "the May meeting"
        if not tokens[k].is_word or tokens[k].is_quoted or is_verb:
            return False
        if tokens[k].low in {"of", "from", "for"} and tokens[k - 1].low in DOCUMENT_NOUNS:
            return tokens[k - 1].low.endswith("s")
    return False


MAX_TAIL = 10
"""Words from a noun for documents to their verb at most."""


def has_it_at(tokens: Sequence[Token], i: int) -> bool:
    """Tell "the report has it at 72", "the poll had Whitlow at 14 percent" and "had Whitlow ahead by 9 points"."""
    at = next((k for k in range(i, min(i + MAX_NAME, len(tokens))) if not tokens[k].is_capital), i)
    at += at == i and low_at(tokens, i) == "it"
    if at == i or low_at(tokens, at) not in _PLACED:
        return False
    if low_at(tokens, at) == "at":
        behind = tokens[at + 2] if at + 2 < len(tokens) else None  # "has Whitlow at 14 Main Street"
        return is_figure(tokens, at + 1) and (behind is None or not behind.is_capital)
    return tokens[i].low != "it" and any(is_figure(tokens, k) for k in range(at + 1, min(at + 4, len(tokens))))


MAX_NAME = 5
"""Words of a candidate's name, and one behind it."""
_PLACED = words("at leading ahead trailing behind winning losing up down")


def is_told(tokens: Sequence[Token], i: int) -> bool:
    """Tell a clause behind a participle: "it is understood [the bank owes]", not "it was reported the next day"."""
    is_held, i = tokens[i].low in _HELD, i + 1
    if not is_held or i >= len(tokens) or tokens[i].is_quoted or not tokens[i].is_word or tokens[i].low in _DATES:
        return False
    first = tokens[i]
    if first.low in _SUBJECTS or first.is_capital:
        return True
    is_phrase = first.low in DETERMINERS or first.low in NUMBER_WORDS or first.text[0].isdigit()
    if not is_phrase and not first.low.endswith("s"):
        return False
    for k in range(i + 1, min(i + 8, len(tokens))):
        low = tokens[k].low
        if not tokens[k].is_word or low in {"that", "by"}:
            return False
        if low in AUXILIARIES or (low.endswith(("ed", "es", "s")) and k > i + 1 and _is_verb_behind(tokens, k)):
            return True
    return False


def _is_verb_behind(tokens: Sequence[Token], k: int) -> bool:
    """Tell the verb of "the bank owes £4m" from a plural: it has an object or "to" behind it."""
    if k + 1 >= len(tokens) or tokens[k - 1].low in DETERMINERS | PREPOSITIONS:
        return False
    behind = tokens[k + 1]
    return behind.low in DETERMINERS | {"to"} or (not behind.text[0].isalpha() and behind.text not in {",", "."})


_HELD = words(
    """said alleged reported rumored rumoured believed thought understood suspected claimed estimated feared learned
    learnt gathered"""
)
_DATES = DAYS | MONTHS
_SUBJECTS = words("he she they we i there")


def is_said_worth(tokens: Sequence[Token], i: int) -> bool:
    """Tell "a payoff [reported to be] worth £640,000", which nobody is named for."""
    is_behind = (low_at(tokens, i + 1), low_at(tokens, i + 2), low_at(tokens, i + 3)) == ("to", "be", "worth")
    is_bare = i > 0 and verb_group_start(tokens, i) == i and tokens[i - 1].is_word
    is_told = any(token.low in _RELATIVES for token in tokens[max(0, i - 12) : i])  # of a person set off
    return is_behind and is_bare and tokens[i].low in _HELD and not is_told


_RELATIVES = words("who which whose whom that")
