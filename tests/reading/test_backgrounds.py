"""Which words of a sentence say who somebody is, and which only look so."""

import pytest

from claimcheck.reading.cutting.backgrounds import backgrounds_in, is_identification, relatives_in
from claimcheck.types import Span


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Brill, founded in 1994 by a crab merchant, flies nine planes.", ["founded in 1994 by a crab merchant"]),
        ("The pump, found in 1994 by a crab merchant, is old.", []),
        ("“We stay,” chief executive Ida Roe told analysts.", ["chief executive Ida Roe"]),
        ("It closed, said lead author Ida Roe of Ash College.", ["lead author Ida Roe of Ash College"]),
        ("They read chief executive Ida Roe’s letter.", ["chief executive Ida Roe"]),
        ("The tribunal found keeper Ida Roe guilty.", ["keeper Ida Roe"]),
        ("It shut, said her friend Ida Roe, smiling.", ["her friend Ida Roe"]),
        ("They ruled out selling captain Ida Roe.", ["captain Ida Roe"]),
        ("Hydrologist Ida Roe sat down.", ["Hydrologist Ida Roe"]),
        ("President Ida Roe sat down.", []),
        ("He told Mayor Ida Roe so.", []),
        ("The crane lifted barge Ida Roe.", []),
        ("Roe, 54, conceded it.", ["Roe, 54"]),
        ("The keeper, 23, is said to be ill.", ["The keeper, 23"]),
        ("In January, 12, or so he said, were sold.", []),
        ("The boats cost 30, 54, and 60 crowns.", []),
        ("The minister, Ida Roe, calls it old.", ["The minister, Ida Roe"]),
        ("The boat, Ida Roe, sank.", []),
        ("It sank, its general secretary, Jon Hale, wrote.", ["its general secretary, Jon Hale"]),
        ("It sank, said Jon Hale, a surgeon there.", ["a surgeon there"]),
        (
            "Jon Hale, her husband and the chief engineer on the site, died.",
            ["her husband and the chief engineer on the site"],
        ),
        ("Jon Hale, a year later, died.", []),
        ("Roe Group, a rating agency, said so.", ["a rating agency"]),
        ("Quillo, the country's largest card processor, said so.", ["the country's largest card processor"]),
        ("Tarrow, a quiet town in Kent, said so.", []),
        ("The Retail Federation, whose members include shops, said so.", ["whose members include shops"]),
        ("A hepatologist at Roe College, she says so today.", ["A hepatologist at Roe College"]),
        ("A nurse on the ward, she said, was late.", []),
        ("Jon Hale, through his lawyer, denied it.", []),
        ("It said on Tuesday, citing one banker, that it was off.", []),
        ("In a memo dated 3 May, an engineer there wrote that cells had failed.", []),
        ("The inquiry heard that its captain, Jon Hale, had left.", ["its captain, Jon Hale"]),
        ("It sank, said Jon Hale, who managed Sen. Ida Roe’s office.", ["who managed Sen. Ida Roe’s office"]),
        ("He met the mayor, the judge and the clerk.", []),
        ("Jon Hale, who lost his wife, sat down.", ["who lost his wife"]),
        ("Jon Hale, who lost his wife and asked not to be named, sat down.", []),
        ("Jon Hale, who said nothing, sat down.", []),
        ("Those who lead the union sat down.", []),
    ],
)
def test_backgrounds_of_a_sentence(sentence: str, found: list[str]) -> None:
    assert [b.span.of(sentence) for b in backgrounds_in(sentence, Span(0, len(sentence)))] == found


def test_an_age_can_be_left_out_and_its_name_stays() -> None:
    sentence = "Mr. Roe, 61, sold it."
    (found,) = backgrounds_in(sentence, Span(0, len(sentence)))
    assert found.inset is not None
    assert found.inset.of(sentence) == ", 61"


def test_an_apposition_keeps_the_name_that_it_identifies() -> None:
    sentence = "It sank, said Jon Hale, a surgeon there."
    (found,) = backgrounds_in(sentence, Span(0, len(sentence)))
    assert found.subject == "Jon Hale"


@pytest.mark.parametrize(
    ("stated", "is_one"),
    [
        ("Ida Roe is a columnist", True),
        ("he was the mill’s last watchman", True),
        ("Ida Roe, 58, has been governor of the Bank of Tharsia since 2020", True),
        ("She is 71", True),
        ("She is 71 and has built 19 bridges", False),
        ("Ida Roe was the winner of the day", False),
        ("The lock was a wonder", False),
        ("Ida Roe was a year late", False),
    ],
)
def test_a_statement_that_only_identifies(stated: str, is_one: bool) -> None:
    assert is_identification(stated) is is_one


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Brill, which carried 3m people last year, is old.", ["which carried 3m people last year"]),
        ("It belongs to Brill, which bought it in 2015.", ["which bought it in 2015"]),
        ("The union, whose members were asked twice, wants it.", ["whose members were asked twice"]),
        ("The boat which carried 3m people last year is old.", []),
        ("Roe, who asked not to be named, was there.", []),
        ("Roe, who leads the union at the port, was there.", []),
        ("Roe, who “carried the whole of it”, was there.", []),
    ],
)
def test_relative_clauses_that_identify_nobody(sentence: str, found: list[str]) -> None:
    whole = Span(0, len(sentence))
    relatives = relatives_in(sentence, whole, backgrounds_in(sentence, whole))
    assert [r.span.of(sentence) for r in relatives] == found
    assert not any(r.is_identification for r in relatives)


def test_the_whole_subject_of_a_sentence_is_told_of() -> None:
    sentence = "The maker of trams and signalling equipment, which employs 15,000 people, is old."
    (found,) = backgrounds_in(sentence, Span(0, len(sentence)))
    assert found.subject == "The maker of trams and signalling equipment"


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("It works, said Tomas Berg of the Institute for Flight, who was not involved.", "Tomas Berg"),
        ("A clerk at the store, who lived there, sat down.", "A clerk"),
        ("They named the deputy as Kyle Brandt, who was 31.", "Kyle Brandt"),
        ("Families of the dead, some of whom had left, wept.", "Families of the dead"),
    ],
)
def test_who_tells_of_the_person_and_not_of_the_place(sentence: str, subject: str) -> None:
    (found,) = backgrounds_in(sentence, Span(0, len(sentence)))
    assert found.subject == subject


def test_who_stands_behind_a_body_is_the_person() -> None:
    sentence = "Ida Roe, a reader in law at Port University, who was not involved, sat down."
    assert [b.subject for b in backgrounds_in(sentence, Span(0, len(sentence)))] == ["Ida Roe", "Ida Roe"]
