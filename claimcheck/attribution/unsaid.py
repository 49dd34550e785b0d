"""What nobody has said: what is still to be said ("has yet to say whether"), what an outlet could not confirm."""

from __future__ import annotations

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.nouns import OUTLET_WORDS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act


def is_to_come(text: str, found: FoundAttribution) -> bool:
    """Tell "is expected to say that" and "has yet to say whether"; a tagger's cue may hold the whole of it."""
    if found.cue is None:
        return False
    before = _TO_COME.search(text, max(0, found.cue.start - 40), found.cue.end)
    is_inside = before is not None and before.start() >= found.cue.start
    return before is not None and (before.end() == found.cue.start or (is_inside and found.act is Act.STATEMENT))


_TO_COME = lazy_re(
    r"\b(?:is|are|was|were) (?:also |now |widely )?(?:expected|due|set|scheduled|likely) to\b ?|"
    r"\b(?:is|are|was|were|has|have|had) (?:\w+ )?yet to\b ?"
)


def is_unchecked(text: str, found: FoundAttribution) -> bool:
    """Tell what an outlet says that it does not know: "the Gull could not independently confirm the report"."""
    if found.cue is None:
        return False
    unchecked = _UNCHECKED.search(text, found.cue.start, found.cue.end + CHECKED)
    if unchecked is None and found.source is not None and _is_outlet(found.source.of(text)):
        unchecked = _UNESTABLISHED.search(text, found.cue.start, found.cue.end + CHECKED)
    return unchecked is not None and unchecked.start() < found.cue.end


def _is_outlet(source: str) -> bool:
    return source.rpartition(" ")[2].lower() in OUTLET_WORDS | {"newspaper"}


_UNCHECKED = lazy_re(
    r"\b(?:could not|unable to|not been able to)(?: immediately)?"
    r"(?: independently (?:confirm|verify)\b| (?:confirm|verify)\b[^.;,\n]{0,60} independently\b)"
)
_UNESTABLISHED = lazy_re(
    r"\b(?:could not|unable to|not been able to)(?: (?:immediately|independently))?"
    r" (?:establish|determine|ascertain|confirm|verify|learn)\b"
)
"""What an outlet did not find out: "The Gull could not establish when it was filmed"; of the police it is news."""
CHECKED = 70
"""Characters behind a cue in which its "independently" is looked for."""
