"""Who signed a document, where its own wording says so."""

from __future__ import annotations

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re

_SIGNED = (
    "letter|email|e-mail|memo|post|tweet|statement|op-ed|column|essay|book|memoir|blog|message|testimony|affidavit|"
    "speech"
)
_NAME = r"(?:[A-Z][\w’'.-]*[^\W_] ){0,3}[A-Z][\w-]*[^\W_]"
_OTHERS = r"campaign|office|team|staff|camp|company|family|estate|lawyers?|attorneys?|aides?|spokes\w+|party|government"
_OWNED = lazy_re(capitals(rf"({_NAME})[’']s? (?:(?!(?:{_OTHERS})\b)[\w-]+ ){{0,2}}(?:{_SIGNED})\b"))
_WHOLE_NAME = rf"({_NAME})(?![\w-]|[’']s?\b|[’'] | [A-Z])"
_BY = lazy_re(
    capitals(
        rf"\b(?:{_SIGNED})\b,? (?:of {_WHOLE_NAME}|"
        rf"(?:(?!(?:of|to|on|about|for|against|in|with|over)\b)[\w-]+,? |on [A-Z][a-z]+day,? ){{0,5}}"
        rf"(?:to (?:(?:the|all|his|her|its|their) )?[a-z-]+ )?"
        rf"(?:by|from) {_WHOLE_NAME})"
    )
)


def author_in(wording: str) -> str | None:
    """Give the name in "Karr's email" or "a letter signed by Oswin Karr", or None.

    Whom a letter is to, or a memo about, did not sign it; nor did whoever a campaign or a lawyer speaks for.
    """
    found = _OWNED.search(wording[:200]) or _BY.search(wording[:200])
    return found.group(found.lastindex or 1) if found else None
