"""Which claims a source carries, and which findings a claim has a part in: the one count of every rendering."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claimcheck.types import Act, Claim, Finding, Report, Span


def carried_claims(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """Give by the id of a source the claims that it is said to state."""
    return _by_source(claims, told=False)


def told_claims(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """Give by the id of a source the claims that the article itself makes of what it wants or did: no word of it."""
    return _by_source(claims, told=True)


def _by_source(claims: Iterable[Claim], *, told: bool) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        stated = _sources(claim, is_stated=True)
        for source_id in _sources(claim, is_stated=False) - stated if told else stated:
            found[source_id].append(claim)
    return found


def _sources(claim: Claim, *, is_stated: bool) -> set[str]:
    """Give the ids of all links of a claim's attributions, of the statements or of the others."""
    attributions = (one for one in claim.attributions if (one.act is Act.STATEMENT) is is_stated)
    return {source_id for one in attributions for source_id in one.chain}


def findings_by_claim(report: Report) -> Mapping[str, list[Finding]]:
    """Give by the id of a claim the findings on it, also those on several claims, and on the source it names."""
    of_claim: dict[Span, set[str]] = defaultdict(set)
    of_source: dict[Span, set[str]] = defaultdict(set)
    for claim in report.claims:
        for span in claim.spans:
            of_claim[span].add(claim.id)
        for attribution in claim.attributions:
            if attribution.source is not None:
                of_source[attribution.source].add(claim.id)
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        ids = {finding.claim_id} if finding.claim_id is not None else set()
        for span in finding.spans:
            ids |= of_claim.get(span, set())
            ids |= of_source.get(span, set()) if finding.claim_id is None else set()
        for claim_id in ids:
            found[claim_id].append(finding)
    return found
