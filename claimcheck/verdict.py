"""The label of a claim, decided as `docs/labels.md` says and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.types import (
    Act,
    Attribution,
    Basis,
    Cause,
    EvidenceState,
    Footing,
    Judgement,
    Label,
    PriorDocument,
    ReadClaim,
    ReviewReason,
    Stance,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is decided of one claim; the fields mean what they mean in `types.Claim`."""

    label: Label
    basis: Basis
    cause: Cause | None
    corroborated_by: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    needs_review: tuple[ReviewReason, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    label: Label
    basis: Basis
    cause: Cause | None = None


def decide(
    claim: ReadClaim, judgements: Sequence[Judgement], state: EvidenceState, cause: Cause | None = None
) -> Verdict:
    """Decide label, basis and flags of one claim.

    Args:
        claim: as a reader found it in the article.
        judgements: in any order; only those whose passage has a date count.
        state: whether the archive was asked about this claim.
        cause: why it was not, where `state` is NOT_CHECKED.

    Raises:
        ValueError: there are judgements though no search was made, or `state` and `cause` do not fit.
    """
    if judgements and state is not EvidenceState.SEARCHED:
        raise ValueError(f"judgements of claim {claim.id}, but its evidence state is {state}")
    if (cause is not None) is not (state is EvidenceState.NOT_CHECKED):
        raise ValueError(f"claim {claim.id}: a cause goes with not_checked, and only with it")
    evidence = [each for each in judgements if each.passage.document.date is not None]
    supporting = [each for each in evidence if each.stance is Stance.SUPPORTS]
    contradicting = [each for each in evidence if each.stance is Stance.CONTRADICTS]
    ground = _ground(claim, supporting, cause)
    contradicted_by = _first_prints(each.passage.document for each in contradicting)
    reviews = {
        ReviewReason.NOT_CLASSIFIED: ground.label is Label.NOT_CLASSIFIED,
        ReviewReason.NOT_CHECKED: state is EvidenceState.NOT_CHECKED,
        ReviewReason.CONTRADICTED: bool(contradicted_by),
        ReviewReason.SAME_DAY_EVIDENCE: any(each.is_same_day for each in (*supporting, *contradicting)),
        ReviewReason.MODEL_DISAGREES: _disagrees(claim, ground),
    }
    return Verdict(
        label=ground.label,
        basis=ground.basis,
        cause=ground.cause,
        corroborated_by=_first_prints(each.passage.document for each in supporting),
        contradicted_by=contradicted_by,
        needs_review=tuple(
            dict.fromkeys((*claim.needs_review, *(reason for reason, applies in reviews.items() if applies)))
        ),
    )


def _ground(claim: ReadClaim, supporting: Sequence[Judgement], cause: Cause | None) -> _Ground:
    """Apply the rules in their order; the numbers are those of `docs/labels.md`."""
    if claim.failure is not None:  # 8, 9
        return _Ground(Label.NOT_CLASSIFIED, Basis.NONE, claim.failure)
    attributed = _attributed_label(each for each in claim.attributions if each.is_grounded)
    if attributed is not _attributed_label(claim.attributions):  # 8: what is not in the article would decide
        return _Ground(Label.NOT_CLASSIFIED, Basis.NONE, Cause.UNGROUNDED_SOURCE)
    if attributed is not Label.UNVERIFIED:  # 3, 4
        return _Ground(attributed, Basis.ATTRIBUTION, cause)
    if cause is not None:  # 8: rule 5 could not be decided
        return _Ground(Label.NOT_CLASSIFIED, Basis.NONE, cause)
    if supporting:  # 5
        anonymous = all(each.footing is Footing.ANONYMOUS for each in supporting)
        return _Ground(Label.ANONYMOUS if anonymous else Label.SOURCED, Basis.ARCHIVE)
    return _Ground(Label.UNVERIFIED, Basis.NONE)  # 6


def _attributed_label(attributions: Iterable[Attribution]) -> Label:
    """Give the label that attributions alone fix: `unverified` where none gives ground (rules 1 to 4)."""
    statements = [each for each in attributions if each.act is Act.STATEMENT and each.chain]
    if any(is_named(each) for each in statements):
        return Label.SOURCED
    return Label.ANONYMOUS if statements else Label.UNVERIFIED


def is_named(attribution: Attribution) -> bool:
    """Tell whether every link of a chain is named (rule 2)."""
    return all(link.kind.is_named for link in attribution.chain)


def _disagrees(claim: ReadClaim, ground: _Ground) -> bool:
    """Tell whether the model that read the article labels it otherwise; it saw no archive, so neither does this."""
    if claim.model_label is None or ground.label is Label.NOT_CLASSIFIED:
        return False
    return claim.model_label is not _attributed_label(each for each in claim.attributions if each.is_grounded)


def _first_prints(documents: Iterable[PriorDocument]) -> tuple[str, ...]:
    """Give the ids of documents by date, of each origin only the first: ten prints of one story are one."""
    firsts: dict[str, str] = {}
    for document in sorted(documents, key=lambda each: (each.date.isoformat() if each.date else "", each.id)):
        firsts.setdefault(document.origin, document.id)
    return tuple(firsts.values())
