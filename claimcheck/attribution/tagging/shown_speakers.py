"""Quotations without a cue of their own that the tagger gives to whom the sentence before them shows.

"“Nobody listens,” Colm Daly said. Beside him Breda Daly nodded. “They never have.”": the rules carry the second on to
who spoke last, the tagger sees who nodded. What stands on so little asks for review.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.introduced import introduced_in
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.sentences.cue_sense import sense_of
from claimcheck.attribution.tagging.places_of_contents import MARKS
from claimcheck.attribution.tagging.tagged_contents import is_open
from claimcheck.attribution.tagging.tagged_places import NEAR, Content, Place
from claimcheck.attribution.vocabulary.lexicon import PRONOUNS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, SourceKind, Span

_SPEAKERS = frozenset(
    {
        SourceKind.NAMED_PERSON,
        SourceKind.NAMED_ORGANIZATION,
        SourceKind.SPOKESPERSON,
        SourceKind.UNNAMED_PERSON,
        SourceKind.COLLECTIVE,
    }
)
_REST_OF_NAME = lazy_re(r"(?: [A-Z][\w’-]{1,30}){1,2}")
"""What the tagger may miss of a name: "Boland" of "Rita Boland"."""
MAX_BEFORE = 2000
"""Characters before somebody in which a quotation may be open."""
Piece = tuple[Span, int]
"""A piece of a content, and the index of its attribution."""


def with_shown_speakers(
    place: Place, ruled: Sequence[FoundAttribution], contents: Sequence[Content]
) -> list[FoundAttribution]:
    """Take from who spoke last what another says, and give what nobody says yet to whom the sentence before shows."""
    text = place.article.document.text
    pieces = sorted((piece, at) for at, each in enumerate(ruled) for piece in each.content)
    speaking = _statements_by_sentence(place, ruled)
    lost: dict[int, set[Span]] = defaultdict(set)
    shown: list[FoundAttribution] = []
    for content in contents:
        held = list(_overlapping(pieces, content.span))
        content = content if held else _with_introduced(place, content)  # noqa: PLW2901
        if content.source is None or any(not _is_carried_on(place, ruled[at], piece) for piece, at in held):
            continue
        is_others = _is_said_here(place, content) and all(content.span.contains(piece) for piece, _ in held)
        if not is_others and _is_shown(place, content, speaking, shown, held=bool(held)):
            is_others = True
            shown.append(_shown(text, content.source, [piece for piece, _ in held] or [content.span]))
        for piece, at in held if is_others else ():
            lost[at].add(piece)
    kept = [_without(each, lost[at]) for at, each in enumerate(ruled)]
    return [*(each for each in kept if each.content), *shown]


def _overlapping(pieces: Sequence[Piece], span: Span) -> Iterator[Piece]:
    first = bisect_right(pieces, span.start, key=lambda each: each[0].start)
    last = bisect_right(pieces, span.end, key=lambda each: each[0].start)
    return (each for each in pieces[max(0, first - NEAR) : last] if each[0].overlaps(span))


def _statements_by_sentence(place: Place, ruled: Sequence[FoundAttribution]) -> frozenset[int]:
    """Give the sentences in which somebody states something by a cue."""
    return frozenset(
        place.sentence(each.cue.start) for each in ruled if each.act is Act.STATEMENT and each.cue is not None
    )


def _is_carried_on(place: Place, found: FoundAttribution, piece: Span) -> bool:
    """Tell a quotation that only follows what its speaker said, in another sentence."""
    if found.cue is None or found.act is not Act.STATEMENT or piece.of(place.article.document.text)[0] not in MARKS:
        return False
    near = {place.sentence(piece.start), place.sentence(piece.end - 1)}
    ends = (found.cue, found.source) if found.source is not None else (found.cue,)
    return all(place.sentence(span.start) not in near for span in ends)


def _is_said_here(place: Place, content: Content) -> bool:
    """Tell what has speaker and verb in its own sentence: "Ann Tully agreed, saying it was “a whitewash”"."""
    if content.source is None or content.cue is None:
        return False
    here = place.sentence(content.span.start)
    is_here = place.sentence(content.source.start) == here == place.sentence(content.cue.start)
    return is_here and sense_of(place.article.document.text, content.cue)[1] is Act.STATEMENT


def _with_introduced(place: Place, content: Content) -> Content:
    """Give a content of which the tagger sees no speaker the one person whom the sentence before is about.

    A plain subject it would have seen, so this is for "For Rita Boland, 67, the closure came as a shock" and the like.
    """
    before = place.sentence(content.span.start) - 1
    if content.source is not None or content.cue is not None or before < 0:
        return content
    text, sentence = place.article.document.text, place.article.sentences[before].span
    name = introduced_in(text, sentence)
    is_seen = name is None or name.start == sentence.start or name.of(text).lower() in PRONOUNS
    return content if is_seen else replace(content, source=name)


def _is_shown(
    place: Place, content: Content, speaking: frozenset[int], shown: Sequence[FoundAttribution], *, held: bool
) -> bool:
    """Tell whether a quotation that is a sentence is of whom the last sentence shows, or of who took over so."""
    text, here = place.article.document.text, place.sentence(content.span.start)
    source, sentences = content.source, place.article.sentences
    is_whole = content.span.start <= place.span(content.span.start).start + 1
    is_whole = is_whole and content.span.end >= place.span(content.span.end - 1).end - 1  # not "“...,” came the reply"
    if source is None or not is_whole or content.span.of(text)[0] not in MARKS or not sentences[here].is_own:
        return False
    last = shown[-1].source if shown else None
    before = place.sentence(source.start)
    is_linked = content.cue is not None and place.sentence(content.cue.start) == before
    if not held and is_linked and sense_of(text, content.cue)[1] is Act.STATEMENT:
        return False  # the tagger's own link says as much
    if held and last is not None and last.overlaps(source):
        return True  # "Breda Daly nodded. “They never have.” A dog barked. “They never will.”"
    if before != here - 1 or before in speaking or not sentences[before].is_own or sentences[before].is_headline:
        return False
    words = source.of(text)
    low = bisect_left(sentences, sentences[before].paragraph, key=lambda each: each.paragraph)
    if is_open(text[max(sentences[low].span.start, source.start - MAX_BEFORE) : source.start]):
        return False  # "a doctor" in what another speaker goes on telling
    if words.lower() in PRONOUNS:
        took_over = last is not None and sentences[place.sentence(last.start)].paragraph == sentences[here].paragraph
        return took_over if held else True
    kind = classify(words)
    return kind.kind in _SPEAKERS and not kind.is_guess


def _shown(text: str, source: Span, pieces: Sequence[Span]) -> FoundAttribution:
    rest = _REST_OF_NAME.match(text, source.end) if source.of(text).istitle() else None
    return FoundAttribution(
        source=Span(source.start, rest.end()) if rest is not None else source,
        cue=None,
        content=tuple(pieces),
        act=Act.STATEMENT,
        lemma="",
        is_quoted=True,
        is_unclear=True,
    )


def _without(found: FoundAttribution, lost: set[Span]) -> FoundAttribution:
    return replace(found, content=tuple(piece for piece in found.content if piece not in lost)) if lost else found
