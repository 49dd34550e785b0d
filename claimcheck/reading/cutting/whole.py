"""Contents that a tagger bounded, widened to whole phrases: a claim must read by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.tagging.edges import whole_words
from claimcheck.attribution.vocabulary.lexicon import CUE_VERBS, Frame
from claimcheck.text.furniture import dateline_of
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Article, Span

MAX_HEARER = 60
"""Characters of whoever is told at most."""
NEAR = 4
"""Attributions on either side that are looked at."""
_JOINT = lazy_re(r"(?:,?\s+(?:and|but|or)|,\s+(?:something|where|who|whom|(?:(?:in|of|to|for) )?which))\s*$")
_STOPS = lazy_re(r"[,;:.!?“”\"]")


def with_whole_phrases(article: Article, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Widen tagged contents inside their sentences, never into their own source or cue."""
    starts = [sentence.span.start for sentence in article.sentences]
    return [
        _widened(article, starts, each, _others(found, i)) if each.is_tagged else each for i, each in enumerate(found)
    ]


def _others(found: Sequence[FoundAttribution], i: int) -> list[Span]:
    """Give the cues and sources about an attribution, into which its content never runs."""
    near = [*found[max(0, i - NEAR) : i], *found[i + 1 : i + 1 + NEAR]]
    return [span for each in near for span in (each.source, each.cue) if span is not None]


def _without_joint(text: str, span: Span) -> int:
    """Cut an "and" off the end of a content, and the "where" of a clause that somebody else tells."""
    joint = _JOINT.search(text, max(span.start, span.end - 14), span.end)
    return joint.start() if joint is not None and joint.start() > span.start else span.end


def _is_behind_hearer(text: str, found: FoundAttribution, start: int) -> bool:
    """Tell whether a content begins right behind whoever is told: "told the court [the lock leaks]"."""
    verb = CUE_VERBS.get(found.lemma)
    if verb is None or verb.frame is not Frame.RECIPIENT or found.cue is None or found.cue.end >= start:
        return False
    between = text[found.cue.end : start]
    return len(between) <= MAX_HEARER and not _STOPS.search(between)


def _widened(
    article: Article, starts: Sequence[int], found: FoundAttribution, others: Sequence[Span]
) -> FoundAttribution:
    taken = [span for span in (found.source, found.cue) if span is not None]
    taken += [span for span in others if not any(piece.overlaps(span) for piece in found.content)]
    content: list[Span] = []
    for span in sorted(found.content):
        first = article.sentences[max(0, bisect_right(starts, span.start) - 1)].span
        skip = dateline_of(first.of(article.document.text))
        first = Span(first.start + skip, first.end) if first.start + skip <= span.start else first
        last = article.sentences[max(0, bisect_right(starts, span.end - 1) - 1)].span
        start, end = span.start, _without_joint(article.document.text, span)
        if start < first.end and not _is_behind_hearer(article.document.text, found, start):
            start = whole_words(article.document.text, Span(start, min(end, first.end)), first, taken).start
        if last.start < end <= last.end:
            end = whole_words(article.document.text, Span(max(span.start, last.start), end), last, taken).end
        end = _without_joint(article.document.text, Span(start, max(start, end)))
        if end <= start:
            start, end = span.start, span.end
        if content and start < content[-1].end:
            content[-1] = Span(content[-1].start, max(end, content[-1].end))
        else:
            content.append(Span(start, end))
    return replace(found, content=tuple(content))
