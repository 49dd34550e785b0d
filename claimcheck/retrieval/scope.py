"""What counts as prior for an article: `docs/labels.md`, "Prior"."""

from __future__ import annotations

from claimcheck.retrieval.origins import is_copy
from claimcheck.retrieval.seam import Scope
from claimcheck.types import PriorDocument, PublicationTime


def is_prior(published: PublicationTime | None, before: PublicationTime) -> bool:
    """Tell whether a document may count as published before `before`.

    Without a date it never does. Two times with a zone are compared as moments. Otherwise the days decide, on the same
    day the times, and where their order cannot be known, it does.
    """
    if published is None:
        return False
    if published.time and before.time:
        zoned = [time.utcoffset() is not None for time in (published.time, before.time)]
        if all(zoned) or (published.day == before.day and not any(zoned)):
            return published.time < before.time
    return published.day <= before.day


def is_own(document: PriorDocument, scope: Scope) -> bool:
    """Tell whether a document is the article of the scope or a copy of it."""
    return document.sha256 == scope.sha256 or is_copy(document.signature, scope.signature)


def in_scope(document: PriorDocument, scope: Scope) -> bool:
    """Tell whether a document may be evidence for the article of the scope."""
    return is_prior(document.date, scope.before) and not is_own(document, scope)
