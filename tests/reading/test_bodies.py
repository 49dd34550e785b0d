"""Which names mean a body, by what the article says of them, on invented text."""

import pytest

from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import Document, SourceKind

PERSON, BODY = SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANIZATION


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tallis said no data was taken. Shares of Tallis fell 18 percent.", BODY),
        ("Tallis said no data was taken. Tallis Bank is based in Ghent.", BODY),
        ("Marlowe said the store was sold. Marlowe, which owns 11 stores, is old.", BODY),
        ("Marlowe said the store was sold. Marlowe’s staff were told on Monday.", BODY),
        ("Tarvia says it is holding four soldiers.", BODY),
        ("Tallis said no data was taken. Tallis itself has no licence.", BODY),
        ("Tallis said no data was taken. Tallis is registered abroad.", BODY),
        ("Tallis said no data was taken. Tallis is registered in Ghent.", PERSON),
        ("Mr Orr said it is selling well.", PERSON),
        ("Denise Okoro said no data was taken. A lawyer for the union, Denise Okoro, left.", PERSON),
        ("Ida Roe said the gate was shut. Ida Roe posted a video in May.", PERSON),
        ("Kazakhstan said the farms run dry.", BODY),
        ("The rules were set by the firm, Ana Ruiz said.", PERSON),
        ("Open Ledger said that it had not seen the bill.", BODY),
        ("Silver Pike said in a statement that it knew nothing.", BODY),
        ("Lostria said it would pull back.", BODY),
        ("Director Haki Mbele said it had not seen the bill.", PERSON),
        ("Haki Mbele said it had not rained.", PERSON),
        ("Reyes said the gate was shut.", PERSON),
        ("Tallis said no data was taken.", PERSON),
        ("Demonstrators said the gate was shut.", SourceKind.COLLECTIVE),
        ("Marlowe said the store was sold. Marlowe’s house is on the hill.", PERSON),
        ("Orr said the roof leaks. Mr Orr’s staff were told on Monday. The staff of Orr left.", PERSON),
        ("Orr said the roof leaks. Orr, 41, was founder of Orr.", PERSON),
    ],
)
def test_name_means_what_the_article_says_of_it(text: str, kind: SourceKind) -> None:
    reading = next(RulesReader().read(segment(Document(text=text, sha256=Document.hash_text(text)))))
    assert reading.claims[0].attributions[0].chain[0].kind is kind
