"""Rebuttals by the writer behind what somebody states: "He said that it was shut, which is not true"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.attribution.deeds import denies_clause
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.lexicon import REJECTION_LEMMAS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

_BE = r"(?:is|was|are|were|has been|had been|turned out to be|proved(?: to be)?)"
_NOT = r"(?:n[’']t| not| never| simply| plainly| demonstrably| entirely| quite| strictly| also)*"
_UNTRUE = r"(?:(?:un|in)?(?:true|accurate|correct)|false|misleading|the case|baseless|a lie)"
_WORTH = rf"(?:{_UNTRUE}|wrong|right|mistaken|so)"
_NOW = r"(?:is|are)"
"""What was wrong then, the speaker may have found so: "said that she was left out, which was wrong"."""
_AUXILIARY = r"(?:had|has|have|did|does|do|is|was|were|are|would|will|could|can)"
_REBUTTAL = lazy_re(
    rf", (?P<what>which (?:{_BE}{_NOT} {_UNTRUE}|{_NOW}{_NOT} {_WORTH})\b|"
    rf"(?:an? )(?:claim|assertion|accusation|allegation|statement) (?:that|which) {_BE}{_NOT} {_UNTRUE}\b|"
    rf"which (?:it|they|he|she) {_AUXILIARY}(?: not|n[’']t)?(?=[.,;]|$))|"
    rf", (?:(?:but|though|although|even though) (?P<whole>(?:that|this|it|they|he|she) {_BE}{_NOT} {_WORTH})|"
    rf"and (?P<agreed>(?:that|this|it|they|he|she) {_NOW}{_NOT} {_WORTH}))(?=[.,;]|$)|"
    rf", (?:but|though|although|even though) (?P<bare>(?:it|they|he|she|this|that|there) {_AUXILIARY}(?: not|n[’']t))"
    r"(?=[.,;]|$)"
)


def without_rebuttal(text: str, found: FoundAttribution) -> FoundAttribution:
    """End what somebody states where the writer says whether it is so; a quotation is all the speaker's."""
    if found.act is not Act.STATEMENT or found.is_quoted or found.source is None:
        return found
    told = [piece for each in found.content if (piece := _up_to_denial(text, found, each)) is not None]
    pieces = tuple(kept for piece in told for kept in _around(text, piece))
    return replace(found, content=pieces) if pieces and pieces != found.content else found


def _up_to_denial(text: str, found: FoundAttribution, piece: Span) -> Span | None:
    """End a piece before what another denies: "said [Reed paid the clerk], something his office denied"."""
    if found.cue is not None and piece.contains(found.cue):
        return piece
    start = piece.start - len(", ") if text.startswith(", ", max(0, piece.start - 2)) else piece.start
    denial = _DENIAL.search(text, start, piece.end + _MAX_DENIAL)
    if denial is None or denial.start() >= piece.end or denial.end() < piece.end:
        return piece
    return Span(piece.start, denial.start()) if denial.start() > piece.start else None


_MAX_DENIAL = 20
_DENIAL = lazy_re(
    r", something (?:that )?[^,.;:“”\"\n]{2,60} (?:den(?:y|ies|ied)|disput(?:e|es|ed)|rejects?|rejected)(?=[.,;])"
)


def rejects_statement(text: str, found: FoundAttribution) -> bool:
    """Tell what is denied in other words: "rejected the claim that it leaks", no "dismissed the claim as absurd"."""
    if found.act is not Act.STATEMENT or found.lemma not in _REJECTS or len(found.content) > 1:
        return False
    words = found.content[0].of(text)
    return denies_clause(words) or (_SAID_THAT.match(words) is not None and _AS.search(words) is None)


_REJECTS = REJECTION_LEMMAS | {"dispute", "dismiss"}
_SAID_THAT = lazy_re(
    r"(?:(?:the|any|all|these|those) )?(?:claims?|allegations?|accusations?|reports?|suggestions?|rumou?rs?) that "
)
"""What is said by another; an argument or an idea is weighed, and not said to be so."""
_AS = lazy_re(r" as (?:an? |[“\"‘]|[a-z]+[.]?$)")


def rebuttals_in(text: str, sentence: Span, contents: Sequence[Span]) -> list[Span]:
    """Find the rebuttals in a sentence that stand behind what somebody states in it."""
    ends = {content.end for content in contents}
    return [
        Span(*match.span(match.lastgroup or 0))
        for match in _REBUTTAL.finditer(text, sentence.start, sentence.end)
        if match.start() in ends
        or (ends and match.end() >= sentence.end - 1 and not any(each.end > match.start() for each in contents))
    ]


def _around(text: str, piece: Span) -> Iterator[Span]:
    """Give the parts of a piece before and behind the first rebuttal in it."""
    if text[max(0, piece.start - 2) : piece.start] == ", " and _REBUTTAL.match(text, piece.start - 2, piece.end):
        return
    rebuttal = _REBUTTAL.search(text, piece.start, piece.end)
    if rebuttal is None or any(mark in text[rebuttal.start() : piece.end] for mark in '“”"'):
        yield piece
        return
    if rebuttal.start() > piece.start:
        yield Span(piece.start, rebuttal.start())
    if text[rebuttal.end() : piece.end].startswith(", and "):
        yield Span(rebuttal.end() + len(", "), piece.end)
