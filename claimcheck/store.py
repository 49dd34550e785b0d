"""The seam of records: where the reports of earlier runs are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from claimcheck.errors import ConfigError
from claimcheck.types import Label, Report

LAST = "last"
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_TIME_DIGITS = 9
_RANDOM_DIGITS = 4
OPENING_CHARS = 80
"""Of an article without a title, by which people know it again."""


def article_name(title: str | None, text: str) -> str:
    """Give what people know an article by: its title, else its first words in quotation marks."""
    words = " ".join(text[:OPENING_CHARS].split())
    more = " …" if len(text) >= OPENING_CHARS else ""
    return title or (f"“{words}{more}”" if words else "(no title)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEntry:
    """One line of the list of runs; counts are of claims inside the label counts."""

    id: str
    started_at: str
    title: str | None
    model: str
    sourced: int
    anonymous: int
    unverified: int
    not_classified: int
    contradicted: int
    opening: str | None = None
    """The first words of an article without a title."""

    @property
    def name(self) -> str:
        """Give the title, else the first words."""
        return article_name(self.title, self.opening or "")

    @classmethod
    def of(cls, report: Report) -> RunEntry:
        """Sum up a report."""
        return cls(
            id=report.run.id,
            started_at=report.run.started_at,
            title=report.document.title,
            model=report.run.model,
            sourced=report.totals.get(Label.SOURCED, 0),
            anonymous=report.totals.get(Label.ANONYMOUS, 0),
            unverified=report.totals.get(Label.UNVERIFIED, 0),
            not_classified=report.totals.get(Label.NOT_CLASSIFIED, 0),
            contradicted=sum(bool(claim.contradicted_by) for claim in report.claims),
            opening=None if report.document.title else report.document.text[:OPENING_CHARS],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCount:
    """How many decisions a run has, those taken back too, and of which reviewers."""

    decisions: int
    reviewers: tuple[str, ...]


class SubmissionState(StrEnum):
    """What has become of an article that was handed in."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """An article that was handed in to be checked.

    `name` is that of its file, `given` what the user says of it by the options of a check (`title`, `date`,
    `publisher`, `url`), `data` the file itself, empty once there is a report or an error.
    """

    id: str
    submitted_at: str
    name: str
    given: dict[str, str]
    data: bytes
    state: SubmissionState = SubmissionState.WAITING
    run_id: str | None = None
    error: str = ""


class Store(Protocol):
    """Anything that keeps reports; every method raises StoreError where the store cannot be used."""

    def save(self, report: Report) -> None:
        """Keep a report; when this returns, a power cut no longer loses it."""
        ...

    def entries(self, limit: int | None = None) -> list[RunEntry]:
        """List the runs, newest first, at most `limit` of them."""
        ...

    def load(self, wanted: str) -> Report:
        """Give the report of one run by its id, a unique beginning of it, or `last`; ConfigError if there is none."""
        ...

    def remove(self, wanted: Sequence[str]) -> int:
        """Forget the runs that are named as in `load`, all or none; tell how many went."""
        ...

    def purge(self) -> int:
        """Forget every run, so that no word of an article is left in the store; tell how many went."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...


class MemoryStore:
    """A store that forgets at the end of the process: the fake of the seam, and the store of a home without runs."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}

    def save(self, report: Report) -> None:
        """Keep a report until the process ends."""
        self._reports[report.run.id] = report

    def entries(self, limit: int | None = None) -> list[RunEntry]:
        """List the runs, newest first."""
        newest = sorted(self._reports.values(), key=lambda report: (report.run.started_at, report.run.id), reverse=True)
        return [RunEntry.of(report) for report in newest[:limit]]

    def load(self, wanted: str) -> Report:
        """Give the report of one run."""
        return self._reports[pick(wanted, [entry.id for entry in self.entries()])]

    def remove(self, wanted: Sequence[str]) -> int:
        """Forget the named runs."""
        ids = [entry.id for entry in self.entries()]
        gone = {pick(name, ids) for name in wanted}
        for run_id in gone:
            del self._reports[run_id]
        return len(gone)

    def purge(self) -> int:
        """Forget every run."""
        count = len(self._reports)
        self._reports.clear()
        return count

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


def pick(wanted: str, ids: Sequence[str]) -> str:
    """Find the run that a user means.

    Args:
        wanted: an id, the unique beginning of one, or `last`.
        ids: the runs that exist, newest first.

    Raises:
        ConfigError: no run, or more than one, fits.
    """
    if wanted == LAST and ids:
        return ids[0]
    if wanted in ids:
        return wanted
    fitting = [run_id for run_id in ids if wanted and run_id.startswith(wanted.lower())]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        few = ", ".join(fitting[:3])
        raise ConfigError(f"run {wanted}: {len(fitting)} runs begin so ({few}); give more of the id", setting="RUN")
    if not ids:
        raise ConfigError(
            f"run {wanted}: no run is stored in this home; check an article first, or name another home with --home",
            setting="RUN",
        )
    raise ConfigError(f"run {wanted}: there is none; `claimcheck runs list` shows those there are", setting="RUN")


def new_run_id(moment: datetime, noise: bytes) -> str:
    """Make a short id of 13 letters and digits that sorts by time: 9 of the millisecond, 4 of `noise` (3 bytes)."""
    return _digits(int(moment.timestamp() * 1000), _TIME_DIGITS) + _digits(int.from_bytes(noise), _RANDOM_DIGITS)


def _digits(number: int, places: int) -> str:
    """Write the lowest `places` digits of a number in base 32, without the letters that are mistaken for digits."""
    return "".join(_DIGITS[number >> 5 * place & 31] for place in reversed(range(places)))
