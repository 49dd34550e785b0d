"""What a document says that somebody is shown first: "Shown an email saying that it was sent, Roe said he read it"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind, Span

_SHOWN = lazy_re(
    r"(?:(?:But|And|When|Once|Later) )?(?:[Cc]onfronted|[Pp]resented|[Ff]aced|[Ss]hown|[Hh]anded|[Ss]ent) (?:with )?"
    r"(?P<what>[^.,;:“”\"\n]{3,120}?) (?:that |which )?$"
)


def with_confronted(text: str, sentence: Span, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Give what the document says to the document, up to whoever is shown it and answers."""
    return [_confronted(text, sentence, each, found) for each in found]


def _confronted(
    text: str, sentence: Span, item: FoundAttribution, found: Sequence[FoundAttribution]
) -> FoundAttribution:
    shown = _SHOWN.fullmatch(text, sentence.start, item.cue.start) if item.cue is not None else None
    if shown is None or len(item.content) != 1 or item.content[0].start < shown.end():
        return item
    what, said = Span(*shown.span("what")), item.content[0]
    if classify(what.of(text)).kind not in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT}:
        return item
    answers = (each.source.start for each in found if each.source is not None and each.cue != item.cue)
    ends = [at for at in answers if said.start < at <= said.end and text.endswith(", ", said.start, at)]
    end = min(ends) - len(", ") if ends else said.end
    return replace(item, source=what, antecedent=what, content=(Span(said.start, end),))
