"""What an article said before it was put right, which is how the reporting went: "This article originally stated"."""

from __future__ import annotations

import re

from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span


def withdrawn_in(text: str, span: Span) -> Span | None:
    """Find what an article said before it was put right: "This article originally stated that", "It initially said"."""
    amended = _AMENDED.match(text, span.start, span.end)
    if amended is not None:
        return Span(*amended.span())
    match = _ONCE_SAID.search(text, span.start, span.end)
    if match is None or (match["this"] is None and not _is_note(text, match.start())):
        return None
    return Span(*match.span())


def _is_note(text: str, at: int) -> bool:
    """Tell whether the paragraph before a place is a correction: "This article was amended on 18 November: it ..."."""
    start = max(text.rfind("\n", 0, at) + 1, at - 300)
    return _NOTE.search(text, start, at) is not None


_ARTICLE = r"(?:article|story|report|column|piece|headline|caption|page|post|newsletter|interview)"
_ONCE = "(?:originally|initially|previously|incorrectly|wrongly|mistakenly|erroneously|first)"
_ONCE_SAID = lazy_re(
    rf"\b(?:(?:(?P<this>this {_ARTICLE})|it|the {_ARTICLE}) (?:had |has )?{_ONCE} |"
    rf"an? (?:earlier|previous) version (?:had |has )?(?:{_ONCE} )?)"
    r"(?:stated|said|reported|gave|named|described|identified|attributed|claimed|suggested|referred|misstated|put)\b",
    re.IGNORECASE,
)
_PUT_RIGHT = (
    rf"this {_ARTICLE} (?:was|has been) (?:[a-z]+ )?(?:amended|corrected|updated|edited|changed|revised|modified)\b"
)
_AMENDED = lazy_re(_PUT_RIGHT, re.IGNORECASE)
_NOTE = lazy_re(
    rf"\b(?:{_PUT_RIGHT}|"
    r"(?:corrections?|clarifications?|editor[’']s note)\b[^:.\n]{0,40}:)",
    re.IGNORECASE,
)
