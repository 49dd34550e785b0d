"""Word lists as text: one call instead of a quoted word a line."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Give the words of `text`, which white space separates."""
    return frozenset(text.split())


def words_in_order(text: str) -> tuple[str, ...]:
    """Give the same where their order means something."""
    return tuple(text.split())
