"""How what is said stands inside what is said, and how sure a chain is."""

from rules_reading import article_of

from claimcheck.attribution.find import find_attributions
from claimcheck.reading.people.cast import cast_of
from claimcheck.reading.people.chains import link_up
from claimcheck.reading.people.links import Resolver
from claimcheck.reading.people.memory import Memory


def is_sure(text: str) -> list[bool]:
    """Tell of each attribution in order whether its whole chain is sure."""
    article = article_of(text)
    resolver = Resolver(Memory(text=text, cast=cast_of(text)))
    return [each.is_sure for each in link_up(article, find_attributions(article), resolver)]


def test_an_office_that_two_people_hold_is_a_guess() -> None:
    text = "Tom Hale, the mayor of Ghent, and Bea Lund, the mayor of Tarn, met. The mayor said the dyke is sound."
    assert is_sure(text) == [False]
    assert is_sure(text.replace(", the mayor of Tarn,", "")) == [True]


def test_a_guess_anywhere_in_a_chain_is_a_guess() -> None:
    text = (
        "Tom Hale, the mayor of Ghent, and Bea Lund, the mayor of Tarn, met. "
        "The mayor said police had told her that the dyke is sound."
    )
    assert is_sure(text) == [False, False]


def test_what_is_set_into_reported_speech_stands_further_in() -> None:
    text = "The mayor said that, according to officials, the bridge was unsafe."
    article = article_of(text)
    linked = link_up(article, find_attributions(article), Resolver(Memory(text=text, cast=cast_of(text))))
    chains = [each.attribution.chain for each in linked if each.attribution is not None]
    assert ("The mayor", "officials") in [tuple(link.name for link in chain) for chain in chains]
    assert all(chain[0].name == "The mayor" for chain in chains if len(chain) > 1)
