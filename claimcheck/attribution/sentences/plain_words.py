"""Statements led up to by how somebody put them: "Ruiz was blunt: the pier is finished".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import Subject, subject_before
from claimcheck.attribution.phrases.behind_cues import head_of
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.sentences.contents import content_end
from claimcheck.attribution.sentences.parts import Parts
from claimcheck.attribution.tokens import Token
from claimcheck.attribution.vocabulary.lexicon import ADVERBS
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, POLL_WORDS
from claimcheck.text.word_lists import words

_COPULAS = words("is was are were")
_YET = words("still yet")
_DEGREES = words("more even equally very quite as far less")
MANNERS = words(
    """blunt blunter clear clearer plain plainer adamant emphatic unequivocal categorical direct frank candid succinct
    terse scathing dismissive defiant unrepentant unmoved categoric forthright damning stark starker cautious upbeat
    optimistic pessimistic"""
)
"""How somebody puts what stands behind the colon."""
MOODS = words(
    """hopeful kind kinder philosophical sanguine impressed charitable polite politer diplomatic convinced enthusiastic
    sceptical skeptical critical measured guarded bullish gloomy gloomier confident furious angry angrier scornful
    incredulous resigned realistic generous harsh harsher sharp sharper reassuring bleak bleaker apologetic certain
    careful reluctant wary warmer cooler colder practical pragmatic"""
)
"""How somebody is who is quoted behind the colon: "Her deputy was less hopeful: “Nobody ...”"."""
_UTTERANCES = words("message advice answer reply response verdict plea warning argument motto")
_OWNERS = words("his her their")
_SENT = words("line update word message statement note news response reply")
"""What comes from somebody, and is told behind a colon."""
_FIGURES = words("numbers figures statistics data math maths")
_PLACES = words("here there below above back out this these available attached online")
"""Where a document is, which says nothing of what it states."""
MAX_BEFORE = 40
"""Tokens before the colon at most."""
_LEAST = 3
"""Words of a statement at least."""


def place_manner(tokens: Sequence[Token]) -> Parts | None:
    """Place a sentence in which a colon divides how a speaker or document puts it from what is stated."""
    colon = next((k for k, t in enumerate(tokens[:MAX_BEFORE]) if t.text == ":" and not t.is_quoted), 0)
    put = _put_before(tokens, colon) or _sent_before(tokens, colon)
    if put is not None:
        return put
    manner = colon - 2 if colon > 1 and tokens[colon - 1].low in _YET else colon - 1  # "Ruiz is blunter still: it ..."
    copula = manner - 1
    while copula > 0 and tokens[copula].low in ADVERBS | _DEGREES:
        copula -= 1
    if copula < 1 or tokens[copula].low not in _COPULAS or any(t.is_quoted for t in tokens[:colon]):
        return None
    if colon + 1 >= len(tokens):
        return None
    subject = subject_before(tokens, copula)
    if subject is None or subject.start > 1:
        return None
    end = content_end(tokens, colon + 1)
    owner = _owner(tokens, subject)
    if owner is not None and (tokens[manner].low in MANNERS or tokens[colon + 1].is_quoted):
        return Parts(owner, (subject.end - 1, colon + 1), ((colon + 1, end),), subject.start)
    is_document = head_of(tokens, subject.start, subject.end) in (DOCUMENT_NOUNS | POLL_WORDS) - _FIGURES
    is_document = is_document and subject.end > subject.start + 1 and tokens[colon - 1].low not in _PLACES
    is_put = tokens[manner].low in MANNERS | (MOODS if tokens[colon + 1].is_quoted else frozenset())
    is_put = is_put and not classify(_words(tokens, subject)).is_guess
    if end < colon + 1 + _LEAST or not (is_document or is_put):
        return None
    return Parts((subject.start, subject.end), (copula, colon + 1), ((colon + 1, end),), subject.start)


def _owner(tokens: Sequence[Token], subject: Subject) -> tuple[int, int] | None:
    """Give whose words are put so: "Her message is simple: “Check the batteries.”", "the mayor’s verdict"."""
    last = subject.end - 1
    if last <= subject.start or tokens[last].low not in _UTTERANCES:
        return None
    is_owned = tokens[last - 1].is_possessive or (last == subject.start + 1 and tokens[subject.start].low in _OWNERS)
    return (subject.start, last) if is_owned else None


def _sent_before(tokens: Sequence[Token], colon: int) -> Parts | None:
    """Place "A quick line from the council: all but two stay open"."""
    sent = next((k for k in range(1, min(5, colon - 1)) if tokens[k].low == "from"), None)
    if sent is None or tokens[sent - 1].low not in _SENT or any(t.is_quoted or not t.is_word for t in tokens[:colon]):
        return None
    end = content_end(tokens, colon + 1)
    return Parts((sent + 1, colon), (sent - 1, sent + 1), ((colon + 1, end),), 0) if end > colon + _LEAST else None


def _put_before(tokens: Sequence[Token], colon: int) -> Parts | None:
    """Place "her brother puts it more gently: “She listens.”"."""
    verbs = (k for k in range(max(1, colon - 6), colon - 1) if tokens[k].low in {"put", "puts"})
    verb = next((k for k in verbs if tokens[k + 1].low in {"it", "this", "things"}), None)
    subject = subject_before(tokens, verb) if verb is not None else None
    if verb is None or subject is None or any(t.is_quoted or not t.is_word for t in tokens[verb:colon]):
        return None
    end = content_end(tokens, colon + 1)
    if end < colon + 1 + _LEAST or classify(_words(tokens, subject)).is_guess:
        return None
    return Parts((subject.start, subject.end), (verb, colon), ((colon + 1, end),), subject.start)


def _words(tokens: Sequence[Token], subject: Subject) -> str:
    return " ".join(token.text for token in tokens[subject.start : subject.end])
