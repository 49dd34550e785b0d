"""Whom a pronoun in a source stands for: the noun phrase before "who", whose "own account" it is."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import phrase_before
from claimcheck.attribution.tokens import Token
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS
from claimcheck.attribution.vocabulary.nouns import (
    DOCUMENT_NOUNS,
    ORGANIZATION_NOUNS,
    ORGANIZATION_WORDS,
    PERSON_NOUNS,
    is_source_noun,
    singular,
)
from claimcheck.types import Span


def antecedent_of(tokens: Sequence[Token], source: tuple[int, int]) -> Span | None:
    """Give the noun phrase that "who", "which" or "that" as a source stands for."""
    if source[1] - source[0] != 1 or tokens[source[0]].low not in {"who", "which", "that"} or source[0] == 0:
        return None
    end = source[0]
    if tokens[end - 1].text in {",", "—", "–", "--"}:
        end -= 1
    phrase = phrase_before(tokens, end)
    if phrase is not None and tokens[source[0]].low == "who" and end == source[0]:
        phrase = _people_before(tokens, phrase)
    elif phrase is not None and tokens[source[0]].low == "who":
        phrase = _member_before(tokens, phrase)
    made = _made_by(tokens, phrase) if phrase is not None and tokens[source[0]].low == "which" else None
    if made is not None:
        return span_of(tokens, made)
    if phrase is None or tokens[source[0]].low != "which" or _could_speak(tokens, phrase):
        return span_of(tokens, phrase) if phrase else None
    # "a report the Court of Audit issued in 2022, which says": the year states nothing.
    for i in range(end - 2, max(0, end - 14), -1):
        if tokens[i].text in {",", ";", ":"} or tokens[i].is_quoted:
            break
        if tokens[i].low in DOCUMENT_NOUNS and tokens[i - 1].low in {"a", "an", "the"}:
            return span_of(tokens, (i - 1, end))
    return span_of(tokens, phrase)


def _made_by(tokens: Sequence[Token], phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Give a document with its maker, which is what "which" means behind it: "a report by the hospital, which says"."""
    at = phrase[0] - 2
    if at < 1 or tokens[at + 1].low not in {"by", "from"} or tokens[at].low not in DOCUMENT_NOUNS:
        return None
    whole = phrase_before(tokens, at + 1)
    is_one = whole is not None and tokens[whole[0]].low in {"a", "an", "the", "another", "one"}
    return (whole[0], phrase[1]) if whole is not None and is_one else None


def own_teller(tokens: Sequence[Token], source: tuple[int, int], told: Sequence[tuple[int, int]]) -> Span | None:
    """Give who tells it "by her own account": whom what is told opens with, "[Ana Ruiz] ignored the warnings"."""
    if source[1] - source[0] != 3 or (tokens[source[0]].low, tokens[source[0] + 1].low) not in _OWN:
        return None
    start, end = told[0]
    start = next((k + 1 for k in range(end - 2, start, -1) if tokens[k].low == "that"), start)
    if tokens[start].low in PREPOSITIONS:  # "In May, Ana Ruiz ignored the warnings"
        start = next((k + 1 for k in range(start, end - 1) if tokens[k].text == ","), end)
    if start >= end or tokens[start].is_quoted:
        return None
    if tokens[start].low in PRONOUNS:
        return span_of(tokens, (start, start + 1))
    first = start + (tokens[start].low in DETERMINERS)
    last = first
    while last < end and tokens[last].is_capital:
        last += 1
    if last == first > start:
        nouns = [k for k in range(first, min(first + _MAX_PHRASE, end)) if is_source_noun(tokens[k].low)]
        last = next((k + 1 for k in nouns if k + 1 not in nouns), first)
    return span_of(tokens, (start, last)) if last > first else None


_OWN = frozenset((owner, "own") for owner in ("his", "her", "its", "their"))
_MAX_PHRASE = 5


def _people_before(tokens: Sequence[Token], phrase: tuple[int, int]) -> tuple[int, int]:
    """Give whom "who" means behind a place, with no comma between: "seven employees of Mercy Hospital in Dunmore who".

    A name alone needs a comma before "who".
    """
    if not all(t.is_capital or t.low in {"of", "the"} for t in tokens[slice(*phrase)]):
        return phrase
    for i in range(phrase[0] - 1, max(0, phrase[0] - 12), -1):
        if not tokens[i].is_word or tokens[i].is_quoted or tokens[i].low in AUXILIARIES | CONJUNCTIONS:
            break
        is_people = singular(tokens[i].low) in PERSON_NOUNS or tokens[i].low == "people"
        if is_people and not tokens[i].is_capital and tokens[i + 1].low in PREPOSITIONS:
            head = phrase_before(tokens, i + 1)
            is_led = head is not None and (tokens[head[0]].low in DETERMINERS or tokens[head[0]].text[0].isdigit())
            is_led = is_led and head is not None and not any(t.low.endswith("ed") for t in tokens[head[0] : i])
            return (head[0] if head is not None and is_led else i, phrase[1])
    return phrase


def _member_before(tokens: Sequence[Token], phrase: tuple[int, int]) -> tuple[int, int]:
    """Tell whom "who" means behind a body that somebody is of: "[someone on the finance committee], who says"."""
    last, at = tokens[phrase[1] - 1], phrase[0] - 1
    is_body = last.low in (ORGANIZATION_WORDS if last.is_capital else ORGANIZATION_NOUNS)
    if not is_body or at < 1 or tokens[at].low not in _WITHIN or not tokens[at - 1].is_word:
        return phrase
    noun, head = tokens[at - 1].low, phrase_before(tokens, at)
    if noun in {"someone", "somebody"}:
        return (at - 1, phrase[1])
    is_one = head is not None and tokens[head[0]].low in {"a", "an", "one", "another"}
    return (head[0], phrase[1]) if head is not None and is_one and noun in PERSON_NOUNS else phrase


_WITHIN = frozenset({"on", "at", "in", "inside", "within", "from", "of"})


def _could_speak(tokens: Sequence[Token], phrase: tuple[int, int]) -> bool:
    last = tokens[phrase[1] - 1]
    return not last.text[0].isdigit() and (last.is_capital or is_source_noun(last.low))


def span_of(tokens: Sequence[Token], piece: tuple[int, int]) -> Span:
    """Give the place in the text of a range of tokens."""
    return Span(tokens[piece[0]].start, tokens[piece[1] - 1].end)
