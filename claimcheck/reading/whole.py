"""Contents that a tagger bounded, widened to whole phrases: a claim must read by itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.edges import whole_words
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.lexicon import CUE_VERBS, Frame
from claimcheck.types import Article, Span

MAX_HEARER = 60
"""Characters of whoever is told at most."""
_STOPS = re.compile(r"[,;:.!?“”\"]")


def with_whole_phrases(article: Article, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Widen tagged contents inside their sentences, never into their own source or cue."""
    starts = [sentence.span.start for sentence in article.sentences]
    return [_widened(article, starts, each) if each.is_tagged else each for each in found]


def _is_behind_hearer(text: str, found: FoundAttribution, start: int) -> bool:
    """Tell whether a content begins right behind whoever is told: "told the court [the lock leaks]"."""
    verb = CUE_VERBS.get(found.lemma)
    if verb is None or verb.frame is not Frame.RECIPIENT or found.cue is None or found.cue.end >= start:
        return False
    between = text[found.cue.end : start]
    return len(between) <= MAX_HEARER and not _STOPS.search(between)


def _widened(article: Article, starts: Sequence[int], found: FoundAttribution) -> FoundAttribution:
    taken = [span for span in (found.source, found.cue) if span is not None]
    content: list[Span] = []
    for span in sorted(found.content):
        first = article.sentences[max(0, bisect_right(starts, span.start) - 1)].span
        last = article.sentences[max(0, bisect_right(starts, span.end - 1) - 1)].span
        start, end = span.start, span.end
        if start < first.end and not _is_behind_hearer(article.document.text, found, start):
            start = whole_words(article.document.text, Span(start, min(end, first.end)), first, taken).start
        if end <= last.end:
            end = whole_words(article.document.text, Span(max(span.start, last.start), end), last, taken).end
        if content and start < content[-1].end:
            content[-1] = Span(content[-1].start, max(end, content[-1].end))
        else:
            content.append(Span(start, end))
    return replace(found, content=tuple(content))
