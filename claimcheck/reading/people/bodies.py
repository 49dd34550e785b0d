"""Which names mean a company or another body: "Tallis, which ...", "shares in Tallis"."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.nouns import ORGANIZATION_WORDS
from claimcheck.reading.people.memory import Memory

_HELD = (
    r"(?:shares?|stock|stake|customers?|clients?|users|staff|employees?|workers|stores?|shops|factory|factories|plants?|"
    r"boards?|management|shareholders?|investors?|headquarters|profits?|revenues?|sales|spokes\w+|lawyers|executives?|"
    r"(?:chief|managing|finance) \w+|chairman|founder|owner|parent|website|app|platform|members)"
)
_PLACED = (
    r"(?:shares? (?:in|of)|stake in|staff (?:at|of)|employees? (?:at|of)|workers (?:at|for)|customers? of|owners? of|"
    r"owned by|founded|made by|run by|"
    r"(?:executive|chairman|chairwoman|director|head|founder|boss|president|spokes\w+|lawyers?) (?:of|for|at)|"
    r"(?:company|firm|charity|supplier|operator|contractor|retailer|bank|maker|union|startup|start-up),?)"
)
_ENDED = "|".join(sorted(each.capitalize() for each in ORGANIZATION_WORDS))


def is_body(memory: Memory, name: str) -> bool:
    """Tell whether the article speaks of a capitalised name, which is no full name of a person, as of a body."""
    safe = re.escape(name)
    if memory.first(
        rf"\b(?:M[rs]s?|Miss|Dr|Sir|Dame|Lord|Lady|Judge|Cllr|Sen|Gov|Rep)\.? {safe}\b|\b{safe}, (?:who|\d\d),? "
    ):
        return False
    signs = (
        rf"\b{safe}, which\b",
        rf"\b{safe}[’']s? {_HELD}\b",
        rf"\b(?i:{_PLACED}) {safe}\b(?! [A-Z])",
        rf"\b{safe} (?:{_HELD}\b|(?:[A-Z]\w+ )?(?:{_ENDED})\b)",
    )
    return any(memory.first(sign) is not None for sign in signs)
