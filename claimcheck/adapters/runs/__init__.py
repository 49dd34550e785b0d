"""The store of runs, decisions and submitted articles in one SQLite file."""

from claimcheck.adapters.runs.decisions import SqliteDecisions
from claimcheck.adapters.runs.sqlite import SqliteStore
from claimcheck.adapters.runs.submissions import SqliteSubmissions

__all__ = ["SqliteDecisions", "SqliteStore", "SqliteSubmissions"]
