"""Where the content of a cue lies in its sentence: behind it, before it, or around it.

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUE_VERBS,
    DAYS,
    DETERMINERS,
    DISPUTED,
    DISPUTING,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Frame,
)
from claimcheck.attribution.vocabulary.nouns import NUMBER_WORDS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

QUOTE_MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»", "„", "‘"})
_END_MARKS = frozenset({".", "!", "?"})
_TIME = DAYS | {
    "morning",
    "afternoon",
    "evening",
    "night",
    "week",
    "month",
    "year",
    "last",
    "late",
    "early",
    "this",
    "ago",
    "recently",
}
_SPANS = words("minutes hours days weeks months years")
_SETTINGS = words("in on at during after before via through following when while for from late early last this about")
_MEDIA = words("phone telephone email e-mail mail text fax letter video satellite radio")
"""By which somebody speaks: "said by phone from the capital"."""
_TRAILERS = frozenset(
    {"adding", "saying", "telling", "noting", "calling", "arguing", "citing", "according", "referring"}
)
_TURNS = frozenset({"but", "while", "though", "although", "whereas"})
"""What turns, behind a quotation, from what somebody called something to another clause."""
TELLING = words(
    """giving elaborating naming specifying providing offering saying explaining detailing identifying going
    disclosing citing mentioning revealing commenting clarifying"""
)
"""What somebody speaks without: "said, without giving details"."""
_BESIDE = {"without": TELLING, "before": _TRAILERS}
MAX_SETTING = 16
_FEW = 4
_CHAINING = PREPOSITIONS | DETERMINERS | {"via"}
_OPENING = (DETERMINERS | words("he she they it we i you there nothing nobody everybody everything")) - words(
    "that both another other"
)
_GOES_ON = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | RELATIVES


def is_end(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether nothing but closing marks follows from `i` on."""
    return all(t.text in _END_MARKS or t.text in QUOTE_MARKS or t.text in {")", "’", ".."} for t in tokens[i:])


def opens_quote(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a quotation begins at `i`."""
    return (
        i < len(tokens)
        and tokens[i].is_quoted
        and (i == 0 or not tokens[i - 1].is_quoted or tokens[i].text in QUOTE_MARKS)
    )


def around_cue(tokens: Sequence[Token], before: tuple[int, int], quote: int) -> tuple[tuple[int, int], ...]:
    """Give a subject and the quotation that goes on with its verb: "[The fund], Hale said, [“is empty”]".

    Of "On Tuesday, Hale said, “...”" what stands before is no content.
    """
    verb = next((t for t in tokens[quote : quote + 2] if t.is_word), None)
    start = max((k + 1 for k in range(*before) if tokens[k].text in {":", "—", "–", ","}), default=before[0])
    is_subject = start < before[1] <= start + MAX_SUBJECT and (
        tokens[start].is_capital or tokens[start].low in DETERMINERS
    )
    if verb is None or verb.low not in AUXILIARIES or not is_subject or tokens[start].low in PREPOSITIONS | DAYS:
        return ()
    if any(token.is_quoted or token.low in AUXILIARIES for token in tokens[start : before[1]]):
        return ()
    end = content_end(tokens, quote)
    return ((start, before[1]), (quote, end)) if end > quote else ()


MAX_SUBJECT = 8
"""Words of a subject that stands alone before a cue, at most."""


def content_start(tokens: Sequence[Token], i: int, frame: Frame) -> int:
    """Give where content behind a cue begins: past "Tuesday", "in a statement", and marks before a quotation."""
    if frame is Frame.OBJECT:
        return i
    j = _skip_setting(tokens, past_terms(tokens, i))
    j += low_at(tokens, j) == "only" and low_at(tokens, j + 1) == "that"
    while j < len(tokens) and tokens[j].text in {",", ":", "—", "–"} and j + 1 < len(tokens):
        if tokens[j].text == "," and not opens_quote(tokens, j + 1) and low_at(tokens, j + 1) != "that":
            break
        j += 1
    return j


def _skip_setting(tokens: Sequence[Token], i: int) -> int:
    """Skip when and where something was said, if it can be told from what was said."""
    j = _skip_time(tokens, i)
    if j >= len(tokens) or tokens[j].is_quoted:
        return j
    if _is_time_later(tokens, j):
        return _skip_setting(tokens, j + 3)
    if tokens[j].low == "on" and low_at(tokens, j + 1) in _TIME | {"twitter", "facebook"}:
        return _skip_setting(tokens, j + 2)
    if low_at(tokens, j + 1) in _BESIDE.get(tokens[j].low, ()):  # "said without naming him", "before adding that"
        return next((k for k in range(j + 2, len(tokens)) if not tokens[k].is_word or tokens[k].is_quoted), len(tokens))
    is_medium = tokens[j].low == "by" and low_at(tokens, j + 1) in _MEDIA
    if tokens[j].low not in _SETTINGS and not is_medium:
        return j
    # "said in a statement that ...", "said at a rally: “...": it ends where "that", a mark or a subject begins.
    for k in range(j + 1, min(j + MAX_SETTING, len(tokens))):
        token, before = tokens[k], tokens[k - 1]
        if token.low == "that" and not token.is_quoted and before.low not in PREPOSITIONS:
            return _past_disputed(tokens, j, k)
        if opens_quote(tokens, k) or token.text in {",", ":", ";"} or is_end(tokens, k) or _joins_verb(tokens, k):
            return k
        chained = before.low in _CHAINING or before.is_possessive or not before.is_word
        if token.low in _SUBJECTS and not chained:
            return k
        if token.low in DETERMINERS and not chained:
            return k
        if token.is_capital and not chained and not before.is_capital and token.low not in _TIME:
            return k
    # A headline ends without a mark: "Deaths were avoidable, inquiry concludes after four years".
    return len(tokens) if j < len(tokens) <= j + _FEW and tokens[-1].is_word else j


def _past_disputed(tokens: Sequence[Token], start: int, that: int) -> int:
    """Step over a "that" of what is disputed on the way: "wrote in an order denying claims [that it leaks] that"."""
    if tokens[that - 1].low not in DISPUTED or not any(token.low in DISPUTING for token in tokens[start : that - 1]):
        return that
    reach = range(that + 1, len(tokens))
    return next((k for k in reach if tokens[k].low == "that" or opens_quote(tokens, k)), len(tokens))


def _joins_verb(tokens: Sequence[Token], i: int) -> bool:
    """Tell where another verb of saying begins: "had shot at civilians [and blamed] “provocateurs”"."""
    verb = low_at(tokens, i + 1)
    return tokens[i].low in {"and", "but"} and verb in CUE_VERBS and verb.endswith("ed")


def _skip_time(tokens: Sequence[Token], i: int) -> int:
    """Skip "late last week" and adverbs."""
    j = i
    while (
        j < len(tokens)
        and not tokens[j].is_quoted
        and (tokens[j].low in _TIME or tokens[j].low in ADVERBS or tokens[j].low == "so")
    ):
        if tokens[j].low in {"this", "last", "both", "all"} and low_at(tokens, j + 1) not in _TIME:
            break
        j += 1
    return j


def _is_time_later(tokens: Sequence[Token], i: int) -> bool:
    """Tell "20 minutes later", before what is said and no part of it."""
    is_time = low_at(tokens, i + 1) in _SPANS and low_at(tokens, i + 2) in {"later", "earlier"}
    if not is_time or not (tokens[i].text[0].isdigit() or tokens[i].low in NUMBER_WORDS):
        return False
    return opens_quote(tokens, i + 3) or low_at(tokens, i + 3) in {"that", ":", ","}


def past_terms(tokens: Sequence[Token], i: int) -> int:
    """Step over how somebody agreed to speak: "on condition of anonymity because the report is secret"."""
    terms = [low_at(tokens, k) for k in range(i, i + 12)]
    match = _TERMS.match(" ".join(terms))
    if match is None:
        return i
    j = i + match.group().count(" ") + 1
    if low_at(tokens, j) not in _WHY:
        return j
    while j < len(tokens) and not is_end(tokens, j) and tokens[j].text not in {",", ":", ";", "—", "–"}:
        if tokens[j].is_quoted or tokens[j].low == "that":
            break
        j += 1
    return j


_TERMS = lazy_re(
    r"on (?:the )?(?:condition of anonymity|(?:condition|understanding) (?:that )?(?:he|she|they) "
    r"(?:would |should )?not be (?:named|identified|quoted))\b"
)
_WHY = frozenset({"because", "as", "since", "to", "given", "for", "citing", "out", "due", "in", "while"})
_SUBJECTS = frozenset({"he", "she", "they", "it", "we", "i", "there"})


def content_end(tokens: Sequence[Token], start: int) -> int:
    """Give where content that begins at `start` ends: with the sentence, or where the article's voice takes over."""
    i = start
    depth = 0
    while i < len(tokens):
        token = tokens[i]
        if not token.is_quoted:
            depth += (token.text == "(") - (token.text == ")")
            if depth <= 0 and i > start and _takes_over(tokens, i):
                break
            if token.text == ";" and i > start:
                break
        i += 1
    while (
        i > start
        and not tokens[i - 1].is_quoted
        and (tokens[i - 1].text in _END_MARKS or tokens[i - 1].text in {",", "—", "–", "--"})
    ):
        i -= 1
    return i


def _takes_over(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether at `i` somebody else goes on: ", adding", "and added", ", according to"."""
    low, nxt = tokens[i].low, low_at(tokens, i + 1)
    if tokens[i].text == "," and i + 1 < len(tokens) and not tokens[i + 1].is_quoted:
        if nxt in _TRAILERS or (tokens[i - 1].is_quoted and nxt in _TURNS and low_at(tokens, i + 2) != "that"):
            return True
        if nxt in {"a", "an"} and low_at(tokens, i + 2) in {"charge", "claim", "allegation", "accusation", "assertion"}:
            return True
        verb = CUE_VERBS.get(nxt)
        return verb is not None and nxt.endswith("ing") and verb.frame is not Frame.OBJECT
    if low in {"and", "but"} and i + 1 < len(tokens):
        k = i + 1
        while k < len(tokens) and tokens[k].low in ADVERBS:
            k += 1
        verb = CUE_VERBS.get(low_at(tokens, k))
        past = low_at(tokens, k).endswith("ed") or low_at(tokens, k) in {"said", "told", "wrote"}
        past = past or (low_at(tokens, k).endswith("ing") and low_at(tokens, k + 1) == "that")  # "and suggesting that"
        return verb is not None and past and verb.frame is not Frame.OBJECT and not tokens[i - 1].is_capital
    return False


def apposition_end(tokens: Sequence[Token], i: int) -> int:
    """Give the index behind appositions that follow a source whose phrase ends at `i`: ", who leads A, B and C"."""
    if i >= len(tokens) or tokens[i].text != "," or i + 1 >= len(tokens) or tokens[i + 1].is_quoted:
        return i
    first = tokens[i + 1]
    if not (
        _opens_relative(tokens, i + 1)
        or first.low in {"a", "an", "the", "one", "then", "now", "his", "her", "and"}
        or first.is_capital
        or first.text[0].isdigit()
    ):
        return i
    j = i + 1
    while j < len(tokens) and not tokens[j].is_quoted and tokens[j].text not in {";", ":"} | _END_MARKS:
        if (
            tokens[j].text == ","
            and first.low not in RELATIVES
            and low_at(tokens, j + 1) not in RELATIVES | {"a", "an", "the"}
        ):
            return j
        j += 1
    return j


def _opens_relative(tokens: Sequence[Token], i: int) -> bool:
    """Tell "who asked not to be named" and "both of whom asked not to be named"."""
    return low_at(tokens, i) in RELATIVES or [low_at(tokens, i + 1), low_at(tokens, i + 2)] == ["of", "whom"]


def main_clause(tokens: Sequence[Token], end: int) -> int:
    """Give where the main clause begins behind a source at the front that ends at `end`.

    Behind "according to an aide, who asked not to be named because nothing is signed, the work will cost ..." it is the
    comma before "the work": the first whose clause opens as a subject does and has a verb, or the last that opens so.
    """
    if low_at(tokens, end) != "," or not _opens_relative(tokens, end + 1):
        return end
    likely = end
    commas = [at for at in range(end + 1, len(tokens)) if tokens[at].text == "," and not tokens[at].is_quoted]
    for at, stop in pairwise([*commas, len(tokens)]):
        opener = tokens[at + 1 : at + 2]
        has_verb = any(could_be_verb(token) for token in tokens[at + 2 : stop])
        if opener and _opens_subject(opener[0]):
            if has_verb:
                return at
            likely = at if stop - at > 3 else likely
        elif opener and has_verb and stop == len(tokens) and not could_be_verb(opener[0]):
            likely = likely if opener[0].low in _GOES_ON or opener[0].low.endswith("ing") else at
    return likely


def relative_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Give where what a relative clause says ends: at the comma that closes the clause, else at `end`."""
    for i in range(start + 1, end):
        if tokens[i].text == "," and not tokens[i].is_quoted:
            return i
    return end


def clause_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Give the comma that closes the clause that begins at `start`, the first behind a verb; `end` if none does."""
    has_verb = False
    for i in range(start, end):
        has_verb = has_verb or could_be_verb(tokens[i])
        if has_verb and tokens[i].text == "," and not tokens[i].is_quoted:
            return i
    return end


def _opens_subject(token: Token) -> bool:
    return token.low in _OPENING or token.is_capital or token.text[0].isdigit() or token.is_quoted


def could_be_verb(token: Token) -> bool:
    """Tell a word that may be a finite verb by its form."""
    return not token.is_capital and (token.low in AUXILIARIES or token.low.endswith("ed") or token.low in CUE_VERBS)


def colon_behind_relative(tokens: Sequence[Token], end: int) -> int | None:
    """Give the colon behind what is told of a source: "according to Ana Ruiz, who ran it[:] the lock was shut"."""
    if low_at(tokens, end) != "," or low_at(tokens, end + 1) not in RELATIVES:
        return None
    marks = (k for k in range(end + 1, len(tokens)) if not tokens[k].is_word and not tokens[k].is_quoted)
    mark = next(marks, None)
    return mark if mark is not None and tokens[mark].text == ":" else None


def content_before(tokens: Sequence[Token], limit: int, floor: int = 0) -> tuple[int, int] | None:
    """Give the range of content that stands before a cue and ends at `limit`, commas and dashes cut off."""
    end = limit
    while end > floor and (tokens[end - 1].text in {",", "—", "–", "--"} and not tokens[end - 1].is_quoted):
        end -= 1
    if end > floor + 2 and tokens[end - 1].low == "enough" and tokens[end - 2].text == ",":
        floor = end - 1  # "The city ordered 400 doses, [enough], it estimates, [to protect all]"
    return (floor, end) if end > floor else None
