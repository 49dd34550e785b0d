"""What the article's own words tell of the gender of those it names."""

from __future__ import annotations

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re


def genders_told(text: str) -> dict[str, str]:
    """Give the gender of surnames by the pronoun that their holders call themselves by: "Oduya said she had"."""
    found: dict[str, set[str]] = {}
    for match in _SELF.finditer(text):
        found.setdefault(match["surname"].lower(), set()).add("m" if match["pronoun"] == "he" else "f")
    return {surname: next(iter(each)) for surname, each in found.items() if len(each) == 1}


_SELF = lazy_re(
    capitals(
        r"(?<![\w’'-])(?P<surname>[A-Z][\w’'-]{1,40}) (?:said|says|added|wrote|admitted|insisted|claimed|testified)"
        r"(?: on [A-Z][a-z]+day)?(?: that)? (?P<pronoun>he|she)\b"
    )
)
