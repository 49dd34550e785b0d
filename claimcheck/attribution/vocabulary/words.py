"""Word lists as text: one call instead of a quoted word a line."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Give the words of `text`, which white space separates."""
    return frozenset(text.split())
