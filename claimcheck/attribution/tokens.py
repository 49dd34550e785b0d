"""Tokens of one sentence, each knowing whether it stands inside a quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.attribution.quotations import Quotation
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_TOKEN = lazy_re(
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Col|Gen|Capt|Sgt|Maj|Cmdr|Rev|Hon|Prof|St|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept|"
    r"Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|No|vs)\.|\d{1,2}:\d{2}(?!\w)|\w+(?:[-'’.,&/]\w+)*|''|``|--+|\.\.+|[^\w\s]"
)
_OWNERS = lazy_re(r"s[’'](?= [a-z])")
"""What "officials’ claim" ends in, where no quotation does."""
MAX_TOKENS = 2000
"""A sentence longer than this is read up to here only; nobody writes one, an attacker might."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `start` and `end` index the document's text. `low` has no possessive ending."""

    text: str
    low: str
    start: int
    end: int
    is_quoted: bool
    is_possessive: bool

    @property
    def is_word(self) -> bool:
        """Tell whether this is a word or number, not a mark."""
        return self.text[0].isalnum() or self.text[0] == "_"

    @property
    def is_capital(self) -> bool:
        """Tell whether this word begins with a capital letter."""
        return self.text[0].isupper()


def tokenize(text: str, span: Span, quotations: Sequence[Quotation]) -> list[Token]:
    """Cut `span` of `text` into tokens; quotation marks count as quoted."""
    tokens: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text, span.start, span.end):
        while at < len(quotations) and quotations[at].span.end <= match.start():
            at += 1
        if tokens and match.start() < tokens[-1].end:
            continue  # the mark of "officials’"
        quoted = at < len(quotations) and quotations[at].span.start <= match.start()
        closes = quoted and quotations[at].span.end == match.end() + 1
        owners = None if closes else _OWNERS.match(text, match.end() - 1, span.end)
        end = owners.end() if owners else match.end()
        word = text[match.start() : end]
        low = match.group().lower()
        if low.endswith(("'s", "’s")) and len(low) > 2:
            low = low[:-2]
        tokens.append(Token(word, low, match.start(), end, quoted, owners is not None or word.endswith(("'s", "’s"))))
        if len(tokens) >= MAX_TOKENS:
            break
    return tokens


def low_at(tokens: Sequence[Token], i: int) -> str:
    """Give the word at `i` in lower case, or nothing outside the sentence."""
    return tokens[i].low if 0 <= i < len(tokens) else ""
