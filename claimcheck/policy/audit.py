"""Every rule, and their findings on one article."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.policy import article_rules, claim_rules, fairness_rules, source_rules, support_rules
from claimcheck.policy.case import Case, Rule
from claimcheck.policy.settings import Policy
from claimcheck.types import Finding

RULES: dict[str, Rule] = {
    **source_rules.RULES,
    **support_rules.RULES,
    **claim_rules.RULES,
    **fairness_rules.RULES,
    **article_rules.RULES,
}
"""The rules by their names, as a policy file and `--fail-on finding:RULE` give them."""


def audit(case: Case, policy: Policy) -> tuple[Finding, ...]:
    """Give everything in an article that breaks the policy, in the order of the text."""
    findings = [
        Finding(
            rule=setting.rule,
            severity=setting.severity,
            message=breach.message,
            spans=breach.spans,
            claim_id=breach.claim_id,
            source_id=breach.source_id,
        )
        for setting in policy.settings
        if setting.severity is not None
        for breach in RULES[setting.rule].check(case, setting)
    ]
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[int, str, str, str]:
    start = finding.spans[0].start if finding.spans else 0
    return start, finding.rule, finding.source_id or "", finding.claim_id or ""


def settled(findings: Sequence[Finding], approved: Collection[str]) -> tuple[Finding, ...]:
    """Give the findings that stand once editors approved these anonymous sources, named by their ids."""
    return tuple(each for each in findings if each.rule != "missing_approval" or each.source_id not in approved)
