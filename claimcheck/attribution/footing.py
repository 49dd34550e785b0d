"""On whose word a passage of the archive itself says what it says (rule 5 of `docs/labels.md`)."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.attribution.find import find_attributions
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import Reference
from claimcheck.text.segment import segment
from claimcheck.types import Act, Document, Footing, Span


def footing_of(passage: str, quote: Span) -> Footing:
    """Tell whether the words at `quote` in `passage` are its own, a named source's, or anonymous ones' alone.

    A passage is short and may begin in the middle of a story: a pronoun counts as named, since a paper that writes
    "he said" has named him before, and only a source that the passage itself leaves unnamed counts as anonymous.
    """
    behind = [is_named for content, is_named in _statements(passage) if _covers(content, quote)]
    if not behind:
        return Footing.OWN
    return Footing.NAMED if any(behind) else Footing.ANONYMOUS


MAX_READ = 256
"""Passages whose statements are kept: every claim of a section asks about the same few again."""


@lru_cache(maxsize=MAX_READ)
def _statements(passage: str) -> tuple[tuple[tuple[Span, ...], bool], ...]:
    """Give what somebody states in a passage, and whether its source is named there."""
    article = segment(Document(text=passage, sha256=Document.hash_text(passage)))
    found = (each for each in find_attributions(article) if each.act is Act.STATEMENT)
    return tuple((each.content, _is_named(passage, each)) for each in found)


def _covers(content: tuple[Span, ...], quote: Span) -> bool:
    size = quote.end - quote.start
    shared = sum(max(0, min(c.end, quote.end) - max(c.start, quote.start)) for c in content)
    inside = any(c.contains(quote) for c in content)
    return inside or shared * 3 >= size


def _is_named(passage: str, attribution: FoundAttribution) -> bool:
    if attribution.source is None:
        return False
    kind = classify((attribution.antecedent or attribution.source).of(passage))
    return kind.kind.is_named or kind.reference in {Reference.PRONOUN, Reference.WRITER}
