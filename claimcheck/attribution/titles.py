"""Titles in quotation marks, which nobody utters: "said on Harbour TV’s “Morning Tide”"."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

MAX_WORDS = 6
"""Words of a title at most."""
_BEFORE = lazy_re(
    r"(?:\b(?:on|host of|hosts|hosted|episode of|edition of|broadcast of|entitled|titled|"
    r"programme|program|show|podcast|series|documentary|film|book|novel|song|album|play|newsletter)|[’']s|s[’']),? $",
    re.IGNORECASE,
)
"""What stands before the title of a programme, a book or a song."""
_NAME = r"(?:[A-Z]|\d)[\w’'.&-]*"
_SMALL = r"(?:of|the|a|an|and|in|on|for|to|with|at|from)"
_TITLE = lazy_re(capitals(rf"(?:The |An? )?{_NAME}(?::? (?:{_SMALL} )*{_NAME}){{0,{MAX_WORDS - 1}}}[,.]?"))


_CALLED = lazy_re(r"\b(?:entitled|titled|headlined),? $", re.IGNORECASE)
"""Before the title of whatever it is, which may be a clause: "in a post titled “What we owe you”"."""
MAX_CALLED = 100
"""Characters of a title that is said to be one."""


def is_title(text: str, inner: Span, start: int) -> bool:
    """Tell whether a quotation, `inner` without its marks, the first at `start`, is the title of a work."""
    before = text[max(0, start - 16) : start]
    if _CALLED.search(before) is not None and inner.end - inner.start <= MAX_CALLED:
        return True
    return _BEFORE.search(before) is not None and _TITLE.fullmatch(text, inner.start, inner.end) is not None
