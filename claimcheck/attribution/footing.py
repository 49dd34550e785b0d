"""On whose word a passage of the archive itself says what it says (rule 5 of `docs/labels.md`)."""

from __future__ import annotations

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
    article = segment(Document(text=passage, sha256=Document.hash_text(passage)))
    behind = [a for a in find_attributions(article) if a.act is Act.STATEMENT and _covers(a, quote)]
    if not behind:
        return Footing.OWN
    return Footing.NAMED if any(_is_named(passage, a) for a in behind) else Footing.ANONYMOUS


def _covers(attribution: FoundAttribution, quote: Span) -> bool:
    size = quote.end - quote.start
    shared = sum(max(0, min(c.end, quote.end) - max(c.start, quote.start)) for c in attribution.content)
    inside = any(c.contains(quote) for c in attribution.content)
    return inside or shared * 3 >= size


def _is_named(passage: str, attribution: FoundAttribution) -> bool:
    if attribution.source is None:
        return False
    kind = classify((attribution.antecedent or attribution.source).of(passage))
    return kind.kind.is_named or kind.reference in {Reference.PRONOUN, Reference.WRITER}
