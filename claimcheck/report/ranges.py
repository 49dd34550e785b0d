"""How many people stand behind claims, in words."""

from __future__ import annotations

from claimcheck.ledger import DistinctRange


def range_words(people: DistinctRange) -> str:
    """Say how many people there are: `2`, `3 to 6`, `at least 3`."""
    if people.most is None:
        return f"at least {people.least}"
    return str(people.least) if people.least == people.most else f"{people.least} to {people.most}"
