"""The source ledger: one entry for each distinct source of an article, with all its mentions."""

from claimcheck.ledger.build import Ledger, build_ledger
from claimcheck.ledger.counting import DistinctRange, distinct_anonymous

__all__ = ["DistinctRange", "Ledger", "build_ledger", "distinct_anonymous"]
