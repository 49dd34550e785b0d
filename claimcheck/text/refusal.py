"""Word the refusal of an input in one line."""

from __future__ import annotations

from claimcheck.errors import DocumentError

STANDARD_INPUT = "-"


def refusal(name: str, problem: str, remedy: str) -> DocumentError:
    """Make the error for an input that cannot be read.

    Args:
        name: what the user named, or "-" for standard input.
        problem: what happened, as the predicate of a sentence about the file.
        remedy: what to do, as an imperative.
    """
    return DocumentError(f"{_shown(name)} {problem}; {remedy}", path=name)


def _shown(name: str) -> str:
    if name == STANDARD_INPUT:
        return "standard input"
    # A name may hold line breaks and terminal codes, and the error is one line.
    return name if name.isprintable() and name else repr(name)
