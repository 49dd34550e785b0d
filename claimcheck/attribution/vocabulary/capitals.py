"""Capital letters in patterns for names: "Émile" and "Özgür" begin with one too."""

from __future__ import annotations

_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
_ACCENTED = "".join(chr(code) for codes in _LATIN for code in codes if chr(code).isupper())


def capitals(pattern: str) -> str:
    """Give a pattern in which each `[A-Z]` is every capital of the Latin script, those with accents included."""
    return pattern.replace("[A-Z]", f"[A-Z{_ACCENTED}]")
