"""Who told the paper what a document says: "a report described to the Courier [by two officials] found"."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

_DESCRIBED = lazy_re(
    r",? (?:(?:that|which) (?:was|were|had been|has been|have been) )?(?:described|summari[sz]ed|read) "
    r"(?:(?:to|for) [^,;.\n]{2,60} )?by (?P<who>[^,;.\n]{3,120})"
)
_AS = lazy_re(r"\bas\b")
"""What somebody calls a document, and does not tell of it: "the report described by the mayor as final"."""


def described_by(text: str, found: FoundAttribution) -> Span | None:
    """Give who described the document that states something, in the words before its verb; None where nobody did."""
    match = _described(text, found)
    return None if match is None else Span(match.start("who"), match.start("who") + len(match["who"].rstrip()))


def without_teller(text: str, found: FoundAttribution) -> FoundAttribution:
    """End a document before who described it: "a report" of "a report described to the Courier by two officials"."""
    match, source = _described(text, found), found.source
    if match is None or source is None or not source.start < match.start() < source.end:
        return found
    return replace(found, source=Span(source.start, match.start()))


def _described(text: str, found: FoundAttribution) -> re.Match[str] | None:
    source, cue = found.source, found.cue
    if source is None or cue is None or found.act is not Act.STATEMENT:
        return None
    if cue.start < source.end:  # "according to a memo [described to the Courier by two aides]"
        reach = _DESCRIBED.match(text, source.end) if found.lemma == "according to" else None
        end = max(source.end, reach.end() if reach is not None else 0)
        match = _DESCRIBED.search(text, source.start, end) if found.lemma == "according to" else None
    else:
        match = _DESCRIBED.search(text, source.start, cue.start)
    return match if match is not None and _AS.search(match["who"]) is None else None
