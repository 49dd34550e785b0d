"""A second reader beside the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.reading.cross_check import CrossCheckedReader
from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import Article, ClaimKind, Document, EvidenceState, Label, ReadClaim, ReviewReason, SectionReading
from claimcheck.verdict import decide

TEXT = "The lock is old, Piet Hallam said. The lock was built in 1934. Critics say the lock leaks."
ARTICLE = segment(Document(text=TEXT, sha256=Document.hash_text(TEXT)))


@dataclass
class Other:
    """The rules' reading, without its attributions where a claim holds some words."""

    words: str
    kind: ClaimKind | None = None

    def read(self, article: Article) -> Iterator[SectionReading]:
        for reading in RulesReader().read(article):
            yield replace(reading, claims=tuple(self._changed(each) for each in reading.claims))

    def _changed(self, claim: ReadClaim) -> ReadClaim:
        if self.words not in claim.text:
            return claim
        return replace(claim, attributions=(), kind=self.kind or claim.kind)


def label_of(claim: ReadClaim) -> Label:
    return decide(claim, (), EvidenceState.NOT_SEARCHED).label


def flagged(second: Other) -> list[str]:
    read = CrossCheckedReader(RulesReader(), second, label_of).read(ARTICLE)
    claims = [each for reading in read for each in reading.claims]
    assert len(claims) == 3
    return [each.text for each in claims if ReviewReason.ENGINES_DISAGREE in each.needs_review]


def test_two_readers_that_agree_flag_nothing() -> None:
    assert flagged(Other("no such words")) == []


def test_a_claim_that_the_second_labels_otherwise_asks_for_review() -> None:
    assert flagged(Other("The lock is old")) == ["The lock is old"]


def test_a_claim_outside_the_counts_is_not_compared() -> None:
    assert flagged(Other("The lock is old", kind=ClaimKind.PROCESS)) == []
