"""The paper that the article stands in, which is nobody's source."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.nouns import OUTLET_WORDS
from claimcheck.reading.people.memory import Memory
from claimcheck.text.lazy_re import lazy_re

_OWN = lazy_re(
    r"(?:this|our) (?:newspaper|paper|magazine|news site|site|station|publication|news agency)\b", re.IGNORECASE
)


def is_own_paper(memory: Memory, words: str) -> bool:
    """Tell whether a source phrase means the paper itself: "this newspaper", its own name, or what "can reveal"."""
    if _OWN.match(words):
        return True
    if _is_own_agency(memory, words):
        return True
    mine = (memory.publisher or "").lower().removeprefix("the ").split()
    name = re.sub(r"^[Tt]he ", "", words).split()
    theirs = [word.lower() for word in name]
    is_part = set(theirs) <= set(mine) and bool(OUTLET_WORDS & set(theirs))
    if not all(word[0].isupper() for word in name):
        return False
    # No paper tells what another "can reveal".
    reveals = rf"\b{re.escape(words)} can (?:exclusively )?reveal\b"
    is_press = bool(theirs) and theirs[-1] in OUTLET_WORDS
    return theirs == mine or is_part or (is_press and memory.first(reveals) is not None)


def _is_own_agency(memory: Memory, words: str) -> bool:
    """Tell the agency of the dateline: "HARGROVE, Ohio (AP) — ..., two people told The Associated Press"."""
    agency = _AGENCIES.get(re.sub(r"^[Tt]he ", "", words))
    dateline = _DATELINE.search(memory.text) if agency is not None else None
    return dateline is not None and dateline["agency"] == agency


_DATELINE = lazy_re(r"(?:^|\n)[A-Z][^()“”\"\n]{0,60} \((?P<agency>AP|Reuters|AFP|dpa|UPI)\) ?[—–-]")
_AGENCIES = {
    "AP": "AP",
    "Associated Press": "AP",
    "Reuters": "Reuters",
    "AFP": "AFP",
    "Agence France-Presse": "AFP",
    "dpa": "dpa",
    "UPI": "UPI",
}
