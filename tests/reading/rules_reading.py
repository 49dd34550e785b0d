"""A text read by the rules reader, for tests."""

from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import Article, Document, Link, ReadClaim, SectionReading, SourceKind


def article_of(text: str) -> Article:
    return segment(Document(text=text, sha256=Document.hash_text(text)))


def link_of(text: str, phrase: str) -> Link:
    """Give the innermost link of the attribution whose source is the last `phrase` of the text."""
    at = text.rindex(phrase)
    found = [
        attribution.chain[-1]
        for reading in RulesReader().read(article_of(text))
        for claim in reading.claims
        for attribution in claim.attributions
        if attribution.source is not None and attribution.source.start == at
    ]
    assert found, phrase
    return found[0]


def read(text: str) -> SectionReading:
    (reading,) = RulesReader().read(article_of(text))
    return reading


def claim_on(text: str, words: str) -> ReadClaim:
    start = text.index(words)
    found = [c for c in read(text).claims if any(s.start <= start < s.end for s in c.spans)]
    assert found, words
    return found[0]


def source_of(text: str, words: str) -> tuple[SourceKind, str]:
    link = claim_on(text, words).attributions[0].chain[-1]
    return link.kind, link.name
