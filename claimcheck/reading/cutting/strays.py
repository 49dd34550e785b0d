"""Pieces of a content that the source did not say: a refusal in the next sentence, a word in marks about the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.anonymity import before_terms
from claimcheck.reading.cutting.process import process_in
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Article, Span

FEW = 3
"""Words of a piece that may be a word in marks only."""
_ABOUT = lazy_re(r",? ?,? (?:who|which|whose) [^.!?;\n]{0,120}$")


def without_strays(article: Article, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Leave out the pieces of contents that belong to the article, or whose attribution has nothing else left."""
    starts = [sentence.span.start for sentence in article.sentences]
    kept = [
        (each, tuple(_said(article, starts, p) for p in each.content if not _is_stray(article, starts, each, p)))
        for each in found
    ]
    return [each if content == each.content else replace(each, content=content) for each, content in kept if content]


def _said(article: Article, starts: Sequence[int], piece: Span) -> Span:
    """End a piece before a later sentence that reports a refusal."""
    text = article.document.text
    if piece.of(text)[:1] in "“\"‘'":
        return piece
    piece = before_terms(text, piece)
    for at in range(bisect_right(starts, piece.start), bisect_right(starts, piece.end - 1)):
        sentence = article.sentences[at].span
        if process_in(text, Span(sentence.start, min(sentence.end, piece.end))) is not None:
            return Span(piece.start, piece.start + len(text[piece.start : sentence.start].rstrip()))
    return piece


def _is_stray(article: Article, starts: Sequence[int], found: FoundAttribution, piece: Span) -> bool:
    text, source, cue = article.document.text, found.source, found.cue
    words = piece.of(text)
    if cue is not None and words[:1] not in "“\"‘'":
        is_elsewhere = bisect_right(starts, piece.start) != bisect_right(starts, cue.start)
        sentence = article.sentences[max(0, bisect_right(starts, piece.start) - 1)].span
        if is_elsewhere and process_in(text, Span(piece.start, min(piece.end, sentence.end))) is not None:
            return True  # "the notice says. Torrance did not respond to requests for comment"
    is_behind = source is not None and source.end < piece.start and len(found.content) > 1
    goes_on = words.startswith(("of ", "as "))  # "is accused by the union, which has 400 members, [of hiding faults]"
    if source is None or not is_behind or goes_on or len(words.split()) > FEW:
        return False
    return _ABOUT.match(text, source.end, piece.start) is not None  # "said Weidl, who rates the stock a “sell”"
