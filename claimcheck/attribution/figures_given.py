"""Verbs that state a figure without "that": "put the toll at 40", "the poll has 44 percent of voters trusting her".

Indices are those of tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.tokens import Token
from claimcheck.attribution.words import words

MAX_REACH = 16
"""Tokens between "put" and the figure at most."""
_AMOUNTS = words(
    """number numbers cost costs price prices toll share shares figure figures value total totals damage damages odds
    chance chances rate rates sales loss losses bill wages income size age level amount count probability likelihood
    population turnout range estimate margin profit profits output demand risk blame length distance weight height
    turnover revenue deaths dead injured"""
)
_ABOUTS = words(
    """about around roughly nearly almost over under some between only just more less fewer up at least most to than
    well close a an the"""
)
_NUMBERS = words(
    """one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty sixty seventy
    eighty ninety hundred thousand million billion half third quarter two-thirds zero"""
)
_CLOCK = words("a.m p.m a.m. p.m. am pm o'clock o’clock noon midnight")
_SHARES = words("percent % per")


def states_amount(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether what stands behind "put" at `start` is an amount "at" a figure."""
    amount = start < len(tokens) and tokens[start].low == "it"
    for i in range(start, min(start + MAX_REACH, len(tokens))):
        token = tokens[i]
        if token.text in {",", ";", ":"}:
            return False
        amount = amount or token.low in _AMOUNTS or token.text in {"%", "$", "£", "€"}
        if token.low == "at" and i > start and amount and is_figure(tokens, i + 1):
            return not any(t.low in _CLOCK for t in tokens[i + 1 : i + 4])
    return False


def is_figure(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a number begins at `start`, past "about", "between" or a sign of money."""
    i = start
    while i < len(tokens) and i - start < 4 and (tokens[i].low in _ABOUTS or tokens[i].text in {"$", "£", "€", "¥"}):
        i += 1
    return i < len(tokens) and (tokens[i].text[0].isdigit() or tokens[i].low in _NUMBERS)


def states_share(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a share of people stands at `start`: "44 percent of voters"."""
    return is_figure(tokens, start) and any(t.low in _SHARES for t in tokens[start : start + 4])
