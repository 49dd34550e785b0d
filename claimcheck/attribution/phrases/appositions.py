"""Appositions: what is set off between a source and its verb by commas, dashes or brackets.

Indices are those of tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import ADVERBS, CUE_VERBS, DAYS, DETERMINERS, PREPOSITIONS, RELATIVES
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.word_lists import words

MAX_APPOSITION = 45
"""Tokens that an apposition is long at most."""
DASHES = frozenset({"—", "–", "--"})
_APPOSITION_STARTS = (
    RELATIVES
    | {"a", "an", "the", "one", "another", "then", "now", "formerly", "himself", "herself", "his", "her"}
    | {"speaking", "writing", "citing", "including", "along", "among", "chief", "both", "like"}
    | {"in", "on", "at", "after", "during", "through", "asked", "according", "however", "too", "for", "as", "referring"}
    | {"meanwhile", "by", "with", "when", "apparently", "president", "chairman", "director", "head"}
    | {"asking", "requesting", "insisting", "demanding"}
    | {"based", "headquartered", "led", "owned", "founded", "run", "chaired", "backed"}
    | {"filed", "published", "released", "issued", "compiled", "commissioned", "dated", "brought", "written"}
    | {"obtained", "shared", "leaked", "seen", "reviewed", "handed", "supplied", "prepared", "produced", "drafted"}
)
_TELLING = frozenset({"said", "says", "recalled", "added", "claimed"})
"""Who tells of a speaker ends so: "the ministry, two aides said, denied it"."""


def apposition_opener(tokens: Sequence[Token], closer: int) -> int | None:
    """Give the index of the mark that opens what the mark at `closer` closes, or None."""
    mark = tokens[closer].text
    floor = max(0, closer - MAX_APPOSITION)
    if mark == ")":
        return next((i for i in range(closer - 1, floor - 1, -1) if tokens[i].text == "("), None)
    if mark in DASHES:
        return next((i for i in range(closer - 1, floor - 1, -1) if tokens[i].text in DASHES), None)
    best = None
    for i in range(closer - 1, floor, -1):
        token = tokens[i]
        if token.is_quoted or token.text in {";", ":"}:
            break
        if token.text != ",":
            continue
        first, before = tokens[i + 1], tokens[i - 1]
        if not before.is_word and before.text != ")":
            break
        starts = (
            before.is_capital
            or first.is_capital
            or before.text == ")"
            or first.low in _APPOSITION_STARTS
            or first.text[0].isdigit()
            or tokens[closer - 1].low in _TELLING
        )
        if (
            first.low in RELATIVES
            or _is_of_whom(tokens, i + 1)
            or _is_request(tokens, i + 1)
            or (starts and (before.is_capital or before.low not in CUE_VERBS or tokens[i - 2].low in DETERMINERS))
        ):
            best = i
            break
    return best if best is None else _outermost(tokens, _before_statement(tokens, _before_citing(tokens, best)))


def _is_of_whom(tokens: Sequence[Token], i: int) -> bool:
    """Tell what a relative clause about some of them opens with: "nine aides, [most of whom] asked"."""
    return [token.low for token in tokens[i + 1 : i + 3]] in (["of", "whom"], ["of", "whose"], ["of", "which"])


def _is_request(tokens: Sequence[Token], i: int) -> bool:
    """Tell what asks not to be named behind another clause: "two aides who worked there, [and who asked not to be]"."""
    lows = [token.low for token in tokens[i : i + 3]]
    return lows[:2] == ["and", "who"] and lows[2:] in (["asked"], ["requested"], ["insisted"], ["spoke"])


def _before_citing(tokens: Sequence[Token], opener: int) -> int:
    """Step out over what is told before the citing: "two aides, who would not be named, [citing the inquiry], said"."""
    if tokens[opener + 1].low not in {"citing", "quoting"}:
        return opener
    commas = (k for k in range(opener - 1, max(0, opener - MAX_APPOSITION), -1) if tokens[k].text == ",")
    comma = next(commas, None)
    is_clause = comma is not None and (tokens[comma + 1].low in RELATIVES or _is_of_whom(tokens, comma + 1))
    return comma if comma is not None and is_clause else opener


def _before_statement(tokens: Sequence[Token], opener: int) -> int:
    """Step out over what a statement is told of: "Ruiz, in a statement signed by Roe, [and released], said"."""
    if tokens[opener + 1].low != "and" or low_at(tokens, opener + 2) not in _GIVEN_OUT:
        return opener
    for k in range(opener - 1, max(0, opener - MAX_APPOSITION), -1):
        if tokens[k].is_quoted or tokens[k].text in {";", ":"}:
            break
        if tokens[k].text == "," and tokens[k + 1].low in {"in", "through", "via"}:
            near = {token.low for token in tokens[k + 2 : k + 6]}
            return opener if near.isdisjoint(_STATEMENTS) else k
    return opener


_GIVEN_OUT = words(
    "made released issued sent copied circulated published signed shared distributed seen obtained dated read forwarded"
)
_STATEMENTS = words("statement letter release communique petition memo email e-mail post message notice bulletin")


def _outermost(tokens: Sequence[Token], opener: int) -> int:
    """Step out over the commas of "Ana Ruiz, 59, of Westhaven, Ohio, a baker who ..."."""
    floor = max(0, opener - MAX_APPOSITION)
    for k in range(opener - 1, floor, -1):
        if tokens[k].is_quoted or tokens[k].text in {";", ":"}:
            break
        if tokens[k].text != ",":
            continue
        first, before = tokens[k + 1], tokens[k - 1]
        if not (before.is_capital or before.text == ")" or before.text[0].isdigit()) or _is_setting(tokens, k):
            break
        single = opener - k == 2 and k > 1
        if not (single or first.text[0].isdigit() or first.low in RELATIVES | {"of", "a", "an", "the", "one"}):
            break
        opener = k
    return opener


def _is_setting(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether what stands before a comma is when or where ("In Ghent,") and no name."""
    if tokens[comma - 1].low in DAYS | MONTHS and tokens[comma - 2].low in PREPOSITIONS:
        return True  # "In a letter dated May 3 and made public on Thursday,"
    i = comma - 1
    while i > 0 and tokens[i - 1].is_word and not tokens[i - 1].is_quoted and comma - i < 6:
        i -= 1
    return tokens[i].low in PREPOSITIONS or tokens[i].low in ADVERBS or tokens[i].low in DAYS


def is_in_list(tokens: Sequence[Token], comma: int) -> bool:
    """Tell the first of several names from a name set off: "according to the ministry, Ghent[,] Lier and Mons"."""
    k = comma + 1
    while k < len(tokens) and k <= comma + MAX_LISTED and (tokens[k].is_capital or tokens[k].text == ","):
        k += 1
    return k > comma + 1 and low_at(tokens, k) == "and" and k + 1 < len(tokens) and tokens[k + 1].is_capital


MAX_LISTED = 8
"""Words and commas of a list of names that are looked at."""
