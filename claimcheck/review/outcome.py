"""The report as it stands after the review: a new value, the machine's own stays as it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from claimcheck.policy import settled
from claimcheck.review.state import Review, ReviewedClaim
from claimcheck.types import Claim, Label, Report
from claimcheck.types.ids import claim_id

NOTE = "changed by review: {done} of {all} claims decided by {names}; policy findings are those of the machine's result"


def reviewed_report(review: Review) -> Report:
    """Give the report with the claims as they stand, the sources that carry them, and totals that fit.

    A claim's id follows its spans. Findings are the machine's; left out are those on claims that are gone, and those on
    a missing approval that was given since.
    """
    report = review.report
    kept = [each for each in review.claims if each.status.is_standing]
    if not review.live:
        return report
    ids = {each.id: _id(each, report) for each in kept}
    claims = tuple(replace(each.claim, id=ids[each.id]) for each in kept)
    carried: dict[str, dict[str, None]] = {}
    for claim in claims:
        for source in (one for each in claim.attributions for one in each.chain):
            carried.setdefault(source, {})[claim.id] = None
    sources = tuple(replace(each, claim_ids=tuple(carried.get(each.id, ()))) for each in review.sources)
    findings = tuple(
        replace(each, claim_id=ids.get(each.claim_id) if each.claim_id else None)
        for each in settled(report.findings, {one.source_id for one in review.approvals})
        if each.claim_id is None or each.claim_id in ids
    )
    names = ", ".join(dict.fromkeys(each.reviewer for each in review.live))
    note = NOTE.format(done=review.done, all=len(review.claims), names=names)
    return replace(
        report,
        claims=claims,
        sources=tuple(each for each in sources if each.claim_ids or each.mentions),
        findings=findings,
        totals=_totals(claims, report),
        run=replace(report.run, notes=(*report.run.notes, note)),
    )


def _id(reviewed: ReviewedClaim, report: Report) -> str:
    if reviewed.machine is not None and reviewed.machine.spans == reviewed.claim.spans:
        return reviewed.machine.id
    return claim_id(report.document.sha256, reviewed.claim.spans)


def _totals(claims: tuple[Claim, ...], report: Report) -> dict[str, int]:
    counts = Counter(str(each.label) if each.kind.is_counted else str(each.kind) for each in claims)
    names = dict.fromkeys((*report.totals, *(str(label) for label in Label), *counts))
    return {name: counts[name] for name in names}
