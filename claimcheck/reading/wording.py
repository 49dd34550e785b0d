"""How a claim reads alone: the article's own words, with resolved ones in square brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.types import Span

_SUBJECT = re.compile(r"^(?:that )?(?P<pronoun>he|she|they|it)(?P<rest>[’'](?:s|d|ll|re|ve)\b|\b)", re.IGNORECASE)
_OUTER = re.compile(r"^[\s“”\"'‘«»`]+|[\s“”\"‘«»`,]+$")


def word_claim(text: str, spans: Sequence[Span], *, subject: str | None = None, is_denial: bool = False) -> str:
    """Word a claim from its spans.

    Args:
        text: the document.
        spans: where the claim stands, in order.
        subject: the name that a pronoun at the very beginning stands for, where that is known.
        is_denial: whether the claim is that the words are not true.
    """
    words = " ".join(" ".join(_clean(span.of(text)).split()) for span in spans)
    if subject is not None:
        words = _SUBJECT.sub(lambda m: f"[{subject}]{m.group('rest')}", words, count=1)
    words = re.sub(r"^that\s+", "", words)
    if is_denial:
        return f"[not true:] {words}"
    return words[0].upper() + words[1:] if words and not words.startswith("[") else words


def word_background(words: str, subject: str | None) -> str:
    """Word an apposition with what it identifies: "who leads the union" gives "[Mara Oldenkott] leads the union"."""
    rest = re.sub(r"^(?:who|which)\s+", "", words)
    if subject is None:
        return words[0].upper() + words[1:]
    return f"[{subject}] {rest}" if rest != words else f"[{subject} was] {rest}"


def _clean(words: str) -> str:
    """Cut outer marks off, but keep the closing mark of a quotation that opens inside."""
    whole, previous = words, None
    while previous != words:
        previous = words
        words = _OUTER.sub("", words)
    opens = words.count('"') % 2 == 1 or words.count("“") > words.count("”")
    closing = next((mark for mark in whole[::-1] if mark in '"”'), "") if opens else ""
    return words + closing


def leading_pronoun(words: str) -> str | None:
    """Give the pronoun that a claim begins with, in lower case, or None."""
    match = _SUBJECT.match(_clean(words))
    return match.group("pronoun").lower() if match else None
