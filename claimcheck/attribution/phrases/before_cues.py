"""Noun phrases before a cue: where the words for a source begin and end.

There is no parser here: boundaries are marks, conjunctions, subordinators and verbs that the lexicon knows.
Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.attribution.phrases.appositions import DASHES, apposition_opener
from claimcheck.attribution.phrases.document_tails import (
    SEEN,
    document_shared,
    is_document_subject,
    is_tail_opener,
    may_stand_in_tail,
)
from claimcheck.attribution.phrases.times_before import without_aside, without_time
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUE_VERBS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Frame,
)
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, is_source_noun
from claimcheck.attribution.vocabulary.phrase_words import NAME_JOINERS
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.word_lists import words

MAX_PHRASE = 16
_PARTICIPLES = words("made sent given seen shown held written known taken read")
_PASTS = words("said says told wrote found thought felt knew saw sought read")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words before a verb that name who does it; `clause` is where the clause of subject and verb begins."""

    start: int
    end: int
    clause: int


def verb_group_start(tokens: Sequence[Token], verb: int) -> int:
    """Give the index of the first auxiliary or adverb that belongs to the verb at `verb`."""
    i = verb
    while i > 0 and not tokens[i - 1].is_quoted and (_is_of_group(tokens[i - 1]) or _is_manner(tokens[i - 1])):
        i -= 1
    return i


def _is_of_group(token: Token) -> bool:
    return token.low in _GROUP and token.text != "May"  # "a report published in May says"


def _is_manner(token: Token) -> bool:
    return token.low.endswith("ly") and not token.is_capital and token.low not in _NOT_MANNER


_NOT_MANNER = words(
    """family ally bully fly supply reply assembly monopoly anomaly july italy rally jelly lily belly"""
)
_GROUP = AUXILIARIES | ADVERBS


def subject_before(tokens: Sequence[Token], group: int) -> Subject | None:
    """Find the noun phrase whose verb group starts at `group`, across an apposition set off by commas or dashes."""
    end = _skip_seen_back(tokens, without_aside(tokens, without_time(tokens, group)))
    if end > 1 and tokens[end - 1].low == "out" and tokens[end - 2].low in DOCUMENT_NOUNS:
        end -= 1  # "a poll out Tuesday had"
    if end == 0:
        return None
    last = tokens[end - 1]
    if last.is_quoted:
        return None
    document = _document_before(tokens, end)
    if document is not None and last.low not in PRONOUNS:
        return Subject(document, end, document)
    if last.text in DASHES or last.text in {",", ")"}:
        opener = apposition_opener(tokens, end - 1)
        if opener is None or opener == 0:
            return None
        document = _document_before(tokens, opener)
        if document is not None and last.text == ",":  # "images published on Tuesday by the Corvin, a research group,"
            return Subject(document, opener, document)
        named = last.text == "," and _is_name(tokens, opener + 1, end - 1) and not tokens[opener - 1].is_capital
        subject = _ending_at(tokens, opener)
        return subject if subject is None or not named else Subject(subject.start, end - 1, subject.clause)
    return _ending_at(tokens, end)


def _is_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether what is set off is a name: "the river minister, Anselm Dorrick, said"."""
    return 1 < end - start <= 5 and all(t.is_capital or t.low in NAME_JOINERS for t in tokens[start:end])


def _ending_at(tokens: Sequence[Token], end: int) -> Subject | None:
    last = tokens[end - 1]
    if last.is_quoted or not last.is_word:
        return None
    if last.low in {"there", "here"} and end >= 2 and is_source_noun(tokens[end - 2].low):  # "the agent there said"
        subject = _ending_at(tokens, end - 1)
        return None if subject is None else Subject(subject.start, end, subject.clause)
    if last.low in PRONOUNS and not (last.low in {"one", "that"} and end >= 2 and tokens[end - 2].is_word):
        return Subject(end - 1, end, end - 1)
    start = _phrase_start(tokens, end)
    if start is None or tokens[start].low in {"out", "aloud"}:  # "a statement read [out by its spokesman]"
        return None
    head = _relative_head(tokens, start, end)
    if head is not None:
        return Subject(head[0], end, head[0])
    start += tokens[start].low == "something" and start + 1 < end  # "something his secretary denied"
    trimmed = _trim_front(tokens, start, end)
    if trimmed is None or not _could_name(tokens, trimmed, end):
        return None
    return Subject(trimmed, end, start)


def is_told_of_document(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the words before `end` are a document with who saw it or when it was published."""
    return _document_before(tokens, end) is not None


def _document_before(tokens: Sequence[Token], end: int) -> int | None:
    """Give where a document begins that more is told of: "payslips seen by the Courier", "papers filed in 1994".

    None behind a preposition, where it is no subject: "Roe, in a report published in May, said".
    """
    if not tokens[end - 1].is_word:
        return None
    for k in range(end - 2, max(0, end - 10), -1):
        if tokens[k].is_quoted or not may_stand_in_tail(tokens, k):
            return None
        if is_tail_opener(tokens, k):
            phrase = phrase_before(tokens, k)
            shared = document_shared(tokens, phrase) if phrase is not None else None
            phrase = phrase if shared is None else phrase_before(tokens, shared)
            return phrase[0] if phrase is not None and is_document_subject(tokens, phrase, k) else None
    return None


def phrase_before(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Give the noun phrase that ends at `end`, the nearest one where several prepositions chain them."""
    if end == 0 or tokens[end - 1].is_quoted:
        return None
    if tokens[end - 1].text == ")":
        opener = apposition_opener(tokens, end - 1)
        end = opener if opener else end
    if not tokens[end - 1].is_word:
        return None
    start = end - 1
    while start > 0 and end - start < 8 and tokens[start - 1].is_word and not tokens[start - 1].is_quoted:
        low = tokens[start - 1].low
        if low in AUXILIARIES or low in SUBORDINATORS or low in CONJUNCTIONS or (low in PREPOSITIONS and low != "of"):
            break
        if low in CUE_VERBS and not tokens[start - 1].is_capital:
            break
        start -= 1
        if low in DETERMINERS and low != "of":
            break
    return (start, end)


def _relative_head(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Find what a relative clause that ends before the verb hangs on: "two employees who saw the letter said"."""
    if tokens[start].low in DETERMINERS and start and tokens[start - 1].low in {"who", "which"}:
        return None
    is_place = start > 1 and tokens[start - 1].low == "which" and tokens[start - 2].low in PREPOSITIONS
    if is_place and all(tokens[k].is_capital for k in range(start, end)):
        return None  # "a meeting at which Celia Voorhees warned"
    for i in range(start - 1, max(0, start - _MAX_REQUEST), -1):
        if not tokens[i].is_word or tokens[i].is_quoted or tokens[i].low in CONJUNCTIONS:
            return None
        if i <= start - _MAX_RELATIVE and not (tokens[i].low == "who" and low_at(tokens, i + 1) in _ASKED):
            continue
        if tokens[i].low in {"who", "which"} or (
            tokens[i].low == "that" and is_source_noun(tokens[i - 1].low) and not _is_told(tokens, i)
        ):
            head = phrase_before(tokens, i) if tokens[i - 1].is_word else None
            return head if head is not None and head[1] - head[0] < 8 else None
    return None


_MAX_RELATIVE = 8
_MAX_REQUEST = 24
"""Words back to "who", and those that tell how somebody asked not to be named: "who asked that his name not ..."."""
_ASKED = words("asked requested insisted spoke")


def _is_told(tokens: Sequence[Token], that: int) -> bool:
    """Tell "told police that", whose "that" opens what police were told."""
    verbs = (CUE_VERBS.get(tokens[k].low) for k in range(max(0, that - 4), that - 1))
    return any(verb is not None and verb.frame is Frame.RECIPIENT for verb in verbs)


_STANDING = words("some many several most few both all one another two three four")
"""Determiners that can stand for people by themselves: "Another put the cost at ..."."""


def _could_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the words can be a noun phrase at all: no lone determiner or "however", no verb at its start."""
    first, last = tokens[start], tokens[end - 1]
    if end - start == 1 and (first.low in DETERMINERS - _STANDING):
        return False
    if not last.is_capital and (last.low in _NO_NOUNS or _is_gerund(tokens, start, end) or last.low in PREPOSITIONS):
        return False
    if first.low in _PARTICIPLES and end - start > 1 and last.low in DAYS | MONTHS:
        return False  # "made public on Thursday"
    return first.is_capital or not (first.low.endswith("ed") or first.low.endswith("ing"))


def _is_gerund(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell "the man speaking" from "familiar with his thinking" and "the May meeting", where a noun ends in -ing."""
    last, before = tokens[end - 1], tokens[end - 2] if end - start > 1 else None
    is_noun = before is not None and (before.low in DETERMINERS | MONTHS | DAYS or before.is_possessive)
    return last.low.endswith("ing") and not is_source_noun(last.low) and not is_noun


_NO_NOUNS = words("""however meanwhile instead together still yet otherwise heard much so then there here""")


def _skip_seen_back(tokens: Sequence[Token], end: int) -> int:
    """Step back over who saw a document: "polling described by two aides [who had seen it] put him fourth"."""
    if end < 5 or tokens[end - 1].low not in {"it", "them"} or tokens[end - 2].low not in SEEN:
        return end
    who = next((k for k in (end - 3, end - 4) if tokens[k].low == "who"), None)
    return end if who is None or _document_before(tokens, who) is None else who


def _phrase_start(tokens: Sequence[Token], end: int) -> int | None:
    start, i = end, end - 1
    while i >= 0 and end - i <= MAX_PHRASE:
        token = tokens[i]
        if token.is_quoted:
            break
        if token.text == ")":
            opener = apposition_opener(tokens, i)
            if opener is None:
                break
            i = opener - 1
            continue
        if not token.is_word and token.text not in {"&", "$", "%", "@", "#", "’", "'", ".", "/"}:
            break
        if token.low in CONJUNCTIONS and not _joins(tokens, i, end):
            break
        if _is_boundary(tokens, i) or (i + 1 < end and _is_date(tokens, i)):
            break
        start = i
        i -= 1
    return start if start < end else None


_DAYTIMES = words("night morning afternoon evening lunchtime")


def _is_date(tokens: Sequence[Token], i: int) -> bool:
    """Tell "on Monday [police]" and "in May [Ana Roe]": the subject begins behind a date."""
    is_dated = tokens[i].is_capital and tokens[i].low in DAYS | MONTHS and i > 0 and tokens[i - 1].low in {"on", "in"}
    return is_dated and not tokens[i].is_possessive and tokens[i + 1].low not in _DAYTIMES


def _is_boundary(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.low in SUBORDINATORS and not (token.low == "that" and i + 1 < len(tokens) and tokens[i - 1].low == "like"):
        return True
    if token.low in AUXILIARIES and not token.is_capital:
        return True
    if token.is_capital or token.low not in CUE_VERBS:
        return False
    if not (token.low.endswith("ed") or token.low in _PASTS):
        return False
    before = tokens[i - 1].low if i > 0 else ""
    if token.low == "briefed" and low_at(tokens, i + 1) in {"on", "about", "by"} and is_source_noun(before):
        return False  # "a person briefed on the plans"
    return not (before in DETERMINERS or before in PREPOSITIONS or tokens[i - 1].is_possessive)


def _joins(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Tell whether the conjunction at `i` joins two parts of one noun phrase that ends at `end`."""
    if tokens[i].low not in {"and", "or"} or i == 0 or i + 1 >= end:
        return False
    left, right = tokens[i - 1], tokens[i + 1]
    if not left.is_word or left.is_quoted:
        return False
    if left.is_capital and right.is_capital:
        return left.low not in DAYS
    # "police and prosecutors said" from the start of a clause, and nothing longer.
    j = i - 1
    while j >= 0 and i - j <= 4 and tokens[j].is_word and not tokens[j].is_quoted and not _is_boundary(tokens, j):
        j -= 1
    at_start = j < 0 or tokens[j].low in SUBORDINATORS
    is_common = not left.is_capital or left.low in PRONOUNS
    return at_start and i - j <= 4 and is_common and end - i <= 4


_ROUGHLY = words("about around over under")


def _trim_front(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Drop what stands before the noun phrase proper: "In a statement Tuesday Clinton" gives "Clinton"."""
    while start < end and (
        tokens[start].low in ADVERBS or tokens[start].low in CONJUNCTIONS or not tokens[start].is_word
    ):
        if tokens[start].low in {"both", "all", "first"} or tokens[start].text in {"@", "#", "$"}:
            break
        start += 1
    if start >= end:
        return None
    first = tokens[start]
    is_amount = (first.low, low_at(tokens, start + 1)) in {("at", "least"), ("at", "most"), ("up", "to")}
    is_amount = is_amount or (first.low in _ROUGHLY and low_at(tokens, start + 1)[:1].isdigit())  # "about 9,000 people"
    if is_amount or (first.low not in PREPOSITIONS and first.low not in DAYS):
        return start  # "where [at least two justices] have signaled"
    if tokens[end - 1].low in PRONOUNS:
        return end - 1
    i = end
    while i > start and (tokens[i - 1].is_capital or (i < end and tokens[i - 1].low in NAME_JOINERS)):
        i -= 1
    while i < end and (tokens[i].low in DAYS or tokens[i].low in NAME_JOINERS or tokens[i].low in PREPOSITIONS):
        if tokens[i].low == "the":
            break
        i += 1
    if i < end and i > start + 1:
        return i
    for j in range(end - 1, start + 1, -1):
        if tokens[j].low in DETERMINERS and tokens[j - 1].low not in PREPOSITIONS:
            return j
    return None
