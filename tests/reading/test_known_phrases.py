"""Whom definite phrases, pronouns and the words of a headline stand for, on invented text."""

import pytest
from rules_reading import link_of

from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import Document, SourceKind, Span


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        (
            "The Audit Chamber released its yearly report on Monday. The report says the dyke is sound.",
            "The report",
            SourceKind.DOCUMENT,
        ),
        ("A report lay on the table. The report says the dyke is sound.", "The report", SourceKind.UNNAMED_DOCUMENT),
        (
            "A report by the Audit Chamber says the dyke is sound. The study found that the pumps leak.",
            "The study",
            SourceKind.DOCUMENT,
        ),
        (
            "A report by the Audit Chamber says the dyke is sound. One study found that the pumps leak.",
            "One study",
            SourceKind.UNNAMED_DOCUMENT,
        ),
        (
            "A study by Tarn University says the dyke is sound. The researchers said 12 cracks are harmless.",
            "The researchers",
            SourceKind.DOCUMENT,
        ),
        (
            "A letter by Mara Oldenkott says the dyke is sound. The researchers said 12 cracks are harmless.",
            "The researchers",
            SourceKind.COLLECTIVE,
        ),
        (
            "Mara Oldenkott and Piet Hallam met on Monday. The two lawmakers said the dyke is sound.",
            "The two lawmakers",
            SourceKind.NAMED_PERSON,
        ),
        (
            "Mara Oldenkott spoke. The dyke is old. Piet Hallam left. The two lawmakers said the dyke is sound.",
            "The two lawmakers",
            SourceKind.UNNAMED_PERSON,
        ),
        (
            "Mara Oldenkott and Piet Hallam met on Monday. They wrote that the dyke is sound.",
            "They",
            SourceKind.NAMED_PERSON,
        ),
        ("Mara Oldenkott met divers on Monday. They wrote that the dyke is sound.", "They", SourceKind.COLLECTIVE),
        (
            "Mara Oldenkott and Piet Hallam met on Monday. The senators said the dyke is sound.",
            "The senators",
            SourceKind.NAMED_PERSON,
        ),
        (
            "Mara Oldenkott and Piet Hallam met on Monday. Some senators said the dyke is sound.",
            "Some senators",
            SourceKind.COLLECTIVE,
        ),
        (
            "A narrator in the Hallam campaign’s ad says the dyke is sound.",
            "A narrator in the Hallam campaign’s ad",
            SourceKind.DOCUMENT,
        ),
        ("A narrator in the hall says the dyke is sound.", "A narrator in the hall", SourceKind.UNNAMED_PERSON),
        (
            "The book tells of the rise of Piet Hallam, who said the dyke is sound.",
            "who",
            SourceKind.NAMED_PERSON,
        ),
        (
            "The Tarn Appeal Court sat on Monday. The majority held that the dyke is sound.",
            "The majority",
            SourceKind.NAMED_ORGANIZATION,
        ),
        ("The town voted on Monday. The majority said that the dyke is sound.", "The majority", SourceKind.COLLECTIVE),
        (
            "A report by the Audit Chamber said the dyke is sound. Those close to Ana Ruiz said the pumps leak.",
            "Those close to Ana Ruiz",
            SourceKind.UNNAMED_PERSON,
        ),
        (
            "A court filing said the dyke is sound. More than 1,200 nurses said the pumps leak.",
            "More than 1,200 nurses",
            SourceKind.COLLECTIVE,
        ),
        (
            "A poll by Tarn University found that the dyke is sound. Channel 4 said the pumps leak.",
            "Channel 4",
            SourceKind.NAMED_ORGANIZATION,
        ),
        (
            "A court filing said the dyke is sound. A third of residents said the pumps leak.",
            "A third of residents",
            SourceKind.COLLECTIVE,
        ),
        (
            "A poll by Tarn University found that the dyke is sound. A third of residents said the pumps leak.",
            "A third of residents",
            SourceKind.DOCUMENT,
        ),
        (
            "The Dykes Inspectorate came on Monday. Inspectors said the pumps leak.",
            "Inspectors",
            SourceKind.NAMED_ORGANIZATION,
        ),
        (
            "The Dykes Inspectorate and the Schools Inspectorate came on Monday. Inspectors said the pumps leak.",
            "Inspectors",
            SourceKind.COLLECTIVE,
        ),
        (
            "The Dykes Inspectorate said the dyke is sound. The report says the pumps leak.",
            "The report",
            SourceKind.NAMED_ORGANIZATION,
        ),
        (
            "The Harbour Union said the dyke is sound. The report says the pumps leak.",
            "The report",
            SourceKind.UNNAMED_DOCUMENT,
        ),
        (
            "Dr Helen Marchbank runs the clinic. A consultant, who asked not to be named, said the dyke is sound. "
            "The doctor said the pumps leak.",
            "The doctor",
            SourceKind.UNNAMED_PERSON,
        ),
        (
            "A consultant, who asked not to be named, said the dyke is sound. Dr Helen Marchbank said the gate held. "
            "The doctor said the pumps leak.",
            "The doctor",
            SourceKind.NAMED_PERSON,
        ),
        (
            "A federal judge said on Monday that the dyke is sound. The town, which paid for the work out of its own "
            "funds, had asked for three years whether it would ever be told. "
            "In an opinion, U.S. District Judge Carla Westergaard said the state had no case.",
            "A federal judge",
            SourceKind.NAMED_PERSON,
        ),
        (
            "Émile Bernard, a retired banker, opened the gate. He said the plan was dead.",
            "He",
            SourceKind.NAMED_PERSON,
        ),
        ("Özgür Özel opened the gate. He said the plan was dead.", "He", SourceKind.NAMED_PERSON),
    ],
    ids=[
        "published by a body",
        "nobody's report",
        "report called study",
        "another study",
        "authors of a named study",
        "a letter has no researchers",
        "two named together",
        "two named apart",
        "they after two named together",
        "they after one named",
        "senators after two named together",
        "other senators",
        "voice of a named advertisement",
        "voice of nobody's",
        "who behind a name",
        "majority of a court",
        "majority of a town",
        "those close to somebody are no respondents",
        "nurses are no respondents of a filing",
        "a channel is no respondent",
        "a third of nobody's poll",
        "a third of a poll",
        "inspectors of the one inspectorate",
        "inspectors of one of two",
        "report of an inspectorate",
        "report of a union",
        "doctor after an unnamed consultant",
        "doctor after a named one",
        "federal judge named later",
        "name with an accent",
        "name with an umlaut",
    ],
)
def test_a_definite_phrase_stands_on_what_was_named_before(text: str, phrase: str, kind: SourceKind) -> None:
    assert link_of(text, phrase).kind is kind


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Council leader says the pool stays shut", SourceKind.NAMED_PERSON),
        ("Union leader says the pool stays shut", SourceKind.UNNAMED_PERSON),
        ("Lawyer: The pool stays shut for good", SourceKind.UNNAMED_PERSON),
        ("Leader: The pool stays shut for good", SourceKind.UNNAMED_PERSON),
    ],
    ids=["called so", "called otherwise", "nobody called so", "two called so"],
)
def test_an_office_in_the_headline_is_whoever_the_body_calls_so(headline: str, kind: SourceKind) -> None:
    text = f"{headline}\n\nThe leader of Tarn council, Owen Beck, sat down. Their leader, Sunil Rao, left."
    document = Document(text=text, sha256=Document.hash_text(text), headline=Span(0, len(headline)))
    (reading,) = RulesReader().read(segment(document))
    assert reading.claims[0].attributions[0].chain[-1].kind is kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Ida Roe, the finance minister, spoke of a deep slump.", SourceKind.NAMED_PERSON),
        ("Ida Roe and Tom Hale spoke of a deep slump.", SourceKind.UNNAMED_PERSON),
    ],
    ids=["named next", "nobody called so"],
)
def test_a_headline_and_who_warns_in_it_are_two_claims(body: str, kind: SourceKind) -> None:
    text = f"Prices fall for third month as minister warns of deep slump\n\n{body}"
    document = Document(text=text, sha256=Document.hash_text(text), headline=Span(0, text.index("\n")))
    (reading,) = RulesReader().read(segment(document))
    first, second = reading.claims[:2]
    assert (first.text, first.attributions) == ("Prices fall for third month", ())
    assert second.attributions[0].chain[-1].kind is kind


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("A study by Tarn University says so. The town is small.", SourceKind.DOCUMENT),
        ("A study came out on Monday. The town is small.", SourceKind.UNNAMED_DOCUMENT),
    ],
    ids=["owner in the body", "no owner"],
)
def test_a_study_in_the_headline_is_the_one_that_the_body_names(body: str, kind: SourceKind) -> None:
    text = f"Study Finds That the Dyke Leaks\n\n{body}"
    document = Document(text=text, sha256=Document.hash_text(text), headline=Span(0, text.index("\n")))
    chains = [
        attribution.chain
        for reading in RulesReader().read(segment(document))
        for claim in reading.claims
        for attribution in claim.attributions
        if attribution.source == Span(0, 5)
    ]
    assert chains[0][-1].kind is kind


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        (
            "Tim Obel wrote a long letter to the board. The letter says that the roof leaks.",
            "The letter",
            SourceKind.DOCUMENT,
        ),
        (
            "Vossler’s campaign sent out a fundraising email. The email said that the roof leaks.",
            "The email",
            SourceKind.DOCUMENT,
        ),
        (
            "Somebody wrote a letter to the board. The letter says that the roof leaks.",
            "The letter",
            SourceKind.UNNAMED_DOCUMENT,
        ),
        (
            "The roof leaks, according to hallport.example.",
            "hallport.example",
            SourceKind.NAMED_ORGANIZATION,
        ),
        ("The roof leaks, according to his Facebook profile.", "his Facebook profile", SourceKind.DOCUMENT),
    ],
)
def test_a_document_is_named_by_who_sent_it(text: str, phrase: str, kind: SourceKind) -> None:
    assert link_of(text, phrase).kind is kind


@pytest.mark.parametrize(
    ("publisher", "text", "is_own"),
    [
        ("The Washington Post", "Washington said the dyke is sound.", False),
        ("Chicago Tribune", "Chicago said the dyke is sound.", False),
        ("The Port Herald", "The port said the dyke is sound.", False),
        ("The State", "The state said the dyke is sound.", False),
        ("The Port Herald", "The Herald said the dyke is sound.", True),
        ("The Port Herald", "The Port Herald said the dyke is sound.", True),
        ("Politico", "Politico said the dyke is sound.", True),
    ],
    ids=str,
)
def test_the_paper_is_meant_by_its_whole_name_or_its_press_word(publisher: str, text: str, is_own: bool) -> None:
    document = Document(text=text, sha256=Document.hash_text(text), publisher=publisher)
    found = [
        attribution.is_own_report
        for reading in RulesReader().read(segment(document))
        for claim in reading.claims
        for attribution in claim.attributions
    ]
    assert found == [is_own]


@pytest.mark.parametrize(
    ("headline", "claims"),
    [
        ("‘Nobody told us’: Hill residents round on council", ["Nobody told us", "Hill residents round on council"]),
        ("‘Fiasco’: Council drops plan", ["‘Fiasco’: Council drops plan"]),
    ],
)
def test_what_a_headline_cries_is_a_claim_of_its_own(headline: str, claims: list[str]) -> None:
    text = f"{headline}\n\nThe town is small."
    document = Document(text=text, sha256=Document.hash_text(text), headline=Span(0, len(headline)))
    (reading,) = RulesReader().read(segment(document))
    assert [claim.text for claim in reading.claims[:-1]] == claims
