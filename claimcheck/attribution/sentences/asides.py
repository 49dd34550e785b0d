"""Speakers set off inside what they say of a thing: "The deal was, as one aide put it, dead on arrival"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

ASIDE = "put it"
"""The lemma of such a cue, whose clause is told whole."""
_WHO = r"(?:[^,.;:—–()“”\"\n]|\.(?= [A-Z])){3,70}"
_SET_OFF = lazy_re(
    capitals(rf", (?:as (?P<who>{_WHO}) (?P<cue>put it)|(?P<words>in the words of) (?P<teller>{_WHO})), (?=\S)")
)
_BEGINS = lazy_re(r"(?:;|,? (?:and|but|while|because)) ")
_ENDS = lazy_re(r";|, (?:and|but|while|which|who) |[.!?]?$")
MIN_CHARS = 8
"""Characters before such a speaker at least, who else stands behind a word alone: "But, as one aide put it, ..."."""


def with_asides(text: str, sentence: Span, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Give attributions with those of such speakers, unless somebody else says it all."""
    asides: list[FoundAttribution] = []
    for match in _SET_OFF.finditer(text, sentence.start, sentence.end):
        place = Span(*match.span())
        start = max((m.end() for m in _BEGINS.finditer(text, sentence.start, place.start)), default=sentence.start)
        end = _ENDS.search(text, _past_quotation(text, place.end, sentence.end), sentence.end)
        is_told = any(each.act is Act.STATEMENT and any(p.contains(place) for p in each.content) for each in found)
        is_quoted = text.count("“", start, place.start) > text.count("”", start, place.start)
        if is_told or is_quoted or end is None or place.start - start < MIN_CHARS or end.start() <= place.end:
            continue
        is_put = match["who"] is not None
        asides.append(
            FoundAttribution(
                source=Span(*match.span("who" if is_put else "teller")),
                cue=Span(*match.span("cue" if is_put else "words")),
                content=(Span(start, place.start), Span(place.end, end.start())),
                act=Act.STATEMENT,
                lemma=ASIDE,
            )
        )
    return [*(each for each in found if not any(_is_same(each, aside) for aside in asides)), *asides]


def _is_same(found: FoundAttribution, aside: FoundAttribution) -> bool:
    return found.cue is not None and aside.cue is not None and found.cue.overlaps(aside.cue)


def _past_quotation(text: str, start: int, end: int) -> int:
    """Give the end of the quotation that begins at `start`, or `start`."""
    close = text.find("”", start, end) if text.startswith("“", start) else -1
    return close + 1 if close >= 0 else start
