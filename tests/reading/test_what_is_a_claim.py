"""Which words of a sentence become a claim, and on whom they then stand, on invented text."""

import pytest

from claimcheck.reading.people.cast import cast_of
from claimcheck.reading.people.links import Resolver
from claimcheck.reading.people.memory import Memory
from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import Act, Document, ReadClaim, SourceKind, Span


def claims_of(text: str) -> list[ReadClaim]:
    article = segment(Document(text=text, sha256=Document.hash_text(text)))
    return [claim for reading in RulesReader().read(article) for claim in reading.claims]


def claim_on(text: str, words: str) -> ReadClaim:
    """Give the claim whose spans hold the words."""
    at = text.index(words)
    return next(c for c in claims_of(text) if any(s.start <= at and at + len(words) <= s.end for s in c.spans))


def kinds_of(claim: ReadClaim) -> list[SourceKind]:
    return [attribution.chain[-1].kind for attribution in claim.attributions]


def test_a_short_sentence_inside_a_quotation_is_a_claim() -> None:
    text = "“Whoever breaks the dyke puts the whole town at risk. That’s treason,” Daan Golvert said."
    assert kinds_of(claim_on(text, "That’s treason")) == [SourceKind.NAMED_PERSON]


def test_what_is_asked_makes_a_claim_of_the_article_and_none_of_the_asker() -> None:
    text = "Jody Hickman was on the radio on Friday. A caller asked why young men are coming to the town."
    assert [a.act for a in claim_on(text, "asked why young men are coming").attributions] == [Act.ACT]


def test_two_words_that_somebody_said_leave_the_sentence_whole() -> None:
    text = "The fair ended up raising about 20,000 euros, about double what Bradley Oost said she anticipated."
    claim = claim_on(text, "about double what Bradley Oost said she anticipated")
    assert claim.attributions == ()


def test_what_is_believed_according_to_somebody_is_no_less_a_claim() -> None:
    text = "Osmar Bint is believed to have been on the ferry, according to the harbour police of Nessby."
    claim = claim_on(text, "is believed to have been on the ferry")
    assert SourceKind.NAMED_ORGANIZATION in kinds_of(claim)


def test_a_setting_before_who_speaks_is_no_claim() -> None:
    text = "Alongside the party’s platform points, critics noted that the posters stoke fear."
    assert [c.text for c in claims_of(text) if not c.attributions] == []


def test_that_behind_a_noun_speaks_for_the_noun() -> None:
    text = "Mara Oldenkott said so on Friday. The page was replaced by a message that said it is gone."
    at = text.index("that said")
    found = Resolver(Memory(text=text, cast=cast_of(text))).resolve(Span(at, at + 4), Span(34, len(text)))
    assert found is not None
    assert (found.link.kind, found.link.name) == (SourceKind.UNNAMED_DOCUMENT, "a message")


def test_a_verb_that_opens_a_sentence_has_its_speaker_behind_it() -> None:
    text = "Officials called it a crime. Said Ilse Varn, “The thought of it is very painful to all of us.”"
    claim = claim_on(text, "The thought of it is very painful")
    assert [a.chain[-1].name for a in claim.attributions] == ["Ilse Varn"]


@pytest.mark.parametrize(
    ("label", "is_speaker"),
    [("Superdelegates", False), ("Oldenkott", True), ("Experts", True)],
)
def test_a_topic_before_a_colon_does_not_speak(label: str, is_speaker: bool) -> None:
    text = f"{label}: The dyke holds in any storm.\n\nThe superdelegates and experts left. Mara Oldenkott did too."
    claim = claim_on(text, "The dyke holds in any storm")
    assert bool(claim.attributions) is is_speaker


def test_an_adjective_before_states_is_no_speaker() -> None:
    text = "He could win solidly conservative states, such as Tarn and Nessby, Ilse Varn said."
    claim = claim_on(text, "such as Tarn")
    assert [a.chain[-1].name for a in claim.attributions] == ["Ilse Varn"]


def test_they_is_not_cut_out_of_a_sentence_at_an_abbreviation() -> None:
    text = (
        "The Gull defended her. “The attacks on Ms. Haley show that many on the board oppose any ferry,” they conclude."
    )
    claim = claim_on(text, "The attacks on Ms. Haley")
    assert all("show that many" not in a.chain[-1].name for a in claim.attributions)
