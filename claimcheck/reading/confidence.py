"""How sure a claim's label is, as measured: shares of right labels on articles of another desk.

The figures are those of `bench/calibration.py` on PolNeAR's dev articles, rounded; `docs/quality.md` prints them.
"""

from __future__ import annotations

from claimcheck.types import Attribution, SourceKind

OWN = 0.9
"""Of what the article says itself."""
LOW = 0.4
"""Below this a claim asks for review."""
_NAMED_QUOTED, _NAMED, _NAMED_GUESS = 0.95, 0.85, 0.8
_UNNAMED, _UNNAMED_DOCUMENT, _UNNAMED_GUESS = 0.45, 0.3, 0.2


def attributed_confidence(attribution: Attribution, *, is_quoted: bool, is_guess: bool) -> float:
    """Give how sure the label of a claim on one attribution is, from 0 to 1.

    `is_guess` says that the reach of its content or who its source is was guessed.
    """
    unnamed = [link.kind for link in attribution.chain if not link.kind.is_named]
    if not unnamed:
        return _NAMED_GUESS if is_guess else _NAMED_QUOTED if is_quoted else _NAMED
    if is_guess or len(attribution.chain) > 1:
        return _UNNAMED_GUESS
    is_document = unnamed[-1] in {SourceKind.UNNAMED_DOCUMENT, SourceKind.PASSIVE}
    return _UNNAMED_DOCUMENT if is_document else _UNNAMED
