"""Reports in one SQLite file: durable when saved, gone when removed."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.adapters.runs.file import StoreFile
from claimcheck.report.json import from_json, to_json
from claimcheck.store import OPENING_CHARS, RunEntry, pick
from claimcheck.types import Report

_COLUMNS = "id, started_at, title, model, sourced, anonymous, unverified, not_classified, contradicted"
_OPENING = (
    "CASE WHEN title IS NULL AND json_valid(report)"
    f" THEN substr(json_extract(report, '$.document.text'), 1, {OPENING_CHARS}) END"
)
_OF_A_RUN = (("run", "id"), ("decision", "run_id"), ("submission", "run_id"))
"""The tables that hold words of an article, with the column that names the run."""
_NEWEST_FIRST = "ORDER BY started_at DESC, id DESC"


class SqliteStore(StoreFile):
    """A `Store` in one file; safe for several processes at once."""

    def save(self, report: Report) -> None:
        """Keep a report; when this returns it is on the disk."""
        with self.translated(), self.transaction():
            self.insert(report)

    def insert(self, report: Report) -> None:
        """Keep a report with whatever else the caller's transaction does."""
        entry = RunEntry.of(report)
        self._connection.execute(
            f"INSERT INTO run ({_COLUMNS}, document_sha256, report) VALUES (?,?,?,?,?,?,?,?,?,?,?)",  # noqa: S608
            (
                entry.id,
                entry.started_at,
                entry.title,
                entry.model,
                entry.sourced,
                entry.anonymous,
                entry.unverified,
                entry.not_classified,
                entry.contradicted,
                report.document.sha256,
                to_json(report),
            ),
        )

    def entries(self, limit: int | None = None) -> list[RunEntry]:
        """List the runs, newest first."""
        query = f"SELECT {_COLUMNS}, {_OPENING} FROM run {_NEWEST_FIRST} LIMIT ?"  # noqa: S608
        with self.translated():
            rows = self._connection.execute(query, (-1 if limit is None else limit,)).fetchall()
        names = (*_COLUMNS.split(", "), "opening")
        return [RunEntry(**dict(zip(names, row, strict=True))) for row in rows]

    def load(self, wanted: str) -> Report:
        """Give the report of one run."""
        run_id = pick(wanted, self._ids())
        with self.translated():
            row = self._connection.execute("SELECT report FROM run WHERE id = ?", (run_id,)).fetchone()
        if row is None:
            raise self.error(f"run {run_id} was removed meanwhile")
        try:
            return from_json(row[0])
        except ValueError as exc:
            raise self.error(f"the record of run {run_id} cannot be read by this version; remove it") from exc

    def has(self, run_id: str) -> bool:
        """Tell whether there is a run of this whole id."""
        with self.translated():
            return bool(self._connection.execute("SELECT 1 FROM run WHERE id = ?", (run_id,)).fetchone())

    def remove(self, wanted: Sequence[str]) -> int:
        """Forget the named runs, all or none, and overwrite where they were."""
        ids = self._ids()
        gone = sorted({pick(name, ids) for name in wanted})
        with self.translated(), self.transaction():
            for table, column in _OF_A_RUN:
                self._connection.executemany(
                    f"DELETE FROM {table} WHERE {column} = ?",  # noqa: S608
                    [(run_id,) for run_id in gone],
                )
        self.empty_log()
        return len(gone)

    def purge(self) -> int:
        """Forget every run and rebuild the file, so that no word of an article is left in it or beside it."""
        with self.translated():
            with self.transaction():
                count = self._connection.execute("DELETE FROM run").rowcount
                for table, _ in _OF_A_RUN[1:]:
                    self._connection.execute(f"DELETE FROM {table}")  # noqa: S608
            self.empty_log()
            self._connection.execute("VACUUM")
        self.empty_log()
        return count

    def _ids(self) -> list[str]:
        with self.translated():
            return [row[0] for row in self._connection.execute(f"SELECT id FROM run {_NEWEST_FIRST}")]  # noqa: S608
