"""Which passages an editor is shown first: those that speak of the claim in its own words."""

from __future__ import annotations

from claimcheck.report.matched import matched, word_key
from claimcheck.types import Claim, Evidence, Stance

_MIN_SHARED = 2
_OF_SAYING = frozenset(map(word_key, "ask asked say said tell told".split()))
"""Words that tell that somebody spoke, and nothing of what about."""
_COMMON = frozenset(
    map(
        word_key,
        """
        day week month year hour minute time last lasted next first second third new make made take took get got give
        gave come came go went use used people person member part number
        """.split(),
    )
)
"""Words of every subject: by them alone nothing speaks of a claim. Beside a word of its own they count."""


def is_near(evidence: Evidence, claim: Claim, text: str) -> bool:
    """Tell whether a passage stands beside its claim, or is folded: one that narrows it and shares hardly a word.

    On our cases 24 in 100 passages that the engine of this machine takes for narrowing speak of their claim; of those
    that share two words, names or numbers with it 47, and they are 85 in 100 of the right ones. At least one of the
    two is of the subject: "A strike had lasted four days" is not about "on 41 days last year".

    Args:
        evidence: the passage, of any stance; only `narrows` is ever far.
        claim: the claim that it was judged for.
        text: the article.
    """
    if evidence.stance is not Stance.NARROWS:
        return True
    shared = matched(" ".join(span.of(text) for span in claim.spans), evidence.quote)
    words = {word_key(word) for word in shared.words} - _OF_SAYING
    particulars = len(shared.names) + len(shared.numbers)
    return particulars + len(words) >= _MIN_SHARED and particulars + len(words - _COMMON) > 0
