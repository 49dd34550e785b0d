"""Relative clauses that hang on a source: what is told of the source there is not what the source states."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.tagged import Role, TaggedSpan
from claimcheck.attribution.vocabulary.lexicon import RELATIVES
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.wordings import SPELLED_NUMBERS
from claimcheck.types import Span

_OPENING = lazy_re(
    r"(?P<head>(?:An?|One|Two|Three|Four|Five|Several|Some|The|Another|Many) (?:[\w’'-]+ ){1,6}?)"
    r"who(?:, like [\w’' -]{3,50},)? (?:[\w’'-]+ ){2,40}"
)


def past_relatives(text: str, tagged: Sequence[TaggedSpan], ruled: Sequence[FoundAttribution]) -> list[TaggedSpan]:
    """Let contents that run from such a clause into what the rules found behind it begin there.

    "According to an aide, who asked [not to be named because nothing is signed, the work will cost 9 million]".
    """
    clauses = sorted(
        (Span(each.source.end, piece.start), piece)
        for each in ruled
        for piece in each.content[:1]
        if each.source is not None and _is_relative(text[each.source.end : piece.start])
    )
    starts = [clause.start for clause, _ in clauses]
    cut: list[TaggedSpan] = []
    for one in tagged:
        at = bisect_right(starts, one.span.start) - 1
        inside = (
            at >= 0 and one.role is Role.CONTENT and clauses[at][0].contains(Span(one.span.start, one.span.start + 1))
        )
        piece = clauses[at][1] if inside else None
        if piece is not None and one.span.end > piece.start + 1:
            one = replace(one, span=Span(piece.start, max(one.span.end, piece.end)))  # noqa: PLW2901
        cut.append(one)
    return cut


def with_head(text: str, sentence: Span, found: FoundAttribution) -> FoundAttribution:
    """Let whom a sentence opens with speak, and not the end of what is told of them.

    "Two men who keep their names back because they trade with the family said".
    """
    if found.source is None or found.cue is None or found.is_quoted:
        return found
    opening = _OPENING.fullmatch(text, sentence.start, found.cue.start)
    if opening is None or found.source.start < opening.end("head") or _VERB.match(text, found.content[0].start):
        return found
    return replace(found, source=Span(sentence.start, opening.end("head") - 1), antecedent=None)


_VERB = lazy_re(r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might) ")
"""With which what is said of somebody begins: "two men who the navy says [were armed]"."""


def heard_in(text: str, found: FoundAttribution) -> FoundAttribution:
    """Let whoever is heard in a recording speak: "a tape in which [Ana Ruiz] can be heard saying"."""
    inside = _INSIDE.fullmatch(text, found.source.start, found.source.end) if found.source is not None else None
    return found if inside is None else replace(found, source=Span(*inside.span("who")))


_INSIDE = lazy_re(
    r"(?:in|on|during) which (?P<who>[\w’'.-]+(?: [\w’'.-]+){0,7}?)"
    r"(?: (?:(?:can|could|may) (?:clearly )?be|is|was|are|were) (?:heard|seen)| appears?| seems?)?"
)


def titled(text: str, found: FoundAttribution) -> FoundAttribution:
    """Let a document be called by its title where that stands behind: "another document, [a deck titled “Road”]"."""
    source = found.source
    if source is None or found.cue is None or source.end > found.cue.start or not _UNTITLED.fullmatch(source.of(text)):
        return found
    behind = _TITLED.match(text, source.end, found.cue.start)
    return found if behind is None else replace(found, source=Span(*behind.span("what")))


_UNTITLED = lazy_re(
    r"(?:another|an?|the|one|a (?:second|third|separate|further)) (?:internal )?(?:document|paper|file)", re.IGNORECASE
)
_TITLED = lazy_re(
    r", (?P<what>(?:an?|the) (?:[\w’-]+ ){1,3}(?:titled|entitled|called|headed|headlined) [“\"][^“”\"\n]{2,80}[”\"])"
)


def people_before(text: str, at: int) -> Span | None:
    """Give the counted people whom a relative pronoun at a place is of: "met [52 former employees], most of whom"."""
    match = _PEOPLE_BEFORE.search(text, max(0, at - 90), at)
    return None if match is None else Span(*match.span("who"))


_PEOPLE_BEFORE = lazy_re(
    r"(?<![\w.,’'-])(?P<who>(?:the |more than |about |some |nearly |over )?"
    rf"(?:\d[\d,]{{0,6}}|{'|'.join(SPELLED_NUMBERS)}|several|dozens of|hundreds of) "
    r"(?:(?!(?:of|to|in|by|for|and|who|that)\b)[\w’'-]{1,30} ){0,3}(?:[a-z][\w’'-]{1,29}s|people|men|women)), $"
)


def of_whom(text: str, found: FoundAttribution) -> FoundAttribution:
    """Let some of those told of go on: "the Post met 52 nurses, [most of whom] asked not to be named, saying that"."""
    if found.source is None or found.cue is None or found.is_quoted or not found.cue.of(text).endswith("ing"):
        return found
    some = _OF_WHOM.search(text, found.source.end, found.cue.start)
    return found if some is None else replace(found, source=Span(*some.span("some")))


SOME_OF_WHOM = r"(?:most|many|some|all|both|several|each|few|one|two|three|half) of whom"
_OF_WHOM = lazy_re(
    rf", (?P<some>{SOME_OF_WHOM}) (?:[a-z]{{2,12}} ){{0,2}}?(?:spoke|talked|asked|declined|refused|insisted|requested|"
    r"said|told|agreed)\b[^.;:“”\"\n]{0,200}, $"
)


def is_in_relative(text: str, source: Span, end: int) -> bool:
    """Tell who speaks in a relative clause, which ends before the sentence: "whom the judge said".

    `end` is the end of what is said.
    """
    is_inner = text[max(0, source.start - 7) : source.start].endswith((" whom ", " who ", " which "))
    return is_inner or ends_relative(text, source, end)


def ends_relative(text: str, source: Span, end: int) -> bool:
    """Tell where such a clause ends: "the boat, which the firm says will sail[,]", "a man who police say is Roe [was]".

    `end` is the end of what is said in it.
    """
    inside = text[max(0, source.start - 7) : source.start]
    if text[end : end + 1] == ",":
        return inside.endswith((" whom ", " who ", " which "))
    return inside.endswith((" that ", " who ", " which ")) and _MAIN_VERB.match(text, end) is not None


_MAIN_VERB = lazy_re(r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does|do) ")


def _is_relative(between: str) -> bool:
    words = between.lstrip(", ").split(maxsplit=1)
    return between.startswith(",") and bool(words) and words[0].lower() in RELATIVES
