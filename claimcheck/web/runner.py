"""Checks the articles that were handed in, one after the other, also those that a killed server left."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.errors import ClaimcheckError
from claimcheck.store import Submission
from claimcheck.text.load import Given, load_bytes
from claimcheck.types import PublicationTime

if TYPE_CHECKING:
    from claimcheck.web.desk import Desk
    from claimcheck.wiring import Workbench

MAX_ATTEMPTS = 3
GIVEN_UP = "{name}: the server ended {times} times while it was checked; check it with claimcheck ARTICLE to see why"
_log = logging.getLogger(__name__)
BUG = "a bug of ours ({name}); where it happened is kept in the home folder: please report it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a check has come: the stage that it is at, and the claims found so far."""

    stage: str
    claims: int = 0


WAITING = Progress(stage="waiting")


@dataclass(slots=True)
class Runner:
    """One thread that checks; what it opens, it alone uses.

    `save_bug` keeps where an error of ours came from.
    """

    desk: Desk
    open_workbench: Callable[[], AbstractContextManager[Workbench]]
    save_bug: Callable[[BaseException], None]
    _progress: dict[str, Progress] = field(default_factory=dict)
    _given_up: set[str] = field(default_factory=set)
    _wake: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin with what is still waiting in the store."""
        self._thread = threading.Thread(target=self._work, daemon=True, name="claimcheck-checks")
        self._wake.set()
        self._thread.start()

    def wake(self) -> None:
        """Say that an article was handed in."""
        self._wake.set()

    def progress(self, submission_id: str) -> Progress:
        """Tell how far a check has come."""
        return self._progress.get(submission_id, WAITING)

    def _work(self) -> None:
        with ExitStack() as stack:
            workbench: Workbench | None = None
            while not self.desk.is_closed:
                self._wake.wait(timeout=1.0)
                self._wake.clear()
                while not self.desk.is_closed and (submission := self._next()) is not None:
                    try:
                        workbench = workbench or stack.enter_context(self.open_workbench())
                    except ClaimcheckError as exc:
                        self._fail(submission, str(exc))
                        continue
                    self._check(submission, workbench)

    def _next(self) -> Submission | None:
        """Give the oldest that waits; what cannot be marked as ended is left for the next start."""
        try:
            with self.desk.stores() as stores:
                left = [each for each in stores.submissions.waiting() if each not in self._given_up]
                return stores.submissions.get(left[0]) if left else None
        except ClaimcheckError as exc:
            _log.warning("%s", exc)
            return None

    def _check(self, submission: Submission, workbench: Workbench) -> None:
        def tell(stage: str, claims: int) -> None:
            self._progress[submission.id] = Progress(stage=stage, claims=claims)

        try:
            tell("load", 0)
            with self.desk.stores() as stores:
                attempts = stores.submissions.begin(submission.id)
            if attempts > MAX_ATTEMPTS:
                self._fail(submission, GIVEN_UP.format(name=submission.name, times=MAX_ATTEMPTS))
                return
            document = load_bytes(submission.data, name=submission.name, given=given_of(submission.given))
            report = workbench.check(document, submission.name, tell)
            with self.desk.stores() as stores:
                stores.submissions.finish(submission.id, report)
        except ClaimcheckError as exc:
            self._fail(submission, str(exc))
        except Exception as exc:  # noqa: BLE001  (one article must not end the server; the error is kept and said)
            self.save_bug(exc)
            self._fail(submission, BUG.format(name=type(exc).__name__))
        self._progress.pop(submission.id, None)

    def _fail(self, submission: Submission, error: str) -> None:
        try:
            with self.desk.stores() as stores:
                stores.submissions.fail(submission.id, error)
        except ClaimcheckError as exc:
            self._given_up.add(submission.id)
            _log.warning("%s", exc)


def given_of(given: dict[str, str]) -> Given:
    """Read what a user says of an article.

    Raises:
        ValueError: the date is none.
    """
    date = given.get("date")
    return Given(
        title=given.get("title") or None,
        date=PublicationTime.parse(date) if date else None,
        publisher=given.get("publisher") or None,
        url=given.get("url") or None,
    )
