"""Quotations that come as a reply: "The chair, Ann Tully, was asked why. “We are where we are,” came the reply"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.speech import Paragraph
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

_CAME = lazy_re(
    r",? (?P<cue>came|was|is) "
    r"(?P<what>(?:the|(?P<whose>his|her)) (?:[a-z]{1,12} )?(?:reply|answer|response))\b(?! to\b)"
)
_ASKED = lazy_re(r"(?P<who>[A-Z][^.!?:;“”\"\n]{1,90}?),? (?:was|is|were|are) asked\b")


def replies_in(text: str, paragraph: Paragraph, before: Paragraph | None) -> Iterator[FoundAttribution]:
    """Give such quotations of a paragraph, each to whom the sentence before it was put to."""
    ends = [before.sentences[-1].span] if before is not None else []
    sentences = [*ends, *(sentence.span for sentence in paragraph.sentences)]
    for quotation in paragraph.quotations:
        came = _CAME.match(text, quotation.span.end)
        if came is None:
            continue
        asked = next((s for s in reversed(sentences) if s.end <= quotation.span.start), None)
        put = _ASKED.match(text, asked.start, asked.end) if asked is not None else None
        who = Span(*put.span("who")) if put is not None else None
        if came["whose"] or who is not None:
            yield FoundAttribution(
                source=Span(*came.span("whose" if came["whose"] else "what")),
                antecedent=None if came["whose"] else who,
                cue=Span(*came.span("cue")),
                content=(quotation.span,),
                act=Act.STATEMENT,
                lemma="reply",
                is_quoted=True,
            )
