"""The newsroom's sourcing policy: deterministic rules over claims and the source ledger."""

from claimcheck.policy.audit import RULES, audit, settled
from claimcheck.policy.case import Case
from claimcheck.policy.parse import parse_policy
from claimcheck.policy.settings import Policy, RuleSetting

__all__ = ["RULES", "Case", "Policy", "RuleSetting", "audit", "parse_policy", "settled"]
