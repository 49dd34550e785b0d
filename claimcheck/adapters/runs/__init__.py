"""The store of runs in one SQLite file."""

from claimcheck.adapters.runs.sqlite import SqliteStore

__all__ = ["SqliteStore"]
