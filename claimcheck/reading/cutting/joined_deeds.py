"""What somebody did before a verb of saying ("[Ruiz met Hale] and told him that"), or with words of no claim."""

from __future__ import annotations

from claimcheck.reading.cutting.clauses import is_brief_clause, is_clause
from claimcheck.reading.people.chains import Attributed
from claimcheck.text.lazy_re import lazy_re

_JOINT = lazy_re(r",? (?:and|but)(?: [\w’'-]+){0,2} $")


def end_of_deed(text: str, item: Attributed) -> int | None:
    """Give where what somebody did ends, before a verb of saying: "Ruiz met Hale[ and told] him that"."""
    source, cue = item.found.source, item.found.cue
    if source is None or cue is None or cue.start < source.end:
        return None
    joint = _JOINT.search(text, source.end, cue.start)
    deed = text[source.start : joint.start()] if joint else ""
    is_deed = not deed.endswith(",") and (is_clause(deed) or is_brief_clause(deed))
    return joint.start() if joint and is_deed else None


def is_sending(text: str, item: Attributed) -> bool:
    """Tell a deed with a word or two, told whole where they are no claim: "[sent a text to] the mayor: “Fix it.”"."""
    cue = item.found.cue
    return item.found.is_quoted and cue is not None and _SENDING.match(text, cue.start, cue.end) is not None


_SENDING = lazy_re(r"(?:sent|sends|texted|e-?mailed|left|posted|scrawled|painted|held up) (?:an?|the|one|two) [a-z]")
