"""Gold cases: an article, its archive, and what is right about them."""

from claimcheck.evaluation.cases.gold import (
    Case,
    GoldAttribution,
    GoldClaim,
    GoldEvidence,
    GoldSource,
    Group,
    PriorFile,
)
from claimcheck.evaluation.cases.load import Loaded, load_case, load_suite, read_suite
from claimcheck.evaluation.cases.problems import Problem

__all__ = [
    "Case",
    "GoldAttribution",
    "GoldClaim",
    "GoldEvidence",
    "GoldSource",
    "Group",
    "Loaded",
    "PriorFile",
    "Problem",
    "load_case",
    "load_suite",
    "read_suite",
]
