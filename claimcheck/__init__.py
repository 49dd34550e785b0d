"""claimcheck: every claim of a news article, on whose word it stands, and what the archive says."""

__version__ = "0.1.0"
