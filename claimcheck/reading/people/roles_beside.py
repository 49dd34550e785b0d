"""Roles beside a name: "council member Ana Ruiz", "Ana Ruiz, the mayor of X", "the leader of the council, Ana Ruiz"."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.nouns import OFFICE_NOUNS, PERSON_NOUNS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

PAST = words("former then late outgoing")
"""Words before an office that tell who held it from who holds it."""


def roles_beside(text: str, run_start: int, span: Span) -> frozenset[str]:
    """Read role nouns before a name ("council member Ana Ruiz") and set off behind it (", the mayor of X").

    A word of `PAST` among them is given too.
    """
    before = re.split(r"[.,;:“”\"\n]", text[max(0, run_start - 60) : run_start])[-1]
    roles: set[str] = set()
    near = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", before.lower())[-3:]
    for word in reversed(near):
        if word not in PERSON_NOUNS | OFFICE_NOUNS and not word.startswith("spokes") and word not in {"and", "or"}:
            break  # "his friend told the Daily Beacon": the friend is somebody else
        roles |= {word} - {"and", "or"}
    if _SAYS_INSIDE.match(text, span.end) is None:  # "Her uncle, Ana Ruiz said, slept in the car": she is no uncle
        roles |= _set_off_before(text[max(0, run_start - 120) : run_start])
    roles |= PAST & set(near) if roles else set()
    behind = re.match(r",? ?\([^)]{1,40}\)|", text[span.end : span.end + 44])
    at = span.end + (behind.end() if behind else 0)
    apposed = re.match(r",\s+([^.;“”\"\n]{2,120})", text[at : at + 130])
    if apposed:
        head = re.split(r"[,]| of | for | at | in | who | which | on | to | from ", apposed.group(1))[0]
        words = re.findall(r"[^\W\d_][^\W\d]*(?:[’'-][^\W\d]+)*", head)
        if (
            words
            and words[0] not in {"whose", "who", "whom", "which", "and", "but"}
            and (
                words[0].lower() in {"a", "an", "the", "one", "then", "former"}
                or words[0].endswith(("’s", "'s"))
                or words[0].lower() in {"its", "his", "her", "their"}
                or len(words) <= 4
            )
        ):
            roles |= {
                w.lower()
                for w in words[-2:]
                if w.lower() in PERSON_NOUNS | OFFICE_NOUNS or w.lower().startswith("spokes")
            } | {w.lower() for w in words[:-1] if w.lower() in PAST}
    return frozenset(roles)


_SAYS_INSIDE = lazy_re(
    r" (?:said|says|added|adds|wrote|writes|recalled|recalls|explained|explains|told [\w’' -]{2,30}?)"
    r"(?: (?:on|by|in|at|from|last|during|over|through|yesterday)\b[^,.;:“”\"\n]{0,60})?,"
)
"""Behind who speaks in the midst of a sentence; without the comma, the writer left out that of a role set off."""


def _set_off_before(before: str) -> set[str]:
    """Read the role that a name is set off behind: "the leader of Tarn Vale council, Owen Beck"."""
    match = _ROLE_OF.search(before)
    role = (match["role"] or match["bare"]).lower() if match else ""
    return {role} & (PERSON_NOUNS | OFFICE_NOUNS)


_ROLE_OF = lazy_re(
    r"(?:\b(?:the|its|their|his|her|[\w-]+[’']s?) (?:[\w-]+ ){0,2}?(?P<role>[\w-]+)|"
    r"(?:^|[.!?\n] ?)(?P<bare>counsel)(?: to [^,.;:“”\"\n]{2,80})?)"
    r"(?: (?:of|for|at) [^,.;:“”\"\n]{2,80})?, $",
    re.IGNORECASE,
)
