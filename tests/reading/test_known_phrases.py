"""Whom definite phrases, pronouns and the words of a headline stand for, on invented text."""

import pytest

from claimcheck.attribution.find import find_attributions
from claimcheck.reading.people.cast import cast_of
from claimcheck.reading.people.chains import link_up
from claimcheck.reading.people.links import Resolver
from claimcheck.reading.people.memory import Memory
from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import Article, Document, Link, SourceKind, Span


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
            SourceKind.COLLECTIVE,
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


def test_she_is_never_an_unnamed_man() -> None:
    text = "Mara Oldenkott leads the union. At the quay a man said the crane fell. “The gate held,” she said on Monday."
    assert link_of(text, "she").name == "Mara Oldenkott"
    he = text.replace("she said", "he said")
    assert link_of(he, "he said".split(maxsplit=1)[0] + " said").kind is SourceKind.UNNAMED_PERSON


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
    ("text", "phrase", "name"),
    [
        (
            "Ben Carrow took the stage late on Monday. The retired neurosurgeon said that the hall leaks.",
            "The retired neurosurgeon",
            "Ben Carrow",
        ),
        (
            "Harry Vossler blasted the plan. “It leaks,” the county’s minority leader said.",
            "the county’s minority leader",
            "Harry Vossler",
        ),
        (
            "Ben Carrow, a neurosurgeon, waved to Ilse Varn. Varn left. The neurosurgeon said that the hall leaks.",
            "The neurosurgeon",
            "Ben Carrow",
        ),
        (
            "Herm Castle hosts a show. He was asked by a caller why it leaks. “It is old,” he said.",
            "he",
            "Herm Castle",
        ),
        (
            "Herm Castle was on air. A reporter asked if the hall leaks. “It is old,” he said.",
            "he",
            "Herm Castle",
        ),
        ("Mara Oldenkott spoke first. She and her aides said that the hall leaks.", "She", "Mara Oldenkott"),
    ],
)
def test_a_description_that_is_new_means_whom_the_text_is_about(text: str, phrase: str, name: str) -> None:
    link = link_of(text, phrase)
    assert (link.kind, link.name) == (SourceKind.NAMED_PERSON, name)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A neurosurgeon rang. Ben Carrow left. The neurosurgeon said that the hall leaks.", "The neurosurgeon"),
        ("Ben Carrow took the stage. His childhood friend said that the hall leaks.", "His childhood friend"),
        ("Ben Carrow took the stage. The official said that the hall leaks.", "The official"),
        (
            "The hall leaks, his childhood friend told the Daily Beacon. His friend said that it always has.",
            "His friend",
        ),
    ],
)
def test_who_was_new_without_a_name_or_is_somebodys_friend_stays_unnamed(text: str, phrase: str) -> None:
    assert link_of(text, phrase).kind is SourceKind.UNNAMED_PERSON


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
    ("text", "phrase", "name"),
    [
        ("Tom Hale is the mayor of Ghent. The former mayor said the dyke is sound.", "The former mayor", None),
        (
            "Tom Hale said the gate held. Mayor Hale left. The late mayor said the dyke is sound.",
            "The late mayor",
            None,
        ),
        ("Tom Hale, the former mayor, left. The former mayor said the dyke is sound.", "The former mayor", "Tom Hale"),
        ("Mayor Tom Hale met former mayor Bea Lund. The mayor said the dyke is sound.", "The mayor", "Tom Hale"),
        (
            "Mayor Tom Hale met former mayor Bea Lund. The former mayor said the dyke is sound.",
            "The former mayor",
            "Bea Lund",
        ),
        (
            "Tom Hale, the mayor of Ghent, and Bea Lund, the mayor of Tarn, met. Hale said the gate held. "
            "The mayor said the dyke is sound.",
            "The mayor",
            "Tom Hale",
        ),
    ],
    ids=["not the present one", "not the living one", "former beside him", "present", "past", "who spoke"],
)
def test_an_office_means_who_held_it_then(text: str, phrase: str, name: str | None) -> None:
    assert link_of(text, phrase).name == (name or phrase)


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
    "text",
    [
        "Mr Hale's mother said he was innocent.",
        "Mr Hale’s wife said he was ill.",
        "Mrs Hale's husband said she was ill.",
    ],
)
def test_kin_do_not_take_the_pronoun_of_their_relative(text: str) -> None:
    claims = [claim.text for reading in RulesReader().read(article_of(text)) for claim in reading.claims]
    assert not any("[" in claim for claim in claims)
