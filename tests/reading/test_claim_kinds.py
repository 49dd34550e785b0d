"""What kind of statement a claim is, and what looks like one kind and is another."""

import pytest

from claimcheck.reading.cutting.claim_kinds import own_kind, said_kind
from claimcheck.types import ClaimKind


@pytest.mark.parametrize(
    ("words", "lemma", "kind"),
    [
        ("the lock will close", "say", ClaimKind.PREDICTION),
        ("the lock was closed", "say", ClaimKind.FACT),
        ("They’ll want a second pump", "say", ClaimKind.PREDICTION),
        ("a wall by the summer", "promise", ClaimKind.PREDICTION),
        ("a wall by the summer", "describe", ClaimKind.FACT),
        ("the plan that will not die was drawn up in 1998", "say", ClaimKind.FACT),
        ("that the town will pay", "say", ClaimKind.PREDICTION),
        ("I would rather lose a gate", "say", ClaimKind.OPINION),
        ("We would like to be asked", "say", ClaimKind.OPINION),
        ("the authority would like the wall to be finished in May", "say", ClaimKind.FACT),
        ("the owners must hand over the keys", "rule", ClaimKind.FACT),
        ("the owners must hand over the keys", "say", ClaimKind.OPINION),
        ("a title shall be forfeit", "provide", ClaimKind.FACT),
        ("the ruling as “a horoscope with a stamp on it”", "dismiss", ClaimKind.OPINION),
        ("a rule against letters", "describe", ClaimKind.FACT),
        ("“a rule against letters”", "say", ClaimKind.FACT),
        ("the pumps’ price at 40m crowns", "describe", ClaimKind.FACT),
        ("both figures are too low", "argue", ClaimKind.OPINION),
        ("two figures were given", "argue", ClaimKind.FACT),
        ("it was read with great attention", "say", ClaimKind.FACT),
        ("it was a great lock", "say", ClaimKind.OPINION),
        ("I am afraid of water", "say", ClaimKind.OPINION),
    ],
)
def test_kind_of_what_somebody_says(words: str, lemma: str, kind: ClaimKind) -> None:
    assert said_kind(words, lemma) is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("He plans to testify", ClaimKind.FACT),
        ("She hopes that the wall will hold", ClaimKind.FACT),
        ("The wall will hold, as she hopes", ClaimKind.PREDICTION),
        ("The board expects the wall to cost 3 million", ClaimKind.PREDICTION),
        ("The board does not expect that the wall will hold", ClaimKind.FACT),
        ("The trial is set for January", ClaimKind.PREDICTION),
        ("The table is set in silver", ClaimKind.PREDICTION),
        ("Work is to begin in March", ClaimKind.PREDICTION),
        ("The weather is to blame", ClaimKind.FACT),
        ("He faces up to 20 years in prison", ClaimKind.PREDICTION),
        ("The terrace faces a canal", ClaimKind.FACT),
        ("A clerk, whom I will call Jon, remembers the lock", ClaimKind.FACT),
        ("A second flood is likely around five", ClaimKind.PREDICTION),
        ("The town looks certain to lose the lock", ClaimKind.PREDICTION),
        ("The port stands to gain a wall", ClaimKind.PREDICTION),
        ("The lock would close", ClaimKind.PREDICTION),
        ("The lock would have closed", ClaimKind.FACT),
    ],
)
def test_kind_of_what_the_article_says(words: str, kind: ClaimKind) -> None:
    assert own_kind(words) is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ministers to raise pension age", ClaimKind.PREDICTION),
        ("Port To Close Its Oldest Lock", ClaimKind.PREDICTION),
        ("Council Votes To Close Lock", ClaimKind.FACT),
        ("Court refused to close lock", ClaimKind.FACT),
        ("The road to ruin", ClaimKind.FACT),
    ],
)
def test_a_headline_of_what_is_to_come(words: str, kind: ClaimKind) -> None:
    assert own_kind(words, is_headline=True) is kind
    assert own_kind(words) is ClaimKind.FACT
