"""Who speaks for somebody named right before: "Ana Ruiz, whose party says", "Ana Ruiz, whose lawyer says"."""

from __future__ import annotations

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.reading.people.memory import Resolved
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Link, SourceKind, Span

_OWNER = lazy_re(
    capitals(r"(?<![\w’'-])(?P<name>[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){1,3})(?:, [1-9]\d)?, whose $")
)
REACH = 140
"""Characters before such a source in which its owner is looked for."""
_NAMED = frozenset({SourceKind.NAMED_ORGANIZATION, SourceKind.SPOKESPERSON})


def of_whom(text: str, mention: Span) -> Resolved | None:
    """Name a body or a lawyer by the person named before "whose"; a relative stays unnamed."""
    start = mention.start + len("whose ") * mention.of(text).startswith("whose ")
    owner = _OWNER.search(text, max(0, start - REACH), start)
    if owner is None or start >= mention.end or classify(owner["name"]).kind is not SourceKind.NAMED_PERSON:
        return None
    noun = text[start : mention.end]
    kind = classify(f"his {noun}")
    if kind.kind not in _NAMED:
        return None
    link = Link(kind=kind.kind, name=f"{owner['name']}’s {noun}", mention=mention)
    return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False)
