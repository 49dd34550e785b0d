"""Find a claim's numbers in a scene: the same, less exact, or others in their place."""

from __future__ import annotations

from itertools import pairwise

from claimcheck.judging.amounts import Agreement, Amount, Unit, compare_amounts
from claimcheck.judging.lexicon import PERSONS
from claimcheck.judging.scene import Scene
from claimcheck.text.word_lists import words

_RUNNING = words("another additional first already initially initial earlier further")


def compare_amount(scene: Scene, amount: Amount) -> Agreement | None:
    """Give how the passage's nearest number agrees with a claim's; None where it gives none for it."""
    others = [
        other for other in scene.here.amounts if amount.is_comparable(other) and _has_same_role(scene, amount, other)
    ]
    agreements = [_weigh(scene, amount, other) for other in others]
    for agreement in (Agreement.SAME, Agreement.LOOSER):
        if agreement in agreements:
            return agreement
    if _is_beside(scene, amount):
        return Agreement.SAME
    free = [other for other in others if not _is_spent(scene, amount, other) and _is_pinned(scene, amount, other)]
    return Agreement.OTHER if free else None


def _is_beside(scene: Scene, amount: Amount) -> bool:
    """Tell whether a sentence next to this one gives the same sum or rate."""
    return any(
        amount.is_comparable(other)
        and compare_amounts(amount, other) is Agreement.SAME
        and (amount.unit is not Unit.COUNT or bool(amount.nouns & other.nouns))
        for sentence in scene.near
        for other in sentence.amounts
    )


def _weigh(scene: Scene, amount: Amount, other: Amount) -> Agreement:
    """Compare two amounts, and take a part of a whole or a running count as less, not as another value."""
    agreement = compare_amounts(amount, other)
    if agreement is not Agreement.OTHER:
        return agreement
    before = scene.here.words[other.first - 1].lower if other.first else ""
    after = [word.lower for word in scene.here.words[other.last + 1 :]]
    is_part = amount.is_whole_group and other.value < amount.value
    is_running = before in _RUNNING or "more" in after[:3] or ("so", "far") in pairwise(after)
    return Agreement.LOOSER if is_part or is_running else Agreement.OTHER


def _has_same_role(scene: Scene, amount: Amount, other: Amount) -> bool:
    ours, theirs = scene.claim.role_of(amount), scene.here.role_of(other)
    if not ours or not theirs or ours == theirs:
        return True
    return theirs not in scene.claim.keys and ours not in {scene.here.role_of(third) for third in scene.here.amounts}


def _is_spent(scene: Scene, amount: Amount, other: Amount) -> bool:
    """Tell whether a number of the passage is already another number of the claim."""
    return any(
        third is not amount
        and third.is_comparable(other)
        and compare_amounts(third, other) is Agreement.SAME
        and _has_same_role(scene, third, other)
        for third in scene.claim.amounts
    )


def _is_pinned(scene: Scene, amount: Amount, other: Amount) -> bool:
    """Tell whether two different counts surely count the same thing: by noun, or by the verb that they belong to."""
    if amount.unit is not Unit.COUNT:
        return True
    if (amount.nouns & other.nouns) - PERSONS:
        return True
    ours, theirs = scene.claim.role_of(amount), scene.here.role_of(other)
    is_of_persons = bool((amount.nouns | other.nouns) & PERSONS) or not amount.nouns or not other.nouns
    return bool(ours) and ours == theirs and is_of_persons
