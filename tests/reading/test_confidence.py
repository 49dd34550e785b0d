"""Confidence of claims: measured shares, low ones ask for review."""

from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import Document, ReadClaim, ReviewReason

TEXT = (
    "“The lock is safe for now,” said Mara Oldenkott. An internal memo says the pumps have failed twice.\n\n"
    "Critics said the gates would rust by May. The Harbour Herald, citing two officials, reported that the weir leaks."
)


def claim_on(words: str, text: str = TEXT) -> ReadClaim:
    (reading,) = RulesReader().read(segment(Document(text=text, sha256=Document.hash_text(text))))
    start = text.index(words)
    return next(c for c in reading.claims if any(s.start <= start < s.end for s in c.spans))


def test_a_named_person_s_quotation_is_surer_than_what_critics_said() -> None:
    assert claim_on("The lock is").confidence > claim_on("the gates").confidence


def test_a_claim_whose_label_is_more_often_wrong_than_right_asks_for_review() -> None:
    assert ReviewReason.LOW_CONFIDENCE in claim_on("the pumps").needs_review
    assert ReviewReason.LOW_CONFIDENCE in claim_on("the weir").needs_review
    assert ReviewReason.LOW_CONFIDENCE not in claim_on("The lock is").needs_review


def test_two_sources_of_one_content_are_as_sure_as_the_named_one_and_as_doubtful_as_both() -> None:
    guessed = "Anna Ruiz came early. Tom Ruiz left late. Two officials and Ruiz said that the lock leaks badly."
    alone = claim_on("the lock", guessed.replace("Two officials and Ruiz", "Ruiz"))
    both = claim_on("the lock", guessed)
    assert len(both.attributions) == 2
    assert both.needs_review == alone.needs_review == (ReviewReason.UNRESOLVED_REFERENCE,)
    assert both.confidence == alone.confidence
