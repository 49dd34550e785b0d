"""First names alone and changed names: where an article says that somebody's name is not the whole or the real one."""

from __future__ import annotations

import re
from itertools import islice

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import PERSON_NOUNS, singular
from claimcheck.reading.people.bodies import is_body
from claimcheck.reading.people.memory import Memory
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

_WITHHELD = lazy_re(
    r"\b(?:last|full|real|family) names?\b|\bsurname|\bnames? (?:has|have|was|were|is) (?:been )?(?:changed|withheld)|"
    r"\b(?:only|just) (?:her|his|their) first names?|\bwithh[eo]ld|\bpseudonym\b",
    re.IGNORECASE,
)
_CHANGED = (
    r"(?:has|have) been changed(?=[.;,]|$| (?:to (?:protect|preserve|conceal|hide|shield|safeguard|respect|keep|"
    r"avoid|guard)|for|because|at)\b)"
)
_NOTICE = lazy_re(
    r"\b(?:(?P<one>(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose) (?:real )?names?(?:,? [^.!?;“”\"\n]{1,80}?)? "
    rf"{_CHANGED}|"
    r"whose (?:(?:full|last|real|family) name|surname) [^.!?;,“”\"\n]{0,60}?withh(?:olding|eld)|"
    r"(?:ask(?:ed|s)|request(?:ed|s)|want(?:ed|s)|insist(?:ed|s) on|agreed|preferred) (?:being|to be) "
    r"(?:identified|named|quoted|known|referred to) (?:only by|by only) (?:his|her|their) "
    r"(?:first|given|middle) names?)|"
    r"(?:[Ss]ome |[Aa]ll |[Tt]he )?[Nn]ames(?: of (?P<whose>[\w’' -]{3,60}?))?(?: (?:in|for) [^.!?;“”\"\n]{1,60}?)? "
    rf"{_CHANGED})[^.!?;“”\"\n]{{0,160}}"
)
_ANYBODY = words("some people those them")
MAX_NOTICES = 20
REACH = 400
"""Characters from a name to the words that say whose name is changed."""


def is_withheld(text: str, name: str, region: Span) -> bool:
    """Tell whether the article says of a name, in its paragraph, that the rest is withheld."""
    match = _WITHHELD.search(text, region.start, region.end)
    if match is None:
        return False
    low = text.rfind("\n", 0, match.start()) + 1
    high = text.find("\n", match.end())
    return name in text[low : high if high >= 0 else len(text)]


def notice_of(memory: Memory, name: str) -> Span | None:
    """Give where the article says that a name is changed or no more than a first name, anywhere in it.

    "His name has been changed" is of the name told last before it, "Names have been changed" of every first name alone.
    """
    for notice in _notices(memory):
        match = _NOTICE.match(memory.text, notice.start)
        if match is None:
            continue
        if match["one"]:
            at = memory.text.rfind(name, max(0, notice.start - REACH), notice.start)
            if at >= 0 and next(memory.cast.mentioned_before(notice.start, notice.start - at), None) is None:
                return notice
        elif not is_body(memory, name) and _is_of_people(match["whose"]):
            return notice
    return None


def is_first_name_alone(memory: Memory, name: str) -> bool:
    """Tell a first name with which somebody is brought in, "Mike, from Upper Hatch, said", where no surname stands.

    A name that the text knows before, calls by a title or speaks of as a body is left alone: "Adele said".
    """
    first = memory.first(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])")
    is_given = gender_of_name(f"{name} -") is not None
    is_given = is_given or (first is not None and _EVERYDAY.match(memory.text, first.end) is not None)
    if not is_given or name.lower() in _AS_OFTEN_OTHERS or is_body(memory, name):
        return False
    is_new = first is not None and _BROUGHT_IN.match(memory.text, first.end) is not None
    if first is None or not is_new or not _OPENED.search(memory.text, max(0, first.start - LEAD), first.start):
        return False
    whole = rf"(?<![\w.’'-])[A-Z][\w.’'-]{{0,40}} {re.escape(name)}\b(?!,)|\b{re.escape(name)}(?: and)? [A-Z][\w’'-]"
    return memory.first(whole) is None


LEAD = 90
"""Characters before a name that are looked at."""
_OPENED = lazy_re(
    r"(?:^|[.!?:”\"’'\n] ?|\b(?:said|says|added|recalled|explained|and|but|while|by) |"
    r"(?:^|[.!?”\n] ?)(?:At|In|On|Near|Outside|Inside|Behind|By|Beside) [^.!?:;,“”\"\n]{3,70}, )$"
)
"""What stands before somebody who is brought in by a first name."""
_BROUGHT_IN = lazy_re(
    capitals(
        r",? (?:from|in|of) (?:the )?[A-Z]|, (?:[1-9]\d|an? [a-z]+)\b|"
        r", (?:who|whose) (?!(?:is|was|are|were|has|had|have|beat|lost|won|play|played|signed)\b)"
    )
)
_EVERYDAY = lazy_re(
    r", who (?:runs|works|lives|sells|drives|keeps|teaches|farms|cleans|rents|commutes) "
    r"(?:an?|the|his|her|in|at|on|as|near|for|with)\b"
)
"""What tells of nobody known, whatever the name: "said Benno, who runs a bakery in Ansgar"."""
_AS_OFTEN_OTHERS = words(
    "adele cher prince israel jordan georgia paris chelsea florence victoria sydney charlotte austin"
)
"""First names that are as often a place, a club or the whole name of somebody known."""


def gives_call_sign(text: str, at: int) -> bool:
    """Tell who gives no name but a made one: "His captain[], who introduced himself only by his call sign, Falcon,"."""
    return _BY_CALL_SIGN.match(text, at) is not None


_BY_CALL_SIGN = lazy_re(
    r", who (?:would )?(?:introduced?|identif(?:y|ied)|gave|give|named?) (?:(?:him|her|them)self|(?:his|her) name) "
    r"(?:only |just )?(?:by|as|with) (?:only )?(?:his|her|an?) (?:call ?sign|nickname|nom de guerre|code ?name|"
    r"military nickname|first name)\b"
)


def _is_of_people(whose: str | None) -> bool:
    return whose is None or any(w in _ANYBODY or singular(w) in PERSON_NOUNS for w in whose.lower().split())


def _notices(memory: Memory) -> tuple[Span, ...]:
    if memory.notices is None:
        found = islice(_NOTICE.finditer(memory.text), MAX_NOTICES)
        memory.notices = tuple(Span(*match.span()) for match in found)
    return memory.notices
