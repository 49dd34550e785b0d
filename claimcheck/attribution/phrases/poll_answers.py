"""Who answers a poll whose owner is told: "economists polled by Marketline", "voters in the Tarrow survey"."""

from __future__ import annotations

from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import means_several
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import SourceKind

_ANSWERING = lazy_re(
    capitals(
        r"(?P<who>(?:[\w’'-]+ ){1,5})(?:(?:surveyed|polled) (?:by|for) (?:the |an? )?[A-Z]|"
        r"(?:surveyed |polled )?(?:in|to|for) (?:the|an?) (?:[A-Z][\w’'-]* ){1,4}(?:poll|survey)\b)"
    )
)


_ASKED_BODIES = words("firms companies businesses employers banks households retailers manufacturers hospitals schools")


def poll_answered(phrase: str) -> PhraseKind | None:
    """Tell the poll that people stand on who answer it; one of them is a person like any other."""
    match = _ANSWERING.match(phrase)
    who = match["who"].split()[-1].lower() if match is not None else ""
    if not means_several(who) and who not in _ASKED_BODIES:
        return None
    return PhraseKind(kind=SourceKind.DOCUMENT, reference=Reference.INDEFINITE, head="respondents")
