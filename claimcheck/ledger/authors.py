"""Who signed a document, where its own wording says so."""

from __future__ import annotations

import re

_SIGNED = (
    "letter|email|e-mail|memo|post|tweet|statement|op-ed|column|essay|book|memoir|blog|message|testimony|affidavit|"
    "speech"
)
_NAME = r"(?:[A-Z][\w’'.-]*[^\W_] ){0,3}[A-Z][\w-]*[^\W_]"
_OWNED = re.compile(rf"({_NAME})[’']s? (?:[\w-]+ ){{0,2}}(?:{_SIGNED})\b")
_BY = re.compile(rf"\b(?:{_SIGNED})\b[^.;:]{{0,40}}? (?:by|from|of) ({_NAME})")


def author_in(wording: str) -> str | None:
    """Give the name in "Karr's email" or "a letter signed by Oswin Karr", or None."""
    found = _OWNED.search(wording[:200]) or _BY.search(wording[:200])
    return found.group(1) if found else None
