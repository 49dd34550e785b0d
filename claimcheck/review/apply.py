"""What one change does to one claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from claimcheck.review.ledger import DecidedLedger
from claimcheck.review.places import Places
from claimcheck.review.redecide import decide_again
from claimcheck.review.state import Status
from claimcheck.review.wording import standing_words
from claimcheck.types import (
    Accept,
    Act,
    Basis,
    Cause,
    Change,
    ChangeKind,
    ChangeSource,
    ChangeSpans,
    ChangeStance,
    Claim,
    Label,
    LinkedAttribution,
    NotAClaim,
    Note,
    OverrideLabel,
    Quotation,
    Source,
    Split,
)
from claimcheck.types.ids import claim_id

_NOT_CHECKED = {Cause.SEARCH_FAILED, Cause.JUDGING_FAILED}
BETWEEN = " … "
"""What stands between the quotations of one claim where it is worded by them."""


class Particular(StrEnum):
    """What reviewers can hold different views of."""

    CLAIM = "claim"
    LABEL = "label"
    KIND = "kind"
    SOURCE = "source"
    SPANS = "spans"
    STANCE = "stance"


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A claim while decisions are being applied; `machine` is None for a part that a reviewer cut."""

    machine: Claim | None
    claim: Claim
    parent: str | None
    id: str = field(init=False)
    status: Status = Status.OPEN
    override: Label | None = None
    merged_into: str | None = None

    def __post_init__(self) -> None:
        self.id = self.claim.id

    def absorb(self, other: Sheet, ledger: DecidedLedger) -> None:
        """Take another claim in: its spans, attributions and evidence."""
        self.claim = replace(
            self.claim,
            spans=tuple(sorted({*self.claim.spans, *other.claim.spans})),
            attributions=tuple(dict.fromkeys((*self.claim.attributions, *other.claim.attributions))),
            evidence=tuple(dict.fromkeys((*self.claim.evidence, *other.claim.evidence))),
        )
        other.status, other.merged_into = Status.MERGED, self.id
        self.follow(ledger)

    def follow(self, ledger: DecidedLedger) -> None:
        """Let the label follow from what the claim stands on now, unless a reviewer set it."""
        claim = decide_again(self.claim, ledger.by_id)
        if self.override is not None:
            basis = claim.basis if claim.label is self.override else Basis.NONE
            claim = replace(claim, label=self.override, basis=basis, cause=None)
        self.claim = claim


def apply(change: Change, sheet: Sheet, places: Places, ledger: DecidedLedger, sha256: str) -> tuple[Sheet, ...] | None:
    """Change a claim.

    A claim that was split or merged is not changed; what its reviewers hold is still theirs.

    Returns:
        The parts that it was cut into, mostly none; None where words of the change are not in the article.
    """
    if sheet.status in {Status.SPLIT, Status.MERGED} or isinstance(change, Note):
        return ()
    if isinstance(change, NotAClaim):
        sheet.status = Status.NOT_A_CLAIM
        return ()
    if isinstance(change, Split):
        return _split(change, sheet, places, ledger, sha256)
    sheet.status = Status.OPEN
    if isinstance(change, Accept):
        return ()
    if not _set(change, sheet, places, ledger):
        return None
    sheet.follow(ledger)
    return ()


def _set(change: Change, sheet: Sheet, places: Places, ledger: DecidedLedger) -> bool:
    """Set one particular of a claim; False where words of the change are not in the article, or its passage is not."""
    claim = sheet.claim
    match change:
        case ChangeKind():
            sheet.claim = replace(claim, kind=change.kind)
        case ChangeSource():
            linked = [ledger.link(each, claim.spans) for each in change.attributions]
            if None in linked:
                return False
            _attribute(sheet, [each for each in linked if each is not None])
        case ChangeSpans():
            spans = places.find_all(change.quotations)
            if spans is None:
                return False
            sheet.claim = replace(claim, spans=spans, text=_worded(change.quotations))
        case ChangeStance():
            fits = [(one.document_id, one.quote) == (change.document_id, change.quote) for one in claim.evidence]
            pairs = zip(fits, claim.evidence, strict=True)
            evidence = (replace(one, stance=change.stance) if fit else one for fit, one in pairs)
            sheet.claim = replace(claim, evidence=tuple(evidence))
            sheet.override = None
            return any(fits)
        case OverrideLabel():
            sheet.override = change.label
        case _:
            return False
    return True


def _attribute(sheet: Sheet, linked: list[LinkedAttribution]) -> None:
    """Replace a claim's attributions, which heals a failed reading; one that was there before keeps its cue."""
    had: dict[tuple[tuple[str, ...], Act], list[LinkedAttribution]] = {}
    for each in (*sheet.claim.attributions, *(sheet.machine.attributions if sheet.machine else ())):
        had.setdefault((each.chain, each.act), []).append(each)
    same = [had.get((each.chain, each.act)) for each in linked]
    attributions = tuple(left.pop(0) if left else each for left, each in zip(same, linked, strict=True))
    cause = sheet.claim.cause if sheet.claim.cause in _NOT_CHECKED else None
    sheet.claim = replace(sheet.claim, attributions=attributions, cause=cause)
    sheet.override = None


def _split(change: Split, sheet: Sheet, places: Places, ledger: DecidedLedger, sha256: str) -> tuple[Sheet, ...] | None:
    """Cut a claim into parts that keep its attributions and evidence."""
    found = [places.find_all(part) for part in change.parts]
    if None in found:
        return None
    parts = []
    for quotations, spans in zip(change.parts, found, strict=True):
        if spans is not None:
            claim = replace(sheet.claim, id=claim_id(sha256, spans), spans=spans, text=_worded(quotations))
            part = Sheet(machine=None, claim=claim, parent=sheet.id)
            part.follow(ledger)
            parts.append(part)
    sheet.status = Status.SPLIT
    return tuple(parts)


def _worded(quotations: tuple[Quotation, ...]) -> str:
    return BETWEEN.join(each.words for each in quotations)


def words_of(particular: Particular, sheet: Sheet, ledger: DecidedLedger, text: str) -> str:
    """Say one particular of a claim in words."""
    claim = sheet.claim
    match particular:
        case Particular.CLAIM:
            return "a claim" if sheet.status.is_standing else str(sheet.status).replace("_", " ")
        case Particular.LABEL:
            return str(claim.label).replace("_", " ")
        case Particular.KIND:
            return str(claim.kind)
        case Particular.SOURCE:
            return source_words(claim, ledger.by_id)
        case Particular.SPANS:
            return BETWEEN.join(span.of(text) for span in claim.spans)
        case Particular.STANCE:
            return "; ".join(f"{one.title or one.document_id}: {one.stance}" for one in claim.evidence) or "no passage"


def source_words(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Say on whose word a claim stands; `sources` is the ledger by id."""
    return standing_words(
        (each.act, [(sources[one].name, sources[one].kind) for one in each.chain]) for each in claim.attributions
    )
