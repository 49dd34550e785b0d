"""Whom "he" and "she" cannot mean of those who spoke: who shows the other sex, and who spoke of him."""

from __future__ import annotations

from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind, Span


def is_of_other_sex(memory: Memory, earlier: Resolved, wanted: str) -> bool:
    """Tell somebody unnamed whose own words show a "he" from a "she": "one holder said [he] would vote no. She ...".

    "He" may be somebody else where the article named a man, or anybody who may be one.
    """
    mention = earlier.link.mention
    if earlier.link.kind is not SourceKind.UNNAMED_PERSON or earlier.gender is not None or mention is None:
        return False
    own = _OF_SELF.match(memory.text, mention.end)
    sex = None if own is None else "m" if own["who"] == "he" else "f"
    if sex in {None, wanted}:
        return False
    return not any(each.gender in {None, sex} for each in memory.cast.mentioned_before(mention.start, PRONOUN_REACH))


_OF_SELF = lazy_re(r" (?:also |has |had )?(?:said|says|added|wrote|claimed|insisted) (?:that )?(?P<who>he|she)\b")


def speaks_of_him(memory: Memory, earlier: Resolved, mention: Span) -> bool:
    """Tell who spoke of the "he" that is heard next: "He has left, a friend said. [But he] says he is at home"."""
    if earlier.link.kind is not SourceKind.UNNAMED_PERSON or earlier.gender is not None:
        return False
    low = mention.of(memory.text).lower()
    start = max(0, mention.start - PRONOUN_REACH)
    told = _OF_HIM.search(memory.text, start, mention.start)
    return told is not None and told["he"].lower() == low and told.start() < earlier.at


_OF_HIM = lazy_re(r"(?:^|[.!?”\n] ?)(?P<he>He|She)\b[^.!?“”\n]{3,200}[.!?] But $")
