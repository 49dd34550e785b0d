"""The order in which claims are reviewed; it does not change while they are being decided."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.review.state import ReviewedClaim
from claimcheck.types import Claim, Label

_FAILED, _CONTRADICTED, _REVIEW, _COUNTED, _APART = range(5)


def in_review_order(claims: Sequence[ReviewedClaim]) -> tuple[ReviewedClaim, ...]:
    """Put claims that need review first: not classified, contradicted, others; then the rest; uncounted kinds last.

    Within these in the order of the article; parts that a reviewer cut stay behind what they were cut from.
    """
    ranks: dict[str, int] = {}
    for each in claims:
        ranks[each.id] = ranks[each.parent] if each.parent in ranks else _rank(each.machine or each.claim)
    return tuple(sorted(claims, key=lambda each: ranks[each.id]))


def _rank(claim: Claim) -> int:
    if claim.label is Label.NOT_CLASSIFIED:
        return _FAILED
    if claim.contradicted_by:
        return _CONTRADICTED
    if claim.needs_review:
        return _REVIEW
    return _COUNTED if claim.kind.is_counted else _APART
