"""Articles that were handed in to be checked: kept until their report is, also when the program is killed."""

from __future__ import annotations

import json
from dataclasses import asdict

from claimcheck.adapters.runs.sqlite import SqliteStore
from claimcheck.store import Submission, SubmissionState
from claimcheck.types import Report

_COLUMNS = "id, submitted_at, name, given, data, state, run_id, error"
_KEPT = 200
"""How many that have ended are remembered."""


class SqliteSubmissions:
    """A `SubmissionStore` in the file of a store of runs."""

    def __init__(self, store: SqliteStore) -> None:
        """Use an open store."""
        self._store = store

    def add(self, submission: Submission) -> None:
        """Keep an article that waits; when this returns it is on the disk."""
        row = asdict(submission)
        values = [json.dumps(row[name]) if name == "given" else row[name] for name in _COLUMNS.split(", ")]
        with self._store.translated(), self._store.transaction():
            self._store.connection.execute(
                f"INSERT INTO submission ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608
                values,
            )
            self._store.connection.execute(
                "DELETE FROM submission WHERE state != ? AND sequence <= (SELECT max(sequence) FROM submission) - ?",
                (SubmissionState.WAITING, _KEPT),
            )

    def get(self, submission_id: str) -> Submission | None:
        """Give a submission by its id."""
        query = f"SELECT {_COLUMNS} FROM submission WHERE id = ?"  # noqa: S608
        with self._store.translated():
            row = self._store.connection.execute(query, (submission_id,)).fetchone()
        if row is None:
            return None
        members = dict(zip(_COLUMNS.split(", "), row, strict=True))
        return Submission(**members | {"given": json.loads(row[3]), "state": SubmissionState(row[5])})

    def waiting(self) -> list[str]:
        """Give the ids of those that have no report yet, the oldest first."""
        query = "SELECT id FROM submission WHERE state = ? ORDER BY sequence"
        with self._store.translated():
            rows = self._store.connection.execute(query, (SubmissionState.WAITING,)).fetchall()
        return [row[0] for row in rows]

    def begin(self, submission_id: str) -> int:
        """Note that it is being worked on; tell how often that was so, this time included."""
        update = "UPDATE submission SET attempts = attempts + 1 WHERE id = ? RETURNING attempts"
        with self._store.translated(), self._store.transaction():
            rows = self._store.connection.execute(update, (submission_id,)).fetchall()
        return int(rows[0][0]) if rows else 0

    def finish(self, submission_id: str, report: Report) -> None:
        """Keep the report and let go of the article, in one step."""
        with self._store.translated(), self._store.transaction():
            self._store.insert(report)
            self._end(submission_id, SubmissionState.DONE, run_id=report.run.id)

    def fail(self, submission_id: str, error: str) -> None:
        """Say why there is no report, and let go of the article."""
        with self._store.translated(), self._store.transaction():
            self._end(submission_id, SubmissionState.FAILED, error=error)

    def _end(self, submission_id: str, state: SubmissionState, run_id: str | None = None, error: str = "") -> None:
        self._store.connection.execute(
            "UPDATE submission SET state = ?, run_id = ?, error = ?, data = x'' WHERE id = ?",
            (state, run_id, error, submission_id),
        )
