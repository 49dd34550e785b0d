"""Decisions of reviewers: added one by one, never changed, gone with their run."""

from __future__ import annotations

import json

from claimcheck.adapters.runs.file import StoreFile
from claimcheck.review.json import from_json, to_json
from claimcheck.store import ReviewCount
from claimcheck.types import Decision


class SqliteDecisions:
    """A `DecisionStore` in the file of a store of runs."""

    def __init__(self, file: StoreFile) -> None:
        """Use an open store."""
        self._file = file

    def add(self, *decisions: Decision) -> tuple[Decision, ...]:
        """Keep decisions, all or none; when this returns they are on the disk.

        One whose id is kept already is not kept twice: the kept one is given back, so that a client whom our answer
        did not reach may ask again.

        Raises:
            StoreError: a run was removed, or the store cannot be written.
        """
        with self._file.translated(), self._file.transaction():
            return tuple(self._add(each) for each in decisions)

    def _add(self, decision: Decision) -> Decision:
        execute = self._file.connection.execute
        if (row := execute("SELECT body FROM decision WHERE id = ?", (decision.id,)).fetchone()) is not None:
            return from_json(row[0])
        added = execute(
            "INSERT INTO decision (id, run_id, reviewer, body) SELECT ?, id, ?, ? FROM run WHERE id = ?",
            (decision.id, decision.reviewer, to_json(decision), decision.run_id),
        )
        if not added.rowcount:
            raise self._file.error(f"run {decision.run_id} was removed meanwhile; the decision was not kept")
        return decision

    def of_run(self, run_id: str) -> list[Decision]:
        """Give the decisions on a run in the order in which they were made.

        Raises:
            StoreError: one cannot be read by this version, or the store cannot be read.
        """
        query = "SELECT body FROM decision WHERE run_id = ? ORDER BY sequence"
        with self._file.translated():
            rows = self._file.connection.execute(query, (run_id,)).fetchall()
        try:
            return [from_json(row[0]) for row in rows]
        except ValueError as exc:
            raise self._file.error(f"a decision on run {run_id} cannot be read by this version") from exc

    def count(self, run_id: str) -> int:
        """Count the decisions on a run."""
        with self._file.translated():
            row = self._file.connection.execute("SELECT count(*) FROM decision WHERE run_id = ?", (run_id,)).fetchone()
        return int(row[0])

    def counts(self) -> dict[str, ReviewCount]:
        """Give for each run that was reviewed how many decisions there are, and whose."""
        query = "SELECT run_id, count(*), json_group_array(DISTINCT reviewer) FROM decision GROUP BY run_id"
        with self._file.translated():
            rows = self._file.connection.execute(query).fetchall()
        return {row[0]: ReviewCount(decisions=row[1], reviewers=tuple(json.loads(row[2]))) for row in rows}
