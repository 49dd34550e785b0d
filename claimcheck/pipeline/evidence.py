"""What the archive says of a claim, or why it was not asked."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.errors import ClaimcheckError
from claimcheck.types import Cause, EvidenceState, Judgement, ReadClaim, Span

_log = logging.getLogger(__name__)
_BRACKET = re.compile(r"\[not true:\]|[\[\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced:
    """The evidence state of a claim with its judgements, or with the cause that there are none."""

    state: EvidenceState
    judgements: tuple[Judgement, ...] = ()
    cause: Cause | None = None


NOT_SEARCHED = Evidenced(state=EvidenceState.NOT_SEARCHED)


def searched(judgements: tuple[Judgement, ...]) -> Evidenced:
    """Give the evidence of a claim that the archive was asked about."""
    return Evidenced(state=EvidenceState.SEARCHED, judgements=judgements)


def failed(cause: Cause, error: ClaimcheckError) -> Evidenced:
    """Give the evidence of a claim about which search or judging failed."""
    _log.warning("%s: %s", cause.value, error)
    return Evidenced(state=EvidenceState.NOT_CHECKED, cause=cause)


def query_of(claim: ReadClaim) -> str:
    """Give the words by which the archive is searched for a claim: its wording without our brackets."""
    return _BRACKET.sub("", claim.text).strip()


def evidence_for(claim: ReadClaim, found: Mapping[tuple[Span, ...], Evidenced]) -> Evidenced:
    """Give a claim's evidence; one joined with the headline has that of the body's claim, whose spans come last."""
    if claim.spans in found:
        return found[claim.spans]
    for start in range(1, len(claim.spans)):
        if claim.spans[start:] in found:
            return found[claim.spans[start:]]
    return NOT_SEARCHED
