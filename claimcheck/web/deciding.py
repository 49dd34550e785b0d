"""Take a decision: made on the run as it stands, kept, and only then acknowledged."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from claimcheck.review.draft import Draft, carry
from claimcheck.review.state import Review
from claimcheck.types import Decision
from claimcheck.web.desk import Desk
from claimcheck.web.forms import DecisionForm


def new_id() -> str:
    """Make an id that nobody else makes."""
    return secrets.token_hex(10)


def decide(desk: Desk, run_id: str, form: DecisionForm) -> tuple[Decision, Review, int]:
    """Keep a decision; give it with the run as it stands then, and how many decisions it has.

    Raises:
        ReviewError: it cannot be taken.
        StoreError: it could not be kept.
    """
    review, _ = desk.review(run_id)
    draft = Draft(review=review, reviewer=form.reviewer)
    if form.id is not None and (kept := _kept(desk, run_id, form.id)) is not None:
        return kept, *desk.review(run_id)  # sent again, since our answer did not arrive
    decision = draft.decide(
        form.subject(draft),
        form.change(draft),
        decision_id=form.id or new_id(),
        moment=datetime.now(UTC),
        reason=form.reason,
    )
    with desk.stores() as stores:
        (decision,) = stores.decisions.add(decision)
    return decision, *desk.review(run_id)


def _kept(desk: Desk, run_id: str, decision_id: str) -> Decision | None:
    return next((each for each in desk.decisions(run_id) if each.id == decision_id), None)


def carry_over(desk: Desk, run_id: str, origin: str) -> tuple[Review, int]:
    """Repeat the decisions on an earlier run for this one; each once, however often it is asked for.

    Raises:
        ReviewError: one of the runs is not there.
        StoreError: they could not be kept.
    """
    earlier, _ = desk.review(origin)
    here = desk.decisions(run_id)
    taken = {each.carried_from for each in here}
    left = [each for each in earlier.live if each.id not in taken]
    repeated = carry(left, run_id=run_id, new_ids=[f"{run_id}-{each.id}"[:64] for each in left])
    with desk.stores() as stores:
        stores.decisions.add(*repeated)
    return desk.review(run_id)
