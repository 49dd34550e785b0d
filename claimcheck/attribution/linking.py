"""Attributions from tagged spans and from the rules: one list of both, each content once.

The rules know who speaks where a sentence has a plain cue; the tagger knows better what is content, also far from its
source. So a content takes cue and act from the rules' attribution that covers it, and the rest goes by the tagger's
own links, or by nearness where it has none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.attribution.cue_sense import leaves_unsaid, sense_of
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.kinds import classify
from claimcheck.attribution.lexicon import CUE_VERBS, Frame
from claimcheck.attribution.quoted_as import with_quoted
from claimcheck.attribution.relative import past_relatives
from claimcheck.attribution.source_bounds import could_be_source, unjoined, with_bounds, with_other
from claimcheck.attribution.tagged import Role, TaggedSpan
from claimcheck.text.furniture import dateline_of
from claimcheck.types import Act, Article, SourceKind, Span

NEAR = 12
"""Spans on either side that one is compared with: a sentence has fewer, an attacker may write more."""
SUPPORT = 0.5
"""Part of a weak attribution of the rules that the tagger must see as content, or it is dropped."""
FIT = 0.6
"""Share of their union that two contents must have in common for the tagger's bounds to be taken."""
GAP = 3
"""Words between two tagged contents of a sentence that are taken for missed parts of one."""
WORDS = 3
"""Fewer words outside quotation marks are no content by themselves."""
_DOCUMENTS = frozenset({SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT})
_MARKS = "“”\"‘’'"
_PLAIN = frozenset({"put", "have", "foresee", "deny"})
"""Verbs that the rules take for cues only with a figure behind them, or state something of all they govern."""
_LABELS = frozenset({":", "—"})
"""Cues that give a paragraph to whoever stands before or behind it."""
SHARE = 0.5
"""Part of a content that an attribution of the rules must cover to be taken for the same."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Tagged spans by role, with the sentences of the article; `cut` gives the readable part of a tagged source."""

    article: Article
    starts: tuple[int, ...]
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    cut: Mapping[Span, Span]

    def sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def span(self, at: int) -> Span:
        return self.article.sentences[self.sentence(at)].span


@dataclass(frozen=True, slots=True)
class _Content:
    """A tagged content with the source and cue that the tagger links it to."""

    span: Span
    source: Span | None
    cue: Span | None


def link_tagged(
    article: Article, tagged: Sequence[TaggedSpan], ruled: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    """Link tagged spans to attributions, with the rules' attributions of the same article as a guide."""
    text = article.document.text
    tagged = past_relatives(text, tagged, ruled)
    cut = {t.span: unjoined(text, t.span) for t in tagged if t.role is Role.SOURCE and could_be_source(text, t.span)}
    place = _Place(
        article,
        tuple(s.span.start for s in article.sentences),
        tuple(cut.values()),
        tuple(t.span for t in tagged if t.role is Role.CUE),
        cut,
    )
    contents = _joined(place, [t for t in tagged if t.role is Role.CONTENT])
    spans = [content.span for content in contents]
    ruled = [
        kept
        for each in ruled
        if not _is_turned(each, _about(contents, each)) and (kept := _revise(place, each, spans)) is not None
    ]
    by_start = sorted(((piece, at) for at, each in enumerate(ruled) for piece in each.content))
    by_cue = sorted((each.cue, at) for at, each in enumerate(ruled) if each.cue is not None)
    grouped: dict[tuple[Span | None, Span | None], FoundAttribution] = {}
    last: FoundAttribution | None = None
    for content in contents:
        if not _is_readable(place, content.span) or _is_fragment(text, content.span):
            continue
        covering = _ruled(content, [ruled[at] for at in _near(by_start, content.span)])
        if covering is not None:
            last = covering
            continue
        found = _attribute(place, content, last)
        if found is None:
            continue
        at = _of_cue(by_cue, content.cue)
        if at is not None:
            last = ruled[at] = replace(
                ruled[at], content=tuple(sorted((*ruled[at].content, *found.content))), is_tagged=True
            )
            continue
        key = (found.source, found.cue)
        known = grouped.get(key)
        if known is not None:
            found = replace(
                known, content=(*known.content, *found.content), is_quoted=known.is_quoted or found.is_quoted
            )
        grouped[key] = found
        last = found
    linked = (with_quoted(text, each) for each in (*ruled, *grouped.values()))
    return sorted(linked, key=lambda f: (f.cue or f.content[0], f.content[0]))


def _joined(place: _Place, contents: Sequence[TaggedSpan]) -> list[_Content]:
    """Join contents that touch inside a sentence, or have only a few words between them that are nothing else."""
    joined: list[_Content] = []
    for tagged in contents:
        content, before = _behind_dateline(place, tagged.span), joined[-1] if joined else None
        if content is None:
            continue
        source = place.cut.get(tagged.source) if tagged.source is not None else None
        if (
            before is not None
            and place.sentence(content.start) == place.sentence(before.span.end - 1)
            and (content.start - before.span.end <= 1 or _is_bare(place, Span(before.span.end, content.start)))
        ):
            longer = before.span.end - before.span.start >= content.end - content.start
            joined[-1] = _Content(
                Span(before.span.start, max(content.end, before.span.end)),
                before.source if longer else source,
                before.cue if longer else tagged.cue,
            )
        else:
            joined.append(_Content(content, source, tagged.cue))
    return joined


def _behind_dateline(place: _Place, content: Span) -> Span | None:
    """Cut off the dateline that a content opens its sentence with; None where it is nothing else."""
    sentence = place.span(content.start)
    start = max(content.start, sentence.start + dateline_of(sentence.of(place.article.document.text)))
    return Span(start, content.end) if start < content.end else None


def _is_bare(place: _Place, gap: Span) -> bool:
    """Tell whether a gap holds a few words and no stop, source or cue."""
    words = gap.of(place.article.document.text)
    return (
        len(words.split()) <= GAP
        and all(c.isalpha() or c in " ’'-" for c in words)
        and not any(gap.overlaps(s) for spans in (place.sources, place.cues) for s in _around(spans, gap))
    )


def _is_fragment(text: str, content: Span) -> bool:
    """Tell a few words outside quotation marks, which state nothing."""
    words = content.of(text)
    return len(words.split()) < WORDS and words[0] not in _MARKS and words[-1] not in _MARKS


def _around(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Give the spans, sorted by start, that overlap `span` or stand within `NEAR` places of it."""
    first = bisect_right(spans, span.start, key=lambda s: s.start)
    last = bisect_right(spans, span.end, key=lambda s: s.start)
    return spans[max(0, first - NEAR) : last + NEAR]


def _about(contents: Sequence[_Content], ruled: FoundAttribution) -> Sequence[_Content]:
    """Give the tagged contents that stand about a cue of the rules."""
    if ruled.cue is None:
        return ()
    at = bisect_right(contents, ruled.cue.start, key=lambda c: c.span.start)
    return contents[max(0, at - NEAR) : at + NEAR]


def _near(by_start: Sequence[tuple[Span, int]], span: Span) -> list[int]:
    """Give the indices of what begins or stands about `span`, each once, in order."""
    first = bisect_right(by_start, span.start, key=lambda pair: pair[0].start)
    last = bisect_right(by_start, span.end, key=lambda pair: pair[0].start)
    return sorted({at for _, at in by_start[max(0, first - NEAR) : last + NEAR]})


def _of_cue(by_cue: Sequence[tuple[Span, int]], cue: Span | None) -> int | None:
    """Give the index of the attribution whose cue overlaps `cue`."""
    if cue is None:
        return None
    last = bisect_left(by_cue, cue.end, key=lambda pair: pair[0].start)
    return next((at for mine, at in by_cue[max(0, last - 2) : last] if mine.overlaps(cue)), None)


def _revise(place: _Place, ruled: FoundAttribution, contents: Sequence[Span]) -> FoundAttribution | None:
    """Take the tagger's bounds for an attribution of the rules, and drop a weak one that it sees nothing of."""
    if ruled.lemma in _LABELS or (ruled.cue and ruled.cited and ruled.cue.contains(ruled.cited)):
        return ruled
    text = place.article.document.text
    size = sum(c.end - c.start for c in ruled.content)
    shared = sum(_shared(c, content) for c in ruled.content for content in _around(contents, c))
    is_seen = any(
        mine is not None and any(mine.overlaps(s) for s in _around(theirs, mine))
        for mine, theirs in ((ruled.cue, place.cues), (ruled.source, place.sources))
    )
    if not _is_strong(text, ruled) and not is_seen and shared < SUPPORT * size:
        return None
    is_inner = ruled.cue is not None and any(c.contains(ruled.cue) for c in _around(contents, ruled.cue))
    if is_inner and ruled.act is not Act.STATEMENT and not is_seen:
        return None  # of "she said he wants peace" the tagger sees what she said, and no wish in it
    outside = [c for c in contents if ruled.cue is None or not c.contains(ruled.cue)]
    pieces = _merged(_fitted(place, piece, outside) for piece in ruled.content)
    fitted = replace(ruled, content=pieces, is_tagged=True)
    if ruled.source is None or ruled.cue is None:
        return fitted
    seen = [s for s in _around(place.sources, ruled.source) if s.overlaps(ruled.source)]
    if seen:
        return with_bounds(text, fitted, max(seen, key=lambda s: (_shared(s, fitted.source or s), s.start)))
    return with_other(text, fitted, _nearest(place, ruled.cue, place.sources))


def _fitted(place: _Place, piece: Span, contents: Sequence[Span]) -> Span:
    """Give what the tagger marks of `piece`, from first to last, but none of what stands before its "that"; or `piece`.

    The tagger sees one content in another as two ("is", "to sign ..." of what three sources told): they are one here.
    """
    within = [c for c in _around(contents, piece) if _shared(piece, c) >= SHARE * (c.end - c.start)]
    best = Span(min(c.start for c in within), max(c.end for c in within)) if within else piece
    union = max(piece.end, best.end) - min(piece.start, best.start)
    if _shared(piece, best) < FIT * union:
        return piece
    is_opened = piece.of(place.article.document.text).lower().startswith("that ")
    return Span(max(best.start, piece.start) if is_opened else best.start, best.end)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Make one of spans that overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _is_turned(ruled: FoundAttribution, contents: Sequence[_Content]) -> bool:
    """Tell whether the tagger reads the same cue the other way round: "X, who ..., said the company was warned"."""
    if ruled.is_quoted or ruled.cue is None or ruled.source is None:
        return False
    said = [c for c in contents if c.cue is not None and c.cue.overlaps(ruled.cue)]
    speakers = [c.source for c in said if c.source is not None]
    return (
        bool(said)
        and all(c.span.overlaps(ruled.source) for c in said)
        and any(piece.overlaps(speaker) for piece in ruled.content for speaker in speakers)
    )


def _is_strong(text: str, ruled: FoundAttribution) -> bool:
    verb = CUE_VERBS.get(ruled.lemma)
    if ruled.is_quoted or ruled.cited is not None or ruled.lemma in _PLAIN:
        return True
    if verb is None or verb.frame in {Frame.CLAUSE, Frame.RECIPIENT}:
        return True
    return verb.frame is Frame.STRICT and ruled.content[0].of(text).startswith("that ")


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _is_readable(place: _Place, span: Span) -> bool:
    return place.article.sentences[place.sentence(span.start)].is_own


def _attribute(place: _Place, tagged: _Content, last: FoundAttribution | None) -> FoundAttribution | None:
    content = tagged.span
    cue = tagged.cue or _nearest(place, content, place.cues)
    source = tagged.source or _nearest(place, content, place.sources, beside=cue)
    if source is None and cue is None:
        text = content.of(place.article.document.text)
        is_speech = text[0] in _MARKS or text[-1] in _MARKS
        if last is None or not is_speech:
            return None
        return replace(last, content=(content,), is_unclear=True, is_tagged=True)
    text = place.article.document.text
    lemma, act = ("according to", Act.STATEMENT) if _is_there(text, cue, source) else sense_of(text, cue)
    if source is None and act is Act.STATEMENT and not leaves_unsaid(place.article.document.text, cue):
        return None
    return FoundAttribution(
        source=source,
        cue=cue,
        content=(content,),
        act=act,
        lemma=lemma,
        is_passive=source is None,
        is_quoted=content.of(place.article.document.text)[0] in _MARKS,
        is_tagged=True,
    )


def _is_there(text: str, cue: Span | None, source: Span | None) -> bool:
    """Tell "in a Kantra poll", "per the Nessby Gull" and "in her view": what stands there, somebody states."""
    if cue is None or source is None:
        return False
    word = cue.of(text).lower().removeprefix("in ")
    if word in {"view", "opinion", "words", "telling"}:
        return text[max(0, source.start - 3) : source.start].lower() == "in "
    return word == "per" or (word == "in" and classify(source.of(text)).kind in _DOCUMENTS)


def _ruled(tagged: _Content, ruled: Sequence[FoundAttribution]) -> FoundAttribution | None:
    """Give the attribution of the rules that covers a content, but none inside it: the "sees" of "she said he sees"."""
    content = tagged.span
    best: tuple[int, FoundAttribution] | None = None
    for found in ruled:
        if found.cue is not None and content.contains(found.cue) and tagged.cue is not None:
            continue
        shared = sum(_shared(c, content) for c in found.content)
        size = sum(c.end - c.start for c in found.content)
        if shared >= SHARE * (content.end - content.start) and (best is None or size < best[0]):
            best = (size, found)
    return best[1] if best else None


def _nearest(place: _Place, content: Span, spans: Sequence[Span], beside: Span | None = None) -> Span | None:
    """Give the span nearest to `content` (or to `beside`) in the sentences where the content begins and ends."""
    low = place.sentence(content.start)
    high = place.sentence(content.end - 1)
    near = [s for s in _around(spans, content) if low <= place.sentence(s.start) <= high and not content.contains(s)]
    target = beside or content
    return min(near, key=lambda s: (max(s.start - target.end, target.start - s.end, 0), s.start), default=None)
