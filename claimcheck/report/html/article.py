"""The article in its own words, every claim a link to its card."""

from __future__ import annotations

from claimcheck.report.html.markup import Html, join, tag, text
from claimcheck.report.html.segments import Mark, Segment, cut
from claimcheck.report.html.view import CONTRADICTED, View, group_of
from claimcheck.types import Claim, SentenceState, Span

_UNREAD = "u"


def article_text(view: View) -> Html:
    """Give the article paragraph by paragraph.

    A claim is a link to its card; where claims overlap, the shortest leads and the others are named in `data-c`.
    Mentions of sources carry the numbers of the ledger in `data-s`. No word is added or left out.
    """
    marks = _marks(view)
    claims = {f"c{number}": claim for number, claim in view.claims}
    paragraphs = view.paragraphs()
    taken = 0
    parts: list[Html] = []
    ordered = sorted(marks, key=lambda mark: mark.span.start)
    open_marks: list[Mark] = []
    for number, span in enumerate(paragraphs, start=1):
        while taken < len(ordered) and ordered[taken].span.start < span.end:
            open_marks.append(ordered[taken])
            taken += 1
        open_marks = [mark for mark in open_marks if mark.span.end > span.start]
        parts.append(_paragraph(number, span, open_marks, claims, view))
    return join(parts, "\n")


def _marks(view: View) -> list[Mark]:
    marks = [
        Mark(span=span, key=f"c{number}")
        for number, claim in view.claims
        for span in dict.fromkeys(claim.spans)
        if span.end <= len(view.text)
    ]
    marks += [
        Mark(span=span, key=f"s{number}")
        for number, source in enumerate(view.report.sources, start=1)
        for span in dict.fromkeys(source.mentions)
    ]
    marks += [
        Mark(span=Span(sentence.start, sentence.end), key=_UNREAD)
        for sentence in view.report.sentences
        if sentence.state is SentenceState.NOT_CLASSIFIED
    ]
    return marks


def _paragraph(number: int, span: Span, marks: list[Mark], claims: dict[str, Claim], view: View) -> Html:
    words = view.words(span)
    start = span.start + len(words) - len(words.lstrip("\n"))
    end = span.end - (len(words) - len(words.rstrip("\n")))
    if start >= end:
        return Html("")
    states = view.states(number)
    kind = "furniture" if states == {SentenceState.SKIPPED} else None
    if view.report.document.title and words.strip() == view.report.document.title:
        kind = "headline"
    segments = [_segment(segment, claims, view) for segment in cut(start, end, marks)]
    return tag("p", *segments, id=f"p{number}", dir="auto", class_=kind, data_p=number)


def _segment(segment: Segment, claims: dict[str, Claim], view: View) -> Html:
    words = text(view.text[segment.start : segment.end])
    of_claims = [key for key in segment.keys if key in claims]
    sources = " ".join(key[1:] for key in segment.keys if key.startswith("s")) or None
    if of_claims:
        lead = claims[of_claims[0]]
        classes = ["m", group_of(lead)]
        classes += [CONTRADICTED] if any(claims[key].contradicted_by for key in of_claims) else []
        return tag(
            "a",
            words,
            class_=" ".join(classes),
            href=f"#{of_claims[0]}",
            data_c=" ".join(key[1:] for key in of_claims),
            data_s=sources,
            data_o=_opening(segment, claims),
            tabindex=None if any(key in claims for key in segment.opening) else "-1",
        )
    if _UNREAD in segment.keys:
        return tag("span", words, class_="unread", data_s=sources)
    return tag("span", words, class_="s", data_s=sources) if sources else words


def _opening(segment: Segment, claims: dict[str, Claim]) -> str | None:
    """Number the claims that start at a segment, as the printed page shows them."""
    return " ".join(sorted((key[1:] for key in segment.opening if key in claims), key=int)) or None
