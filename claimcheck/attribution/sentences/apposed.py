"""What somebody says of a thing told of before: "blocked the law, a ruling that critics say will cost votes".

Who says so may stand between commas too: "sued over a map that, they argued, split the town".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_VERB = lazy_re(
    r"(?:will|would|has|had|have|is|was|are|were|could|can|may|might|should|must|did|does|do)(?:n[’']t)? [\w“\"‘'$-]"
)
_SET_OFF = lazy_re(
    capitals(
        r"(?:,[”\"’]?| ?[—–]) ?(?P<noun>an? (?:[\w’'-]+ ){0,3}?[\w’'-]+)"
        r"(?<! of)(?<! for)(?<! to)(?<! at)(?<! and)(?<! from)(?<! with)(?: (?:that|which|whom))? "
        r"(?P<who>(?:[A-Z]|an? |the |he$|she$|it$|they$|his |her |its |their )[^,;:—–“”\"\n]{0,60}|"
        r"(?:[a-z-]+ ){0,3}[a-z]+s)$"
    )
)
MAX_BEFORE = 140
"""Characters before a cue in which a thing and who speaks of it are looked for."""


def apposed_noun(text: str, found: FoundAttribution) -> Span | None:
    """Give the thing of which somebody says what it does or is: "a ruling"; None where the content has a subject."""
    match = _match(text, found)
    return match[0] if match is not None else None


def without_apposed(text: str, found: FoundAttribution) -> FoundAttribution:
    """Leave such a thing, and the clause before it, out of who says it and what is said of it."""
    match = _match(text, found)
    if match is None or found.cue is None:
        return found
    behind = tuple(piece for piece in found.content if piece.start >= found.cue.end)
    antecedent = found.antecedent if match[1] == found.source else None
    return replace(found, source=match[1], content=behind, antecedent=antecedent)


_PAST = lazy_re(r"[a-z]{2,20}ed [\w“\"‘'$]")
_RELATIVE = lazy_re(r"\b(?P<noun>an? (?:[\w’'-]+ ){0,3}?[\w’'-]+) (?:that|which|who), $")


def _between_commas(text: str, source: Span, cue: Span, content: Sequence[Span]) -> tuple[Span, Span] | None:
    said = next((piece for piece in content if piece.start == cue.end + len(", ") and text[cue.end] == ","), None)
    if said is None or (_VERB.match(text, said.start) or _PAST.match(text, said.start)) is None:
        return None
    start = max(0, source.start - MAX_BEFORE)
    match = _RELATIVE.search(text[start : source.start])
    return None if match is None else (Span(start + match.start("noun"), start + match.end("noun")), source)


def _match(text: str, found: FoundAttribution) -> tuple[Span, Span] | None:
    source, cue = found.source, found.cue
    if source is None or cue is None or cue.start - source.end != 1:
        return None
    between = _between_commas(text, source, cue, found.content)
    if between is not None:
        return between
    said = next((piece for piece in found.content if piece.start == cue.end + 1), None)
    if said is None or _VERB.match(text, said.start) is None:
        return None
    start = max(0, source.end - MAX_BEFORE)
    match = _SET_OFF.search(text[start : source.end])
    if match is None:
        return None
    noun, who = (Span(start + a, start + b) for a, b in (match.span("noun"), match.span("who")))
    return (noun, who) if source.start <= who.start else None
