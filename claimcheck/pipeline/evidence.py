"""What the archive says of a claim, or why it was not asked."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from claimcheck.errors import ClaimcheckError
from claimcheck.types import DENIAL_MARK, Cause, EvidenceState, Judgement, Passage, ReadClaim, Span

_log = logging.getLogger(__name__)
NOTE_STARTS = {
    Cause.SEARCH_FAILED.value: "the archive could not be searched",
    Cause.JUDGING_FAILED.value: "what it holds could not be judged",
}
"""How the note on a failure begins, by its cause."""
_BRACKET = re.compile(rf"{re.escape(DENIAL_MARK)}|[\[\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidenced:
    """The evidence state of a claim with its judgements, or why there are none: cause, and note for people."""

    state: EvidenceState
    judgements: tuple[Judgement, ...] = ()
    cause: Cause | None = None
    note: str | None = None


NOT_SEARCHED = Evidenced(state=EvidenceState.NOT_SEARCHED)


def searched(judgements: tuple[Judgement, ...]) -> Evidenced:
    """Give the evidence of a claim that the archive was asked about."""
    return Evidenced(state=EvidenceState.SEARCHED, judgements=judgements)


def failed(cause: Cause, error: ClaimcheckError) -> Evidenced:
    """Give the evidence of a claim about which search or judging failed."""
    note = f"{NOTE_STARTS[cause.value]}, so some claims are not checked: {error}"
    _log.info("%s", note)
    return Evidenced(state=EvidenceState.NOT_CHECKED, cause=cause, note=note)


def query_of(claim: ReadClaim) -> str:
    """Give the words by which the archive is searched for a claim: its wording without our brackets."""
    return _BRACKET.sub("", claim.text).strip()


def evidence_for(claim: ReadClaim, found: Mapping[tuple[Span, ...], Evidenced]) -> Evidenced:
    """Give a claim's evidence; one joined with the headline has that of the body's claim, which is worded in full.

    The body's spans come last, or first where the headline stands below it.
    """
    return next((found[part] for part in _parts(claim.spans) if part in found), NOT_SEARCHED)


def passages_of(claims: Iterable[ReadClaim], found: Mapping[tuple[Span, ...], Evidenced]) -> dict[Passage, str]:
    """Give the passages that were held against claims, or against what was joined to one; each with the first's id."""
    passages: dict[tuple[str, Span], tuple[Passage, str]] = {}
    for claim in claims:
        for part in _parts(claim.spans):
            for judgement in found.get(part, NOT_SEARCHED).judgements:
                passage = judgement.passage  # its score differs from claim to claim
                passages.setdefault((passage.document.id, passage.span), (passage, claim.id))
    return dict(passages.values())


def _parts(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """Give a claim's spans, then those of claims that it may be joined of: ever fewer at the end, then at the start."""
    yield spans
    yield from (spans[at:] for at in range(1, len(spans)))
    yield from (spans[:-at] for at in range(1, len(spans)))
