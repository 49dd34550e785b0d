"""What kind of statement a claim is, and what looks like one kind and is another."""

import pytest

from claimcheck.reading.cutting.claim_kinds import is_own_opinion, own_kind, said_kind, witnessed_in
from claimcheck.types import ClaimKind


@pytest.mark.parametrize(
    ("words", "lemma", "kind"),
    [
        ("the lock will close", "say", ClaimKind.PREDICTION),
        ("the lock was closed", "say", ClaimKind.FACT),
        ("the lock was going to close", "say", ClaimKind.PREDICTION),
        ("everybody knew who was going to close the lock", "say", ClaimKind.FACT),
        ("she had warned the board five times that the lock would fail", "say", ClaimKind.FACT),
        ("the board had left and the lock would fail", "say", ClaimKind.PREDICTION),
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
        ("the disaster killed 12 people", "say", ClaimKind.FACT),
        ("Great Britain had signed the treaty", "say", ClaimKind.FACT),
        ("Best Buy had closed 12 stores", "say", ClaimKind.FACT),
        ("the Proud Boys leader was arrested", "say", ClaimKind.FACT),
        ("he drove the wrong way down the street", "say", ClaimKind.FACT),
        ("the Terrible Tilly lock was sold", "say", ClaimKind.FACT),
        ("he was charged with reckless driving", "say", ClaimKind.FACT),
        ("this great lock leaks", "say", ClaimKind.FACT),
        ("the town’s great hall leaks", "say", ClaimKind.FACT),
        ("“Ridiculous.”", "say", ClaimKind.OPINION),
        ("the plan was a complete disaster", "say", ClaimKind.OPINION),
        ("it was ‘wrong’", "say", ClaimKind.OPINION),
        ("I’m so proud", "say", ClaimKind.OPINION),
        ("the street has become more dangerous", "say", ClaimKind.OPINION),
        ("the port was to blame", "say", ClaimKind.OPINION),
        ("the crew had been left with no choice", "say", ClaimKind.OPINION),
        ("she was delighted with the lock", "say", ClaimKind.OPINION),
        ("too many boats use the lock", "say", ClaimKind.OPINION),
        ("“You can’t drain a lock in a day,”", "say", ClaimKind.OPINION),
        ("“Let them dig,”", "say", ClaimKind.OPINION),
        ("“This is not a lock,”", "say", ClaimKind.OPINION),
        ("“She doesn’t swim,”", "say", ClaimKind.FACT),
        ("on the board to resign", "call", ClaimKind.OPINION),
        ("the lock a sieve", "call", ClaimKind.FACT),
        ("the lock had a good lawyer", "joke", ClaimKind.OPINION),
        ("he asked if he should close the lock", "say", ClaimKind.FACT),
        ("the divers did not believe anything would change", "say", ClaimKind.FACT),
        ("I have had players asking me if there is going to be a club", "say", ClaimKind.FACT),
        ("players ask me if I will stay, and I will", "say", ClaimKind.PREDICTION),
        ("the wall might fall", "say", ClaimKind.PREDICTION),
        ("they were warned on Friday to expect floods", "say", ClaimKind.FACT),
        ("they expect floods", "say", ClaimKind.PREDICTION),
        ("bullet wounds “to the back, nearly all of them”", "describe", ClaimKind.FACT),
        ("the plan as “of no use to anybody”", "describe", ClaimKind.OPINION),
        ("the pumps have failed since May and nobody came", "say", ClaimKind.FACT),
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
        ("The draft does not say who in the town would pay", ClaimKind.FACT),
        ("Talks are expected on Monday", ClaimKind.PREDICTION),
        ("The figure is projected to double by 2040", ClaimKind.PREDICTION),
        ("Sales are forecast to fall 6 percent", ClaimKind.PREDICTION),
        ("Rents are predicted to rise", ClaimKind.PREDICTION),
        ("The film was projected to a crowd of 40", ClaimKind.FACT),
        ("The rise was forecast by the bank", ClaimKind.FACT),
        ("If the wall fails, the lock could be shut", ClaimKind.PREDICTION),
        ("If convicted he faces up to 20 years in prison", ClaimKind.PREDICTION),
        ("The wall may not hold", ClaimKind.PREDICTION),
        ("The wall may have fallen", ClaimKind.FACT),
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
        ("Board splits 4-3 to drop plan", ClaimKind.FACT),
        ("Board votes narrowly to drop plan", ClaimKind.FACT),
        ("The road to ruin", ClaimKind.FACT),
    ],
)
def test_a_headline_of_what_is_to_come(words: str, kind: ClaimKind) -> None:
    assert own_kind(words, is_headline=True) is kind
    assert own_kind(words) is ClaimKind.FACT


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministers should resign.",
        "That should worry the council.",
        "A town that cannot pay for its lock should ask itself why.",
        "Ministers who failed should resign.",
        "The plan is simply shameful.",
        "It’s an outrage.",
        "Read more about the lock below.",
        "Imagine a town that had no water.",
        "Call 020 7946 0000 for help.",
        "Who will pay?",
        "Anyone with information is urged to contact the sheriff’s office at 555-0142.",
        "Witnesses are asked to call police on 101.",
    ],
)
def test_the_articles_own_opinions_questions_and_instructions(sentence: str) -> None:
    assert is_own_opinion(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Call volumes rose 20 percent in May, and 12 workers quit.",
        "Watch sales fell 20 percent in May.",
        "Note holders lost $3 million.",
        "Read won 12,000 votes.",
        "Take-up of the scheme fell.",
        "The committee met on Monday to decide whether the school should close.",
        "The council voted 7-2 for a rule that schools should open at 7 a.m.",
        "The ridiculous hat cost 300 crowns.",
        "The board that has run the lock voted for a rule that boats should wait.",
        "He left because it was unacceptable to the crew.",
        "Witnesses were asked to call the court.",
    ],
)
def test_a_sentence_with_a_fact_in_it_is_no_opinion(sentence: str) -> None:
    assert not is_own_opinion(sentence)


@pytest.mark.parametrize(
    ("said", "lemma", "kind"),
    [
        ("At no point was I advised that the trams would not fit", "write", ClaimKind.FACT),
        ("conversions had provided 48,000 homes “that would otherwise not exist”", "say", ClaimKind.FACT),
        ("the valve would not close", "say", ClaimKind.PREDICTION),
        ("the man wouldn’t stop", "say", ClaimKind.FACT),
        ("the driver would not let her in", "say", ClaimKind.FACT),
        ("it would not stop the scheme", "say", ClaimKind.PREDICTION),
        ("it expected revenue to reach €260m next year", "tell", ClaimKind.PREDICTION),
        ("it had expected revenue to fall", "tell", ClaimKind.FACT),
        ("companies must report a hazard within 24 hours", "under", ClaimKind.FACT),
        ("companies must do more", "say", ClaimKind.OPINION),
    ],
)
def test_what_was_once_to_come_and_what_the_law_asks(said: str, lemma: str, kind: ClaimKind) -> None:
    assert said_kind(said, lemma) is kind


def test_what_the_rules_allow_is_no_prediction() -> None:
    assert own_kind("A club may lose no more than £105m under the rules") is ClaimKind.FACT
    assert own_kind("A club may lose its best player") is ClaimKind.PREDICTION


@pytest.mark.parametrize(
    ("words", "is_witnessed"),
    [
        ("The claim could not be independently verified", True),
        ("Neither claim could be independently verified", True),
        ("The Gull could not independently confirm the battlefield report", True),
        ("The Gull was unable to verify the figures independently", True),
        ("We have not been able to verify the video", True),
        ("The Post could not verify the video", True),
        ("Reuters was unable to verify the images", True),
        ("Police could not confirm the report", False),
        ("The harbour office was unable to verify the images", False),
        ("The lock could not be repaired independently", False),
    ],
)
def test_what_the_paper_could_not_verify_it_says_itself(words: str, is_witnessed: bool) -> None:
    assert (witnessed_in(words) is not None) == is_witnessed
