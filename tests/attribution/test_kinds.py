"""Source kinds by the words of the phrase alone, one row a phrase."""

import pytest

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import Reference
from claimcheck.types import SourceKind as Kind


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Mara Oldenkott", Kind.NAMED_PERSON),
        ("Sen. Mara Oldenkott (L-Tarn)", Kind.NAMED_PERSON),
        ("Former Tarnmouth Gov. Piet Hallam", Kind.NAMED_PERSON),
        ("the company's chief executive, Mara Oldenkott", Kind.NAMED_PERSON),
        ("Harbour Authority spokesman Piet Hallam", Kind.NAMED_PERSON),
        ("the harbour director", Kind.NAMED_PERSON),
        ("the mayor", Kind.NAMED_PERSON),
        ("the Tarnmouth Harbour Authority", Kind.NAMED_ORGANIZATION),
        ("Beijing", Kind.NAMED_ORGANIZATION),
        ("police in Tarnmouth", Kind.NAMED_ORGANIZATION),
        ("the campaign", Kind.NAMED_ORGANIZATION),
        ("the trust", Kind.NAMED_ORGANIZATION),
        ("The service", Kind.NAMED_ORGANIZATION),
        ("TBD", Kind.NAMED_ORGANIZATION),
        ("a spokeswoman for the ministry", Kind.SPOKESPERSON),
        ("Hallam's lawyer", Kind.SPOKESPERSON),
        ("attorneys for the ministry", Kind.SPOKESPERSON),
        ("one of the nine, Mara Oldenkott", Kind.NAMED_PERSON),
        ("Another, Mara Oldenkott", Kind.NAMED_PERSON),
        ("One, a violinist", Kind.UNNAMED_PERSON),
        ("a wide array of artists", Kind.COLLECTIVE),
        ("a fact sheet", Kind.UNNAMED_DOCUMENT),
        ("an engineer's report", Kind.UNNAMED_DOCUMENT),
        ("an agency’s figures", Kind.UNNAMED_DOCUMENT),
        ("an unnamed minister's letter", Kind.UNNAMED_DOCUMENT),
        ("a White House official's memo", Kind.UNNAMED_DOCUMENT),
        ("an engineer's report on the Harlow Bridge", Kind.UNNAMED_DOCUMENT),
        ("a memo written by an aide to Mara Oldenkott", Kind.UNNAMED_DOCUMENT),
        ("an engineer's report from the Harbour Trust", Kind.DOCUMENT),
        ("an engineer's report commissioned by the council", Kind.DOCUMENT),
        ("a coroner's report", Kind.DOCUMENT),
        ("a police report", Kind.DOCUMENT),
        ("the engineer's report", Kind.DOCUMENT),
        ("a letter from a lawyer for Mara Oldenkott", Kind.DOCUMENT),
        ("paragraph 12", Kind.UNNAMED_DOCUMENT),
        ("NHS Tarnmouth", Kind.NAMED_ORGANIZATION),
        ("JD Hallam", Kind.NAMED_PERSON),
        ("one of the nine", Kind.UNNAMED_PERSON),
        ("attorneys for the accused", Kind.COLLECTIVE),
        ("a representative for Mr. Hallam", Kind.SPOKESPERSON),
        ("a representative", Kind.UNNAMED_PERSON),
        ("Piet Hallam's wife", Kind.UNNAMED_PERSON),
        ("his wife", Kind.UNNAMED_PERSON),
        ("a wife", Kind.UNNAMED_PERSON),
        ("the Tarnmouth Press", Kind.NAMED_ORGANIZATION),
        ("the press", Kind.COLLECTIVE),
        ("the Gazette's investigative unit", Kind.NAMED_ORGANIZATION),
        ("a Harbour Board tally", Kind.DOCUMENT),
        ("a tally", Kind.UNNAMED_DOCUMENT),
        ("a speech Mrs. Oldenkott delivered in Tarnmouth", Kind.DOCUMENT),
        ("a Tarn Gazette database tracking such leaks", Kind.DOCUMENT),
        ("An undercover agent for the TBD", Kind.UNNAMED_PERSON),
        ("A federal agent in the TBD’s Ghent office", Kind.UNNAMED_PERSON),
        ("a new Tarn University poll", Kind.DOCUMENT),
        ("a report by the Audit Chamber", Kind.DOCUMENT),
        ("a study in May", Kind.UNNAMED_DOCUMENT),
        ("The Monday poll", Kind.UNNAMED_DOCUMENT),
        ("Mara Many", Kind.NAMED_PERSON),
        ("Many", Kind.COLLECTIVE),
        ("federal statistics", Kind.DOCUMENT),
        ("the indictment", Kind.DOCUMENT),
        ("a source close to the administration", Kind.UNNAMED_PERSON),
        ("one aide", Kind.UNNAMED_PERSON),
        ("one of the former employees", Kind.UNNAMED_PERSON),
        ("people familiar with the matter", Kind.UNNAMED_PERSON),
        ("a harbour authority official", Kind.UNNAMED_PERSON),
        ("One Liberal", Kind.UNNAMED_PERSON),
        ("an internal memo seen by this newspaper", Kind.UNNAMED_DOCUMENT),
        ("documents reviewed by the Courier", Kind.UNNAMED_DOCUMENT),
        ("one study", Kind.UNNAMED_DOCUMENT),
        ("Mrs. Oldenkott herself", Kind.NAMED_PERSON),
        ("the Hallam administration long ago", Kind.NAMED_ORGANIZATION),
        ("secretary of the Tarnmouth Rowing Club", Kind.NAMED_PERSON),
        ("the former secretary of state", Kind.NAMED_PERSON),
        ("The Tarnmouth Observer", Kind.NAMED_ORGANIZATION),
        ("the lifeboat fund and some of its donors", Kind.NAMED_ORGANIZATION),
        ("many tax experts, including Mr. Hallam", Kind.NAMED_PERSON),
        ("The mayor and his aides", Kind.NAMED_PERSON),
        ("a former harbour secretary", Kind.UNNAMED_PERSON),
        ("a narrator", Kind.UNNAMED_PERSON),
        ("a source close to the ministry, and two officials", Kind.UNNAMED_PERSON),
        ("More than 20 people familiar with the matter", Kind.UNNAMED_PERSON),
        ("Fewer than ten residents", Kind.UNNAMED_PERSON),
        ("Close to 30 people", Kind.UNNAMED_PERSON),
        ("More than half of the members", Kind.COLLECTIVE),
        ("Hundreds of residents", Kind.COLLECTIVE),
        ("Those at the meeting", Kind.COLLECTIVE),
        ("One in three drivers", Kind.COLLECTIVE),
        ("Nine out of 10 drivers", Kind.COLLECTIVE),
        ("Fifteen former employees", Kind.UNNAMED_PERSON),
        ("Forty-two officials", Kind.UNNAMED_PERSON),
        ("Fifteen of the officials", Kind.UNNAMED_PERSON),
        ("Fifteen reports", Kind.UNNAMED_DOCUMENT),
        ("Officials from 12 countries", Kind.COLLECTIVE),
        ("critics and other experts", Kind.COLLECTIVE),
        ("senior campaign officials this week", Kind.COLLECTIVE),
        ("critics", Kind.COLLECTIVE),
        ("Some lawmakers", Kind.COLLECTIVE),
        ("Hallam officials", Kind.COLLECTIVE),
        ("the congressional report", Kind.DOCUMENT),
        ("Sandler’s camp", Kind.DOCUMENT),
        ("A redacted copy of the harbour office’s memo", Kind.DOCUMENT),
        ("his wife, Jane,", Kind.NAMED_PERSON),
        ("the two leading Republicans, Donal J. Trask and Ted Cruzman", Kind.NAMED_PERSON),
        ("former secretary of state Hilda Clintock", Kind.NAMED_PERSON),
        ("an interview his brother Alaric Osmar gave to the Echo", Kind.DOCUMENT),
        ("The former Leeds striker Paul Hirst", Kind.NAMED_PERSON),
        ("the trade group Bake Metrics", Kind.NAMED_ORGANIZATION),
        ("A Lumora representative", Kind.SPOKESPERSON),
        ("the Scot", Kind.UNNAMED_PERSON),
        ("some Democrats", Kind.COLLECTIVE),
        ("one Democrat", Kind.UNNAMED_PERSON),
        ("Republicans", Kind.COLLECTIVE),
        ("authorities", Kind.COLLECTIVE),
        ("the local MP", Kind.UNNAMED_PERSON),
        ("a Labour MP", Kind.UNNAMED_PERSON),
        ("Tom Hale, MP", Kind.NAMED_PERSON),
        ("two MPs", Kind.UNNAMED_PERSON),
        ("Labour MPs", Kind.COLLECTIVE),
        ("Marlow Media’s advertising tracker", Kind.DOCUMENT),
    ],
)
def test_kind_follows_from_the_words(phrase: str, kind: Kind) -> None:
    assert classify(phrase).kind is kind


@pytest.mark.parametrize(
    ("phrase", "count"),
    [("three sources", 3), ("two people", 2), ("two of the aides", 2), ("sources", None), ("¹ sources", None)],
)
def test_stated_count_is_read_from_number_words(phrase: str, count: int | None) -> None:
    assert classify(phrase).stated_count == count


@pytest.mark.parametrize(
    ("phrase", "reference"),
    [
        ("she", Reference.PRONOUN),
        ("I", Reference.WRITER),
        ("this person", Reference.DEFINITE),
        ("a clerk", Reference.INDEFINITE),
        ("Mara Oldenkott", Reference.NAME),
    ],
)
def test_reference_tells_names_from_pronouns(phrase: str, reference: Reference) -> None:
    assert classify(phrase).reference is reference


def test_name_comes_without_its_titles() -> None:
    assert classify("Deputy Mayor Mara Oldenkott").name == "Mara Oldenkott"
    assert classify("National Harbour Council spokesman Piet Hallam").name == "Piet Hallam"
    assert classify("Carla di Rosa").name == "Carla di Rosa"


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("Three sources", 3),
        ("the two aides", 2),
        ("At least four sailors", 4),
        ("more than 20 people familiar with the matter", 20),
        ("a dozen sailors", 12),
        ("Half a dozen sources", 6),
        ("a half-dozen sources", 6),
        ("Roughly two dozen officials", 24),
        ("several dozen officials", None),
        ("sources", None),
        ("more than fifteen former employees", 15),
        ("forty-two officials", 42),
        ("Officials from 12 countries", None),
        ("An adviser to two presidents", None),
        ("A lawyer for five victims", None),
        ("a source with two decades of experience", None),
    ],
)
def test_the_number_of_a_group_is_the_one_that_its_words_state(phrase: str, count: int | None) -> None:
    assert classify(phrase).stated_count == count
