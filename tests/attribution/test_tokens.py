"""Words and marks of a sentence."""

import pytest

from claimcheck.attribution.quotations import find_quotations
from claimcheck.attribution.tokens import tokenize
from claimcheck.types import Span


@pytest.mark.parametrize(
    ("text", "word", "is_possessive"),
    [
        ("The officials’ claim stood.", "officials", True),
        ("The officials' claim stood.", "officials", True),
        ("The official's claim stood.", "official", True),
        ("He said: ‘I like trains’ and left.", "trains", False),
        ("The officials claim it.", "officials", False),
    ],
)
def test_owners(text: str, word: str, is_possessive: bool) -> None:
    tokens = tokenize(text, Span(0, len(text)), find_quotations(text, Span(0, len(text))))
    assert [t.is_possessive for t in tokens if t.low == word] == [is_possessive]
