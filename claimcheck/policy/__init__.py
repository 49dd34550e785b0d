"""The newsroom's sourcing policy: deterministic rules over claims and the source ledger."""

from claimcheck.policy.audit import RULES, audit, settled
from claimcheck.policy.case import Case
from claimcheck.policy.parse import Problem, find_problems, parse_policy
from claimcheck.policy.settings import OWN, Page, Policy, RuleSetting

__all__ = [
    "OWN",
    "RULES",
    "Case",
    "Page",
    "Policy",
    "Problem",
    "RuleSetting",
    "audit",
    "find_problems",
    "parse_policy",
    "settled",
]
