"""Tell whether a claim and a sentence speak of the same time."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from claimcheck.judging.dates import When, implied_time
from claimcheck.judging.lexicon import EVENT_ONCE, STATES
from claimcheck.judging.particulars import Particulars
from claimcheck.judging.scene import Scene

EVENT_DAYS = 400
"""How far back an event may lie that an undated claim speaks of, where the passage gives another value."""
STATE_DAYS = 30
"""The same for a figure that holds for a while: a rate, a staff, a lead in the polls."""
AGREE_DAYS = 1100
"""The same where the passage gives the claim's own value."""
REPORT_DAYS = 7


class Timing(StrEnum):
    """How the time of a sentence stands to that of a claim."""

    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"


def compare_times(scene: Scene, *, differs: bool) -> Timing:
    """Tell whether claim and sentence speak of the same time, each date resolved against its own document.

    Where neither names a time, a value that differs is another value of the same time only for a while; the same value
    in the same words is the same event for longer.
    """
    theirs = scene.here.dates or tuple(when for sentence in scene.before for when in sentence.dates)
    reported = implied_time(scene.passage_day, REPORT_DAYS)
    if scene.claim.dates:
        met = [_meet(when, theirs or (reported,)) for when in scene.claim.dates]
        if all(time is Timing.SAME for time in met):
            return Timing.SAME
        if theirs and scene.here.dates and all(time is Timing.OTHER for time in met):
            return Timing.OTHER
        is_later = reported.low > scene.claim.dates[0].low
        return Timing.UNSURE if is_later else Timing.OTHER
    days = (STATE_DAYS if _is_state(scene.claim) else EVENT_DAYS) if differs else AGREE_DAYS
    recent = implied_time(scene.claim_day, days)
    is_recent = any(when.overlaps(recent) for when in scene.here.dates or (reported,))
    if is_recent or (not scene.claim.amounts and not _is_state(scene.claim)):
        return Timing.SAME
    return Timing.OTHER


def _fits(when: When, other: When) -> bool:
    """Tell whether a passage's time lies in the claim's, or names the month that the claim's day is in."""
    return other.is_within(when) or (when.is_within(other) and (other.high - other.low).days <= 31)


def _meet(when: When, others: Sequence[When]) -> Timing:
    if any(_fits(when, other) for other in others):
        return Timing.SAME
    return Timing.UNSURE if any(other.overlaps(when) for other in others) else Timing.OTHER


def _is_state(claim: Particulars) -> bool:
    """Tell whether a claim gives a figure that holds for a while (a rate, a staff) and no event."""
    main = claim.main_action
    if main is None:
        return bool(claim.amounts)
    return main.key in STATES or main.is_present


def has_other_date(scene: Scene) -> bool:
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
