"""The shape of the store of runs, by numbered steps that are never changed once they have shipped."""

from __future__ import annotations

APPLICATION_ID = 0x636C6372
"""Marks the file as ours ("clcr"), so that no other program's database is taken for a store."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE run (
            sequence INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            started_at TEXT NOT NULL,
            title TEXT,
            model TEXT NOT NULL,
            document_sha256 TEXT NOT NULL,
            sourced INTEGER NOT NULL,
            anonymous INTEGER NOT NULL,
            unverified INTEGER NOT NULL,
            not_classified INTEGER NOT NULL,
            contradicted INTEGER NOT NULL,
            report TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX run_by_time ON run (started_at, id)",
        "CREATE INDEX run_by_document ON run (document_sha256)",
    ),
    (
        """
        CREATE TABLE decision (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            run_id TEXT NOT NULL,
            reviewer TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX decision_by_run ON decision (run_id, sequence)",
        """
        CREATE TABLE submission (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            submitted_at TEXT NOT NULL,
            name TEXT NOT NULL,
            given TEXT NOT NULL,
            data BLOB NOT NULL,
            state TEXT NOT NULL,
            run_id TEXT,
            error TEXT NOT NULL
        ) STRICT
        """,
    ),
    ("ALTER TABLE submission ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0",),
)
"""Step n, counted from 1, brings a store from `user_version` n - 1 to n."""
