"""On whose word an archive passage stands."""

import pytest

from claimcheck.attribution.footing import footing_of
from claimcheck.types import Footing, Span


@pytest.mark.parametrize(
    ("passage", "quote", "footing"),
    [
        ("The prosecutor indicted two men on Monday.", "indicted two men", Footing.OWN),
        ("The prosecutor indicted two men, Piet Hallam said.", "The prosecutor indicted two men", Footing.NAMED),
        (
            "The prosecutor indicted two men, an unnamed official said.",
            "The prosecutor indicted two men",
            Footing.ANONYMOUS,
        ),
        (
            "Two men were indicted, according to people familiar with the case.",
            "Two men were indicted",
            Footing.ANONYMOUS,
        ),
        (
            "Two men were indicted, said an official who asked not to be named.",
            "Two men were indicted",
            Footing.ANONYMOUS,
        ),
        ("“Two men were indicted,” she said.", "Two men were indicted", Footing.NAMED),
    ],
    ids=["own", "named", "unnamed official", "people familiar", "inverted", "pronoun"],
)
def test_footing(passage: str, quote: str, footing: Footing) -> None:
    start = passage.index(quote)
    assert footing_of(passage, Span(start, start + len(quote))) is footing
