"""What stands before a source proper: "the narrator of", "a copy of", "former secretary of state", "the union’s"."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re

_TITLED = lazy_re(
    capitals(
        r"(?:(?!(?:to|of|for|by|with|from|at|in|on)\b)[\w’'-]+ ){0,6}?"
        r"(?:secretary|speaker|master|head|director|chief|minister|leader|president) of "
        r"(?!the )[a-z]+ (?=(?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+(?:,|$))"
    )
)
_TITLED_OF = lazy_re(
    capitals(
        r"(?:[A-Z][a-z]+ ){0,4}"
        r"(?:Secretary|Undersecretary|Speaker|Minister|Chancellor|Director|Commissioner|Attorney|Supervisor|"
        r"Superintendent|Head|Chief|Chairman|Chairwoman) of (?:the )?"
        r"(?:(?:National|Public|Homeland|Foreign|Human|Veterans|Internal|Environmental|Emergency) )?[A-Z][a-z]+ "
        r"(?=(?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+(?:,|$))|"
        r"(?:[Ff]ormer )?[Ss]ecretary of [Ss]tate (?=[A-Z][\w’'-]+(?:,|$))"
    )
)
_COPY = lazy_re(r"(?:[\w’'-]+ ){1,3}(?:copy|version|draft|excerpt|section|page|pages|transcript) of (?=the |an? )")
_VOICE = lazy_re(
    r"(?:[Aa]n?|[Tt]he) (?:narrator|announcer|voice|voice-?over) (?:in|of|for|on) "
    r"(?=(?:an?|the) .*(?:ad|spot|commercial|video)\b)"
)
_OWNED_NAME = lazy_re(
    capitals(r"[Tt]he (?:[a-z-]{1,40} ){0,3}[a-z-]{1,40}[’']s (?=[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,3}$)")
)


def led_up_to(phrase: str) -> re.Match[str] | None:
    """Match what stands before the source proper: "the narrator of", "former secretary of state", "the union’s"."""
    forms = (_VOICE, _COPY, _TITLED, _TITLED_OF, _OWNED_NAME)
    return next((match for form in forms if (match := form.match(phrase))), None)
