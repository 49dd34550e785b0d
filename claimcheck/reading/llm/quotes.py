"""Claims of a reply with their quotations as spans of the article, before anybody asks who says them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.reading.llm.replies import ReplyClaim
from claimcheck.reading.llm.sections import Section
from claimcheck.reading.llm.sources import find
from claimcheck.text.align import FoldedText
from claimcheck.types import Article, Span

MAX_PIECES = 8
_OUTER = '"“”«»„‟ \t\n,;'


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A claim of a reply, and where its quotation stands; no spans where a piece of it stands nowhere."""

    claim: ReplyClaim
    spans: tuple[Span, ...]


def locate_claim(claim: ReplyClaim, article: Article, section: Section, at: int, folded: FoldedText) -> Quoted:
    """Locate a claim's quotation, best in the sentence at `at`; one that begins outside the section is not found."""
    spans: list[Span] = []
    near = article.sentences[at].span
    for piece in claim.q[:MAX_PIECES]:
        span = find(folded, piece, near)
        trimmed = _trim(folded.text, span) if span else None
        if trimmed is None:
            return Quoted(claim=claim, spans=())
        spans.append(trimmed)
    joined = _joined(spans)
    section_spans = (article.sentences[place].span for place in section.places)
    is_inside = bool(joined) and any(each.start <= joined[0].start < each.end for each in section_spans)
    return Quoted(claim=claim, spans=joined if is_inside else ())


def contents_of(quoted: Iterable[Quoted]) -> dict[int, tuple[Span, ...]]:
    """Give what each attribution covers, by its number: the quotations of all claims that stand on it."""
    contents: dict[int, set[Span]] = {}
    for each in quoted:
        for number in each.claim.by:
            contents.setdefault(number, set()).update(each.spans)
    return {number: tuple(sorted(spans)) for number, spans in contents.items()}


def _trim(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_OUTER))
    end = span.end - (len(words) - len(words.rstrip(_OUTER)))
    return Span(start, end) if start < end else None


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.start <= kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)
