"""Hold a claim's particulars against those of a passage, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from claimcheck.judging.amounts import Agreement, Amount, Unit, compare_amounts
from claimcheck.judging.dates import When, implied_time
from claimcheck.judging.lexicon import EVENT_ONCE, PERSONS, STRONG_QUANTIFIERS, WEAK_QUANTIFIERS, word_set
from claimcheck.judging.modality import Mode
from claimcheck.judging.names import is_named
from claimcheck.judging.particulars import Particulars, Term
from claimcheck.types import Stance

# Tuned on the tuning half of tests/judging/pairs.jsonl.
MIN_RELATED = 0.34
MIN_CONTRADICTED = 0.6
MIN_CONTRADICTED_NAMELESS = 0.8
MIN_SUPPORTED = 0.7
MIN_PARTICULARS = 3
MIN_WITH_NAME = 2
EVENT_DAYS = 400
STATE_DAYS = 45
AGREE_DAYS = 1100
REPORT_DAYS = 7
ACTION_REACH = 4
_RUNNING = word_set("another additional first already initially initial earlier further")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What one sentence of a passage says of a claim, and how much of the claim's wording it has."""

    stance: Stance
    sentence: int
    score: float


class _Time(StrEnum):
    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """A claim beside one sentence of a passage.

    `near` is up to two sentences before it, itself and the next one, for names; dates carry on only from `before`.
    """

    claim: Particulars
    claim_day: date
    here: Particulars
    before: tuple[Particulars, ...]
    near: tuple[Particulars, ...]
    passage_day: date


def compare(claim: Particulars, claim_day: date, sentences: Sequence[Particulars], passage_day: date) -> Comparison:
    """Tell what a passage says of a claim.

    A sentence that states the claim outweighs one that contradicts it: the same passage then holds both values, and
    a wrong contradiction costs an editor more than a missed one.

    Args:
        claim: the claim's particulars.
        claim_day: when its article was published.
        sentences: the passage's sentences in order, at least one.
        passage_day: when the passage's document was published.
    """
    found = [
        _compare_one(
            _Scene(
                claim=claim,
                claim_day=claim_day,
                here=here,
                before=tuple(sentences[max(0, place - 2) : place]),
                near=tuple(sentences[max(0, place - 2) : place + 2]),
                passage_day=passage_day,
            ),
            place,
        )
        for place, here in enumerate(sentences)
    ]
    order = (Stance.SUPPORTS, Stance.CONTRADICTS, Stance.NARROWS, Stance.UNRELATED)
    return min(found, key=lambda comparison: (order.index(comparison.stance), -comparison.score, comparison.sentence))


def _compare_one(scene: _Scene, place: int) -> Comparison:
    share = _shared_wording(scene)
    named = _named_share(scene)
    score = share + named
    stance = _stance(scene, share, named)
    return Comparison(stance=stance, sentence=place, score=round(score, 6))


def _stance(scene: _Scene, share: float, named: float) -> Stance:
    """Decide by particulars: first whether it is the same event, then what differs."""
    if not _is_same_event(scene, share, named):
        return Stance.UNRELATED
    ours, theirs = _mode_of(scene.claim, scene), _mode_of(scene.here, scene)
    if theirs in {Mode.DENIED, Mode.QUESTION} or (theirs is Mode.CONDITIONAL and ours is not Mode.CONDITIONAL):
        return Stance.UNRELATED
    agreements = [_compare_amount(scene, amount) for amount in scene.claim.amounts]
    differs = Agreement.OTHER in agreements or _is_opposed(scene) or _has_other_date(scene)
    time = _compare_times(scene, differs=differs)
    if time is _Time.OTHER and share < MIN_CONTRADICTED and not _has_other_date(scene):
        return Stance.UNRELATED
    if differs:
        if time is not _Time.SAME and not _has_other_date(scene):
            return Stance.NARROWS
        least = MIN_CONTRADICTED if any(name.is_sure for name in scene.claim.names) else MIN_CONTRADICTED_NAMELESS
        is_sure = named == 1 and _own_share(scene) >= least and ours is theirs
        return Stance.CONTRADICTS if is_sure else Stance.UNRELATED
    is_whole = (
        named == 1
        and share >= MIN_SUPPORTED
        and all(agreement is Agreement.SAME for agreement in agreements)
        and time is _Time.SAME
        and ours is theirs
        and not _says_less(scene)
    )
    return Stance.SUPPORTS if is_whole else Stance.NARROWS


def _is_same_event(scene: _Scene, share: float, named: float) -> bool:
    """Tell whether the sentence is about what the claim is about: its subject, most of its names, its main action."""
    claim = scene.claim
    sure = [name for name in claim.names if name.is_sure]
    least_said = MIN_WITH_NAME if sure else MIN_PARTICULARS
    if len(claim.keys) + len(claim.amounts) + len(claim.dates) < least_said:
        return False
    main = claim.main_action
    least = MIN_RELATED if sure or main else MIN_SUPPORTED
    if named < 0.5 or share < least or _own_share(scene) < least:
        return False
    if sure and not _is_near(scene, 0):
        return False
    return main is None or main.key in scene.here.keys


def _is_near(scene: _Scene, number: int) -> bool:
    """Tell whether the sentence or those around it name the claim's name of this number."""
    name = [name for name in scene.claim.names if name.is_sure][number]
    vocabulary = frozenset().union(*(sentence.vocabulary for sentence in scene.near))
    return is_named(name, [other for sentence in scene.near for other in sentence.names], vocabulary)


def _named_share(scene: _Scene) -> float:
    """Give the share of the claim's names that the sentence or those around it name; 1 for a claim without names."""
    count = sum(name.is_sure for name in scene.claim.names)
    return sum(_is_near(scene, number) for number in range(count)) / count if count else 1.0


def _shared_wording(scene: _Scene) -> float:
    """Give the share of the claim's content words that the sentence has; those beside it count half."""
    keys = scene.claim.keys
    around = frozenset().union(*(sentence.known_keys for sentence in scene.near))
    return (_own_share(scene) + len(keys & around) / len(keys)) / 2 if keys else 1.0


def _own_share(scene: _Scene) -> float:
    """Give the share of the claim's content words that the sentence itself has."""
    keys = scene.claim.keys
    return len(keys & scene.here.known_keys) / len(keys) if keys else 1.0


def _mode_of(side: Particulars, scene: _Scene) -> Mode:
    """Give the mode of the shared action, or of most shared words."""
    shared = scene.claim.keys & scene.here.keys
    terms = [term for term in side.terms if term.key in shared]
    main = scene.claim.main_action
    if main is not None:
        terms = [term for term in terms if term.key == main.key] or terms
    modes = [side.modes[term.place] for term in terms]
    return max(modes, key=modes.count) if modes else side.modes[0]


def _compare_amount(scene: _Scene, amount: Amount) -> Agreement | None:
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


def _is_beside(scene: _Scene, amount: Amount) -> bool:
    """Tell whether a sentence next to this one gives the same sum or rate."""
    return any(
        amount.is_comparable(other)
        and compare_amounts(amount, other) is Agreement.SAME
        and (amount.unit is not Unit.COUNT or bool(amount.nouns & other.nouns))
        for sentence in scene.near
        for other in sentence.amounts
    )


def _weigh(scene: _Scene, amount: Amount, other: Amount) -> Agreement:
    """Compare two amounts, and take a part of a whole or a running count as less, not as another value."""
    agreement = compare_amounts(amount, other)
    if agreement is not Agreement.OTHER:
        return agreement
    before = scene.here.words[other.first - 1].lower if other.first else ""
    after = [word.lower for word in scene.here.words[other.last + 1 :]]
    is_part = amount.is_whole_group and other.value < amount.value
    is_running = before in _RUNNING or "more" in after[:3] or ("so", "far") in pairwise(after)
    return Agreement.LOOSER if is_part or is_running else Agreement.OTHER


def _has_same_role(scene: _Scene, amount: Amount, other: Amount) -> bool:
    ours, theirs = scene.claim.role_of(amount), scene.here.role_of(other)
    if not ours or not theirs or ours == theirs:
        return True
    return theirs not in scene.claim.keys and ours not in {scene.here.role_of(third) for third in scene.here.amounts}


def _is_spent(scene: _Scene, amount: Amount, other: Amount) -> bool:
    """Tell whether a number of the passage is already another number of the claim."""
    return any(
        third is not amount and third.is_comparable(other) and compare_amounts(third, other) is Agreement.SAME
        and _has_same_role(scene, third, other)
        for third in scene.claim.amounts
    )  # fmt: skip


def _is_pinned(scene: _Scene, amount: Amount, other: Amount) -> bool:
    """Tell whether two different counts surely count the same thing: by noun, or by the verb that they belong to."""
    if amount.unit is not Unit.COUNT:
        return True
    if amount.nouns & other.nouns:
        return True
    ours, theirs = scene.claim.role_of(amount), scene.here.role_of(other)
    is_of_persons = bool((amount.nouns | other.nouns) & PERSONS) or not amount.nouns or not other.nouns
    return bool(ours) and ours == theirs and is_of_persons


def _is_opposed(scene: _Scene) -> bool:
    """Tell whether the sentence says the opposite of the claim's main action or direction."""
    heads = {term.key for term in (*scene.claim.terms, *scene.here.terms) if term.is_negation_head}
    main = scene.claim.main_action
    return any(
        _is_term_opposed(term, scene.here)
        for term in scene.claim.terms
        if term is main or term.is_opposable or (term.key in heads and _is_beside_action(term, main, scene.here))
    )


def _is_beside_action(term: Term, main: Term | None, here: Particulars) -> bool:
    """Tell whether a negated word belongs to the main action ("found no evidence"), there being one."""
    if main is None:
        return True
    if abs(term.place - main.place) > ACTION_REACH:
        return False
    places = [other.place for other in here.terms if other.key == main.key]
    return any(
        other.key == term.key and abs(other.place - place) <= ACTION_REACH for other in here.terms for place in places
    )


def _is_term_opposed(term: Term, here: Particulars) -> bool:
    directions = {other.direction for other in here.terms if other.key == term.key}
    return bool(directions) and term.direction not in directions


def _compare_times(scene: _Scene, *, differs: bool) -> _Time:
    """Tell whether claim and sentence speak of the same time, each date resolved against its own document.

    Where neither names a time, a value that differs is another value of the same time only for a while; the same value
    in the same words is the same event for longer.
    """
    theirs = scene.here.dates or tuple(when for sentence in scene.before for when in sentence.dates)
    reported = implied_time(scene.passage_day, REPORT_DAYS)
    if scene.claim.dates:
        met = [_meet(when, theirs or (reported,)) for when in scene.claim.dates]
        if all(time is _Time.SAME for time in met):
            return _Time.SAME
        if theirs and scene.here.dates and all(time is _Time.OTHER for time in met):
            return _Time.OTHER
        is_later = reported.low > scene.claim.dates[0].low
        return _Time.UNSURE if is_later else _Time.OTHER
    days = (STATE_DAYS if _is_state(scene.claim) else EVENT_DAYS) if differs else AGREE_DAYS
    recent = implied_time(scene.claim_day, days)
    is_recent = any(when.overlaps(recent) for when in scene.here.dates or (reported,))
    if is_recent or (not scene.claim.amounts and not _is_state(scene.claim)):
        return _Time.SAME
    return _Time.OTHER


def _fits(when: When, other: When) -> bool:
    """Tell whether a passage's time lies in the claim's, or names the month that the claim's day is in."""
    return other.is_within(when) or (when.is_within(other) and (other.high - other.low).days <= 31)


def _meet(when: When, others: Sequence[When]) -> _Time:
    if any(_fits(when, other) for other in others):
        return _Time.SAME
    return _Time.UNSURE if any(other.overlaps(when) for other in others) else _Time.OTHER


def _is_state(claim: Particulars) -> bool:
    """Tell whether a claim gives a figure that holds for a while (a rate, a staff) and no event."""
    main = claim.main_action
    if main is None:
        return bool(claim.amounts)
    return main.key in {"employ", "hold", "cost", "serv", "own"}


def _has_other_date(scene: _Scene) -> bool:
    """Tell whether both date something that happens once ("opened in 1998"), and differently."""
    claim, here = scene.claim, scene.here
    main = claim.main_action
    if main is None or main.key not in EVENT_ONCE or not claim.dates or not here.dates:
        return False
    if any(when.overlaps(other) for when in claim.dates for other in here.dates):
        return False
    return _is_dated(claim, main.key) and _is_dated(here, main.key)


def _is_dated(side: Particulars, key: str) -> bool:
    """Tell whether a date stands right after the verb."""
    places = [term.place for term in side.terms if term.key == key]
    return any(0 < when.first - place <= 4 for when in side.dates for place in places)


def _says_less(scene: _Scene) -> bool:
    """Tell whether the sentence leaves out the second of two things that the claim joins, or says "some" for "all"."""
    around = frozenset().union(*(sentence.keys for sentence in scene.near))
    words = scene.claim.words
    for place, word in enumerate(words[:-1]):
        joined = next((term for term in scene.claim.terms if place < term.place <= place + 3), None)
        if word.lower == "and" and joined is not None and joined.key not in around:
            return True
    has_all = bool(scene.claim.vocabulary & STRONG_QUANTIFIERS)
    return has_all and bool(scene.here.vocabulary & WEAK_QUANTIFIERS)
