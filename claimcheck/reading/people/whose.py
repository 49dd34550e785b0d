"""Who speaks for somebody named right before: "Ana Ruiz, whose party says", "Ana Ruiz, whose lawyer says"."""

from __future__ import annotations

from claimcheck.attribution.phrases.common_kinds import LAWYERS
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.reading.people.memory import Resolved
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Link, SourceKind, Span

_OWNER = lazy_re(
    capitals(r"(?<![\w’'-])(?P<name>[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){1,3})(?:, [1-9]\d)?, whose $")
)
_BODY = lazy_re(
    capitals(
        r"(?<![\w’'&-])(?P<name>[Tt]he [a-z]{3,20}|"
        r"(?:[Tt]he )?[A-Z][\w’'&-]{1,30}(?: (?:(?:of|for|and) (?:the )?)?[A-Z][\w’'&.-]{1,30}){0,6}), whose $"
    )
)
"""A body whose lawyers speak: "Acme Corp., whose lawyers say", "the company, whose lawyer said"."""
REACH = 140
"""Characters before such a source in which its owner is looked for."""
_NAMED = frozenset({SourceKind.NAMED_ORGANIZATION, SourceKind.SPOKESPERSON})


def of_whom(text: str, mention: Span) -> Resolved | None:
    """Name a body or a lawyer by the person named before "whose"; a relative stays unnamed."""
    start = mention.start + len("whose ") * mention.of(text).startswith("whose ")
    owner = _OWNER.search(text, max(0, start - REACH), start) or _BODY.search(text, max(0, start - REACH), start)
    if owner is None or start >= mention.end:
        return None
    noun, whose = text[start : mention.end], classify(owner["name"]).kind
    kind = classify(f"his {noun}")
    is_bodys = whose is SourceKind.NAMED_ORGANIZATION and kind.head in LAWYERS
    if kind.kind not in _NAMED or not (whose is SourceKind.NAMED_PERSON or is_bodys):
        return None
    link = Link(kind=kind.kind, name=f"{owner['name']}’s {noun}", mention=mention)
    return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False)
