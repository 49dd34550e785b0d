"""The archive of prior documents on disk: SQLite record, Chroma index, hybrid search."""

from claimcheck.adapters.archive.archive import Archive
from claimcheck.adapters.archive.outcomes import Added, AddState, Verification

__all__ = ["AddState", "Added", "Archive", "Verification"]
