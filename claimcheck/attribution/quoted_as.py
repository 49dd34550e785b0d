"""Whom a source quotes: "the Courier quoted a clerk as saying that the lock leaks", "the minutes record him as"."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import CITING
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_SPOKEN_OF = frozenset(
    {"warn", "complain", "speak", "talk", "boast", "brag", "inquire", "lecture", "testify", "caution"}
)
_AS_SAYING = lazy_re(
    r"(?P<who>[^.;:“”\"\n]{2,120}?),? as (?:saying|telling|writing|claiming|stating|complaining|warning|adding|"
    r"insisting)\b(?:[^.;:“”\"\n]{0,50}? that\b)?[,:]?\s*"
)


_BY_BEHIND = lazy_re(
    capitals(
        r" (?:by|in) (?P<who>(?:[Tt]he )?[A-Z][\w’'&.-]*(?: (?:(?:of|and) )?[A-Z][\w’'&-]*){0,4})(?=[.,;]| on | in |$)"
    )
)
"""Who printed it, behind the verb: "Hale was quoted as saying by the Courier"."""
_QUOTED_BY = lazy_re(r"quoted (?:by|in) (?P<who>.+?) as saying$")


_ARGUED_FOR = lazy_re(r"(?:[a-z]+ ){1,4}(?:for|against) ")
_FOR = lazy_re(r"(?:for|against) ")


def with_topic(text: str, found: FoundAttribution) -> FoundAttribution:
    """Mark the content of "warned of the danger" and "argued for a cap on fees" as what was spoken of."""
    if found.is_quoted or found.cue is None or len(found.content) != 1:
        return found
    content = found.content[0]
    if found.lemma == "argue":
        is_for = _ARGUED_FOR.fullmatch(text, found.cue.start, content.start) is not None
        is_for = is_for or (content.start - found.cue.end == 1 and _FOR.match(text, content.start) is not None)
        return replace(found, is_topic=True) if is_for else found
    if content.start < found.cue.end or found.lemma not in _SPOKEN_OF:
        return found
    between = text[found.cue.start : content.start + 12].split()
    is_about = any(word in {"of", "about", "over", "against"} for word in between[1:4])
    return replace(found, is_topic=True) if is_about and " that " not in content.of(text)[:20] else found


def with_outlet(text: str, found: FoundAttribution) -> FoundAttribution:
    """Put who printed it before who said it: "Hale was quoted by the Courier as saying"."""
    if found.cue is None or found.source is None:
        return found
    behind = _BY_BEHIND.match(text, found.cue.end) if found.cue.of(text).endswith("quoted as saying") else None
    if behind is not None and found.source.end <= found.cue.start and found.cited is None:
        return replace(found, source=Span(*behind.span("who")), cited=found.source)
    match = _QUOTED_BY.search(found.cue.of(text))
    if match is None:
        return found
    start = found.cue.start
    return replace(found, source=Span(start + match.start("who"), start + match.end("who")), cited=found.source)


def with_quoted(text: str, found: FoundAttribution) -> FoundAttribution:
    """Take whoever is quoted out of the content of an attribution, and put them behind its source."""
    if found.lemma not in CITING | {"record"} or found.cited is not None:
        return found
    first, end = min(found.content).start, max(piece.end for piece in found.content)
    match = _AS_SAYING.match(text, first, end)
    if match is None or match.end() >= end or found.cue is None or match["who"].lower() in {"nobody", "no one", "none"}:
        return found
    cue = Span(found.cue.start, first + len(match.group().rstrip(" ,:")))
    return replace(found, lemma="say", cue=cue, cited=Span(*match.span("who")), content=(Span(match.end(), end),))
