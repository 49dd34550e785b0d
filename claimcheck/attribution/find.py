"""All attributions of an article, by rule: sentence by sentence, quotations carried on from one to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.quotations import Quotation, find_quotations
from claimcheck.attribution.sentence import attributions_of
from claimcheck.attribution.tokens import tokenize
from claimcheck.text.furniture import dateline_of
from claimcheck.types import Act, Article, Sentence, Span

_SPEAKER_LABEL = re.compile(r"[\"“]?(?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|de|van)){0,4}:(?=\s)|[QA]:(?=\s)")
_INLINE_SIGNATURE = re.compile(r"(?<=[”\"’'.!?]) ?[—―–]+ ?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4})$")
_SIGNATURE = re.compile(r"[—―–-]+ ?(?P<name>@?[A-Z][\w.’'-]*(?: [A-Za-z][\w.’'-]*){0,4})(?:,[^\n]{0,60})?")
MIN_QUOTED_WORDS = 4
"""A quotation of fewer words with no cue of its own is an ironic or technical use, not speech."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]


def find_attributions(article: Article) -> list[FoundAttribution]:
    """Find the attributions of an article, in the order of their cues; furniture and foreign text are passed over."""
    text = article.document.text
    found: list[FoundAttribution] = []
    carried: int | None = None
    awaits_block = False
    previous: _Paragraph | None = None
    held: list[Span] = []
    for paragraph in _paragraphs(article):
        first = len(found)
        signature = _signature(text, paragraph, previous)
        if signature is not None:
            found.append(signature)
            previous = None
            continue
        previous = paragraph
        for sentence in paragraph.sentences:
            found.extend(_sentence_attributions(text, sentence, paragraph))
        _widen_to_quotations(found, first, paragraph)
        held = _give_held(found, first, paragraph, held)
        if carried is None and first == len(found) and _is_open_block(paragraph):
            held.append(paragraph.quotations[-1].span)
        carried, awaits_block = _carry_on(text, found, first, paragraph, carried, awaits_block)
    return found


def _paragraphs(article: Article) -> Iterator[_Paragraph]:
    text = article.document.text
    for _, group in groupby(article.sentences, key=lambda s: s.paragraph):
        kept = tuple(s for s in group if s.furniture is None and s.language == "en")
        if kept:
            span = Span(kept[0].span.start, kept[-1].span.end)
            yield _Paragraph(span, kept, tuple(find_quotations(text, span)))


def _sentence_attributions(text: str, sentence: Sentence, paragraph: _Paragraph) -> list[FoundAttribution]:
    label = _SPEAKER_LABEL.match(text, sentence.span.start, sentence.span.end)
    if label and (text[label.start()] in '"“' or not _inside(paragraph.quotations, sentence.span.start)):
        start = label.end()
        rest = text[start : sentence.span.end]
        lead = len(rest) - len(rest.lstrip())
        if rest.strip() and (sentence.span.start == paragraph.span.start or sentence.is_headline):
            return [
                FoundAttribution(
                    source=Span(sentence.span.start + (text[label.start()] in '"“'), label.end() - 1),
                    cue=Span(label.end() - 1, label.end()),
                    content=(Span(start + lead, sentence.span.end if sentence.is_headline else paragraph.span.end),),
                    act=Act.STATEMENT,
                    lemma=":",
                )
            ]
    skip = dateline_of(sentence.span.of(text))
    body = (
        Span(sentence.span.start + skip, sentence.span.end)
        if skip < sentence.span.end - sentence.span.start
        else sentence.span
    )
    return attributions_of(tokenize(text, body, paragraph.quotations), is_headline=sentence.is_headline)


def _signature(text: str, paragraph: _Paragraph, previous: _Paragraph | None) -> FoundAttribution | None:
    """Read "— Ana Ruiz, Westhaven" below a quotation that is a paragraph of its own."""
    inline = _INLINE_SIGNATURE.search(paragraph.span.of(text)[-120:])
    if inline and paragraph.quotations and paragraph.quotations[0].span.start == paragraph.span.start:
        shift = max(paragraph.span.start, paragraph.span.end - 120)
        return FoundAttribution(
            source=Span(shift + inline.start("name"), shift + inline.end("name")),
            cue=Span(shift + inline.start(), shift + inline.start("name")),
            content=(Span(paragraph.span.start, shift + inline.start()),),
            act=Act.STATEMENT,
            lemma="—",
            is_quoted=True,
        )
    match = _SIGNATURE.match(text, paragraph.span.start, paragraph.span.end)
    if match is None or match.end() < paragraph.span.end or previous is None or not previous.quotations:
        return None
    quoted = previous.quotations[0].span
    if quoted.start > previous.span.start + 1:
        return None
    return FoundAttribution(
        source=Span(match.start("name"), match.end("name")),
        cue=Span(match.start(), match.start() + 1),
        content=(Span(quoted.start, previous.span.end),),
        act=Act.STATEMENT,
        lemma="—",
        is_quoted=True,
    )


def _inside(quotations: Sequence[Quotation], at: int) -> bool:
    return any(q.span.start <= at < q.span.end for q in quotations)


def _is_open_block(paragraph: _Paragraph) -> bool:
    """Tell whether a paragraph is the beginning of a quotation that the next one goes on with."""
    return bool(paragraph.quotations) and paragraph.quotations[-1].is_open and _is_block(paragraph)


def _give_held(found: list[FoundAttribution], first: int, paragraph: _Paragraph, held: list[Span]) -> list[Span]:
    """Give quotations that were left open to the speaker whom the next paragraph names; keep them till then."""
    if not held or _is_open_block(paragraph):
        return held
    own = [i for i in range(first, len(found)) if found[i].act is Act.STATEMENT]
    if own and _is_block(paragraph):
        _extend(found, own[0], held, is_unclear=False)
    return []


def _widen_to_quotations(found: list[FoundAttribution], first: int, paragraph: _Paragraph) -> None:
    """Let content that begins or ends inside a quotation reach over the whole of it."""
    for i in range(first, len(found)):
        attribution = found[i]
        content = []
        is_quoted = attribution.is_quoted
        for piece in attribution.content:
            start, end = piece.start, piece.end
            for quotation in paragraph.quotations:
                if quotation.span.start < start < quotation.span.end:
                    start = quotation.span.start
                if quotation.span.start < end < quotation.span.end:
                    end = quotation.span.end
                is_quoted = is_quoted or (quotation.span.start <= start and end <= quotation.span.end)
            content.append(Span(start, end))
        found[i] = replace(attribution, content=tuple(content), is_quoted=is_quoted)


def _carry_on(
    text: str, found: list[FoundAttribution], first: int, paragraph: _Paragraph, carried: int | None, awaits_block: bool
) -> tuple[int | None, bool]:
    """Give quotations without a cue of their own to whoever was speaking.

    Returns:
        The index of the attribution that the next paragraph may go on with, and whether the paragraph ended with the
        colon of one, so that the next paragraph is its content as a block.
    """
    own = range(first, len(found))
    if awaits_block and carried is not None and _is_block(paragraph):
        _extend(
            found, carried, [s.span for s in paragraph.sentences if not _covered(found, own, s.span)], is_unclear=False
        )
    speaker = carried
    for quotation in paragraph.quotations:
        before = [i for i in own if _starts(found[i]) < quotation.span.end and found[i].act is Act.STATEMENT]
        if _covered(found, own, quotation.inner):
            speaker = before[-1] if before else speaker
            continue
        if quotation.inner.of(text).count(" ") + 1 < MIN_QUOTED_WORDS and not _is_whole(paragraph, quotation):
            continue
        near = before[-1] if before else None
        is_continuation = quotation.span.start == paragraph.span.start
        target = (
            near if near is not None else (speaker if is_continuation else _after(found, own, quotation, paragraph))
        )
        if target is None:
            continue
        _extend(found, target, [quotation.span], is_unclear=near is None and not is_continuation)
        speaker = target
    last_open = bool(paragraph.quotations) and paragraph.quotations[-1].span.end >= paragraph.span.end - 2
    ends_with_colon = text[paragraph.span.end - 1] == ":" and bool(own)
    return (speaker if last_open else (own[-1] if ends_with_colon else None)), ends_with_colon


def _starts(attribution: FoundAttribution) -> int:
    spans = [*attribution.content, *(s for s in (attribution.source, attribution.cue) if s)]
    return min(span.start for span in spans)


def _is_block(paragraph: _Paragraph) -> bool:
    return bool(paragraph.quotations) and paragraph.quotations[0].span.start == paragraph.span.start


def _is_whole(paragraph: _Paragraph, quotation: Quotation) -> bool:
    return any(s.span.start >= quotation.span.start and s.span.end <= quotation.span.end for s in paragraph.sentences)


def _after(found: list[FoundAttribution], own: range, quotation: Quotation, paragraph: _Paragraph) -> int | None:
    """Find the speaker who is named behind a quotation in the same sentence."""
    sentence = next((s for s in paragraph.sentences if s.span.overlaps(quotation.span)), None)
    if sentence is None:
        return None
    for i in own:
        cue = found[i].cue
        if cue is not None and sentence.span.contains(cue) and found[i].act is Act.STATEMENT:
            return i
    return None


def _covered(found: list[FoundAttribution], own: range, span: Span) -> bool:
    size = span.end - span.start
    return any(min(c.end, span.end) - max(c.start, span.start) > size // 2 for i in own for c in found[i].content)


def _extend(found: list[FoundAttribution], index: int, spans: list[Span], *, is_unclear: bool) -> None:
    if spans:
        attribution = found[index]
        found[index] = replace(
            attribution,
            content=(*attribution.content, *spans),
            is_quoted=True,
            is_unclear=attribution.is_unclear or is_unclear,
        )
