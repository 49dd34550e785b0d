"""Sources that are nobody: "none of the officials said", "not everyone agrees that", "few experts say that"."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.lexicon import CUE_VERBS, Frame
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Span

_NOBODY = lazy_re(
    r"(?:none|no[ -]one|nobody|nothing|neither|hardly (?:any|anyone|anybody)|barely any|not (?:a|an|one)|"
    r"no (?!\d|doubt\b|fewer\b|less\b|more\b|longer\b))\b",
    re.IGNORECASE,
)
_HARDLY_ANYBODY = lazy_re(r"(?:not (?:all|every|everyone|everybody|many)|(?:very |too )?few)\b", re.IGNORECASE)
_NOT_BEFORE = lazy_re(r"\bnot $", re.IGNORECASE)
_NOR = lazy_re(r"\bneither\b[^.!?;:\n]{1,80}\bnor (?:the |an? )?$", re.IGNORECASE)
_NOR_DID = lazy_re(r"\b[Nn]or (?:has|have|had|did|does|do|would|will) $")
_NO_CLAUSE = lazy_re(
    r"(?:who|whom|what|which|when|where|whether|how|why|if|on|about|with|to|for|of|in|as)\b", re.IGNORECASE
)


def is_nobody(text: str, source: Span) -> bool:
    """Tell "none of the officials", "neither Ruiz nor Hale" and "nor has anyone", who say nothing."""
    is_nor = _NOR.search(text, max(0, source.start - 100), source.start) is not None
    is_nor = is_nor or _NOR_DID.search(text, max(0, source.start - 12), source.start) is not None
    return is_nor or _NOBODY.match(text, source.start, source.end) is not None


def is_hardly_anybody(text: str, source: Span, cue: Span, content: Span) -> bool:
    """Tell "not everyone" and "few experts" before a clause, which would state what they do not say.

    "Few critics accused him of theft" is told with its "few", and reverses nothing.
    """
    negation = _NOT_BEFORE.search(text, max(0, source.start - len("not ")), source.start)
    if _HARDLY_ANYBODY.match(text, negation.start() if negation else source.start, source.end) is None:
        return False
    verb = CUE_VERBS.get(cue.of(text).split()[-1].lower())
    is_clause = verb is None or verb.frame is not Frame.OBJECT
    return text.startswith("that ", content.start) or (
        is_clause and _NO_CLAUSE.match(text, content.start, content.end) is None
    )
