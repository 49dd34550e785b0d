"""Verbs that state a figure without "that": "put the toll at 40", "the poll has 44 percent of voters trusting her".

Indices are those of tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.behind_cues import head_of
from claimcheck.attribution.tokens import Token
from claimcheck.attribution.vocabulary.lexicon import PREPOSITIONS
from claimcheck.text.word_lists import words

MAX_REACH = 16
"""Tokens between "put" and the figure at most."""
_AMOUNTS = words(
    """number numbers cost costs price prices toll share shares figure figures value total totals damage damages odds
    chance chances rate rates sales loss losses bill wages income size age level amount count probability likelihood
    population turnout range estimate margin profit profits output demand length distance weight height
    turnover revenue deaths dead injured earnings deficit surplus debt debts inflation growth unemployment
    emissions spending capacity temperature speed density risk threshold depth budget"""
)
_ABOUTS = words(
    """about around roughly nearly almost over under some between only just more less fewer up at least most to than
    well close a an the"""
)
_NUMBERS = words(
    """one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty sixty seventy
    eighty ninety hundred thousand million billion half third quarter two-thirds zero"""
)
_UNITS = words(
    """percent % per million billion trillion thousand hundred dozen euros euro dollars dollar pounds pence cents kroner
    francs yen tonnes tons kilos metres meters feet miles kilometres kilometers km acres hectares litres barrels hours
    minutes seconds days weeks months years degrees"""
)
_BY_COMPARISON = words("lower higher much far slightly somewhat a little bit even closer") | {","}
"""What may stand before "at" behind "it": "put it lower, at 50 million"."""
_COUNTS = words("number numbers toll total totals count turnout population")
_CLOCK = words("a.m p.m a.m. p.m. am pm o'clock o’clock noon midnight")
_SHARES = words("percent % per")


def states_amount(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether what stands behind "put" at `start` is "it" or an amount, and what it is put "at" a figure.

    "Put it at one end of the table", "put the number 9 shirt on sale at 40 euros" are not.
    """
    at = next((i for i in range(start, min(start + MAX_REACH, len(tokens))) if tokens[i].low == "at"), None)
    if at is None or at == start or not is_figure(tokens, at + 1):
        return False
    if any(t.low in _CLOCK for t in tokens[at + 1 : at + 4]):
        return False
    if tokens[start].low == "it" and all(t.low in _BY_COMPARISON for t in tokens[start + 1 : at]):
        return _is_measured(tokens, at + 1)
    if any(not t.is_word and t.text not in {"%", "$", "£", "€"} for t in tokens[start:at]):
        return False
    head = head_of(tokens, start, at)
    head_at = next(i for i in range(start, at) if tokens[i].low == head)
    inside = [t.low for t in tokens[head_at + 1 : at] if t.low in PREPOSITIONS]
    if head not in _AMOUNTS or any(low not in {"of", "for", "in"} for low in inside):
        return False
    return head in _COUNTS or _is_measured(tokens, at + 1)


def puts_which(tokens: Sequence[Token], which: int, at: int) -> bool:
    """Tell an amount before ", which" at `which` that is put "at" a figure: "the loss, which Roe put at $3"."""
    is_at = 0 < at < len(tokens) and tokens[at].low == "at" and which > 1
    upwards = [token.low for token in tokens[at + 1 : at + 3]] in (["upwards", "of"], ["upward", "of"])
    return is_at and tokens[which - 2].low in _AMOUNTS and _is_measured(tokens, at + 1 + 2 * upwards)


def _is_measured(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether the number at `start` is one of money or another unit, or stands alone."""
    i = start
    while i < len(tokens) and (tokens[i].low in _ABOUTS or tokens[i].text in {"$", "£", "€", "¥"}):
        if tokens[i].text in {"$", "£", "€", "¥"}:
            return True
        i += 1
    if i >= len(tokens):
        return False
    is_money = tokens[i].text[0] in "$£€¥" or tokens[i].text[-1] == "%"
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    is_plain = (tokens[i].text[0].isdigit() or tokens[i].low in _NUMBERS) and (behind is None or not behind.is_word)
    if is_money or is_plain or behind is None:
        return is_money or is_plain
    is_range = behind.low in {"in", "to", "or"} and is_figure(tokens, i + 2)
    return is_range or behind.low in _UNITS or behind.text == "%"


def is_figure(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a number begins at `start`, past "about", "between" or a sign of money."""
    i = start
    while i < len(tokens) and i - start < 4 and (tokens[i].low in _ABOUTS or tokens[i].text in {"$", "£", "€", "¥"}):
        i += 1
    return i < len(tokens) and (tokens[i].text[0].isdigit() or tokens[i].low in _NUMBERS)


def states_share(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a share of people stands at `start`: "44 percent of voters"."""
    return is_figure(tokens, start) and any(t.low in _SHARES for t in tokens[start : start + 4])


def has_figure_behind(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell a subject behind whose verb a figure stands: "the audit counted 40 bolts"; no "counted on help"."""
    return start < end and any(is_figure(tokens, k) for k in range(end + 1, min(end + 5, len(tokens))))
