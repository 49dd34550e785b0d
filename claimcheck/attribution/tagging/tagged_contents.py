"""The contents that a tagger marked, as attributions need them: cut by sentences, trimmed, joined where one broke."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claimcheck.attribution.tagged import Role, TaggedSpan
from claimcheck.attribution.tagging.tagged_places import Content, Place, around
from claimcheck.text.furniture import dateline_of
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Article, Span

GAP = 3
"""Words between two tagged contents of a sentence that are taken for missed parts of one."""
_LOOSE_START = lazy_re(r"[,;:]?\s*")
_LOOSE_WORD = lazy_re(r"(?:, an? [\w-]+)?,?\s(?:and|but|or|who|which|that|while|when|as|after|before)$")
_LOOSE_END = lazy_re(rf"{_LOOSE_WORD.pattern}|(?<=[^\W\d_]{{3}})\.$|(?<=[\d%])\.$|[;,]$")
"""What a content that does not open its sentence may end with and is no part of it."""
_HALF = lazy_re(r", (?:and|but) (?:the|an?|its|his|her|their|this|that) [\w’'-]{2,30}$")
_HAS_VERB = lazy_re(r" (?:is|are|was|were|has|had|have|will|would|can|could|may|might)\b")
"""A subject that a content ends with, and the verb behind it: "needs six weeks[, but the lake] is expected to"."""
_GOES_ON = lazy_re(r"\s+\w")
"""What stands behind a loose word: of "it was burned before," the last word is none."""
_QUOTES = ("“", "”", '"', "''", "‘")


def with_whole_sources(article: Article, tagged: Sequence[TaggedSpan]) -> list[TaggedSpan]:
    """Cut tagged sources that run over the end of a sentence: "Ana Ruiz, a docker. Ruiz" is marked once, and is two.

    A content goes with the part in its own sentence, or with the last one before it.
    """
    ends = [sentence.span.end for sentence in article.sentences]
    parts = {each.span: _parts(ends, each.span) for each in tagged if each.role is Role.SOURCE}
    found: list[TaggedSpan] = []
    for each in tagged:
        if each.role is Role.SOURCE:
            found.extend(replace(each, span=part) for part in parts[each.span])
        elif each.source is not None and len(parts.get(each.source, ())) > 1:
            at = bisect_left(ends, (each.cue or each.span).start + 1)
            near = [part for part in parts[each.source] if bisect_left(ends, part.end) <= at]
            found.append(replace(each, source=near[-1] if near else parts[each.source][0]))
        else:
            found.append(each)
    return found


def _parts(ends: Sequence[int], span: Span) -> list[Span]:
    first = bisect_left(ends, span.start + 1)
    inner = [end for end in ends[first : bisect_left(ends, span.end)] if span.start < end < span.end]
    bounds = [span.start, *inner, span.end]
    return [Span(a + (a > span.start), b) for a, b in pairwise(bounds) if a + (a > span.start) < b]


def contents_of(place: Place, contents: Sequence[TaggedSpan]) -> list[Content]:
    """Join contents that touch inside a sentence, or have only a few words between them that are nothing else."""
    joined: list[Content] = []
    for tagged, span in ((each, span) for each in contents for span in _by_sentence(place, each.span)):
        content, before = _trimmed(place, span), joined[-1] if joined else None
        if content is None:
            continue
        source = place.cut.get(tagged.source) if tagged.source is not None else None
        if (
            before is not None
            and place.sentence(content.start) == place.sentence(before.span.end - 1)
            and (content.start - before.span.end <= 1 or _is_bare(place, Span(before.span.end, content.start)))
        ):
            longer = before.span.end - before.span.start >= content.end - content.start
            joined[-1] = Content(
                Span(before.span.start, max(content.end, before.span.end)),
                before.source if longer else source,
                before.cue if longer else tagged.cue,
            )
        else:
            joined.append(Content(content, source, tagged.cue))
    return joined


def _by_sentence(place: Place, content: Span) -> Iterator[Span]:
    """Cut plain words at the ends of sentences: indirect speech ends with its own, a quotation need not."""
    text = place.article.document.text
    first, last = place.sentence(content.start), place.sentence(content.end - 1)
    before = text[max(place.span(content.start).start, content.start - 400) : content.start]
    is_plain = not any(mark in content.of(text) for mark in _QUOTES) and not is_open(before)
    if first == last or not is_plain:
        yield content
        return
    for at in range(first, last + 1):
        sentence = place.article.sentences[at].span
        if sentence.overlaps(content):
            yield Span(max(content.start, sentence.start), min(content.end, sentence.end))


def _trimmed(place: Place, content: Span) -> Span | None:
    """Cut off the dateline that a content opens its sentence with, and loose words at its ends; None if that is all."""
    text = place.article.document.text
    sentence = place.span(content.start)
    start = max(content.start, sentence.start + dateline_of(sentence.of(text)))
    loose = _LOOSE_START.match(text, start, content.end)
    start = loose.end() if loose is not None and start > sentence.start else start
    own = next((s.end for s in around(place.sources, content) if s.start == start), 0)
    if text[own : own + 2] == ", " and any(cue.end == start - 1 for cue in around(place.cues, content)):
        start = own + 2  # "according to officials, the bridge was unsafe"
    if start >= content.end:
        return None
    tail = (_LOOSE_END if sentence.start < start < content.end <= sentence.end else _LOOSE_WORD).search(
        text, start, content.end
    )
    is_loose = (
        tail is not None
        and tail.start() > start
        and (text[tail.end() - 1] in ".,;" or _GOES_ON.match(text, tail.end()))
    )
    end = tail.start() if tail is not None and is_loose else content.end
    half = _HALF.search(text, max(start, end - LONGEST_HALF), end)
    if half is not None and half.start() > start and _HAS_VERB.match(text, end):
        end = half.start()
    return Span(start, end)


LONGEST_HALF = 50
"""Characters in which such a subject is looked for."""


def _is_bare(place: Place, gap: Span) -> bool:
    """Tell whether a gap holds a few words and no stop, source or cue."""
    words = gap.of(place.article.document.text)
    return (
        len(words.split()) <= GAP
        and all(c.isalpha() or c in " ’'-" for c in words)
        and not any(gap.overlaps(s) for spans in (place.sources, place.cues) for s in around(spans, gap))
    )


def is_open(before: str) -> bool:
    """Tell whether a quotation that begins before a place is still open there."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("''") % 2 == 1
