"""What somebody told that stands in the sentence before: "The ministry spent 4 billion. Ana Ruiz disclosed this"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.vocabulary.lexicon import DISCLOSING
from claimcheck.types import Act, Article, Span

_KNOWN = "made this known"
_MARKS = '“”"'


def with_disclosed(article: Article, found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    """Give attributions with that sentence for "this", unless it is told by somebody already."""
    text = article.document.text
    own = [sentence for sentence in article.sentences if sentence.is_own]
    starts = [sentence.span.start for sentence in own]
    told: set[int] = set()
    for piece in (p for each in found if each.act is Act.STATEMENT for p in (each.cue, *each.content) if p is not None):
        told.update(range(max(0, bisect_left(starts, piece.start + 1) - 1), bisect_left(starts, piece.end)))
    for each in found:
        is_known = each.cue is not None and each.cue.of(text).lower() == _KNOWN
        if each.source is None or not (is_known or each.lemma in DISCLOSING) or each.content[0].of(text) != "this":
            yield each
            continue
        at = bisect_left(starts, each.content[0].start) - 1
        before = own[at - 1] if at > 0 else None
        if before is None or before.is_headline or own[at].paragraph - before.paragraph > 1:
            yield each
            continue
        heard = next((a for a in found if a.is_passive and before.span.contains(a.content[0])), None)
        cue = Span(each.cue.start, max(each.cue.end, each.content[0].end)) if each.cue is not None else None
        if heard is not None and heard.act is Act.STATEMENT:
            yield replace(
                each, cue=cue, content=heard.content
            )  # "The panel heard that it was moved. Ana Ruiz disclosed this"
            continue
        words = before.span.of(text)
        is_quoted = words[0] in _MARKS and words[-1] in _MARKS
        is_plain = words.endswith(".") and not any(mark in words for mark in _MARKS)
        if at - 1 in told or not (is_plain or is_quoted):
            yield each
            continue
        content = before.span if is_quoted else Span(before.span.start, before.span.end - 1)
        yield replace(each, cue=cue, content=(content,), is_quoted=is_quoted)
