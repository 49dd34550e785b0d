"""What the archive says of a claim, or why it was not asked."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
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
    spans = claim.spans
    parts = (spans, *(spans[at:] for at in range(1, len(spans))), *(spans[:-at] for at in range(1, len(spans))))
    return next((found[part] for part in parts if part in found), NOT_SEARCHED)


def passages_of(found: Iterable[tuple[ReadClaim, Evidenced]]) -> dict[Passage, str]:
    """Give the passages that were held against claims, each with the id of the first such claim."""
    passages: dict[Passage, str] = {}
    for claim, evidenced in found:
        for judgement in evidenced.judgements:
            passages.setdefault(judgement.passage, claim.id)
    return passages
