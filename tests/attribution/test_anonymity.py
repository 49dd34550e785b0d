"""Reasons for anonymity and bases of knowledge, as spans."""

import pytest

from claimcheck.attribution.phrases.anonymity import (
    before_terms,
    reason_for_anonymity,
    with_request_behind,
    without_request_of_another,
)
from claimcheck.attribution.phrases.knowledge import basis_of_knowledge
from claimcheck.types import Span


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("An aide, who spoke on background so as not to anger lawmakers, said", "so as not to anger lawmakers"),
        ("Benno, who asked that his surname be withheld because he is on bail, said", "because he is on bail"),
        ("A nurse who is too frightened to be identified said so.", "too frightened to be identified"),
        ("a clerk who said she feared losing her job if she was named.", "she feared losing her job if she was named"),
        ("He spoke on condition that his name was not published, fearing dismissal.", "fearing dismissal"),
        ("A clerk who will not be named while the case is pending says the roof leaked", "while the case is pending"),
        ("Two clerks, who asked for anonymity while it is under way, say it was mended", "while it is under way"),
        ("A woman, who will not give her name because he teaches there, left.", "because he teaches there"),
        ("A clerk who will not give his map because it is old left.", None),
        ("a clerk who said she feared losing her crop if it was dry.", None),
        ("a clerk who spoke on background noise because it was loud.", None),
        (
            "said a clerk, who requested anonymity to discuss private talks.",
            "to discuss private talks",
        ),
        (
            "said an aide who spoke on condition of anonymity because the file is sealed.",
            "because the file is sealed",
        ),
        ("said an aide who asked not to be named for fear of losing his job.", "for fear of losing his job"),
        ("said an aide who was not authorized to speak publicly.", "was not authorized to speak publicly"),
        ("said an aide, who asked not to be named.", None),
        ("said an aide.", None),
        ("said a clerk who begged me to leave out her name as she is on probation.", "as she is on probation"),
        ("said Ada, who did not wish her surname to appear because she rents there.", "because she rents there"),
        ("said Ada, whom we call so.", None),
        ("A docker, whom I will call Pim since he works there still, waited.", "since he works there still"),
        (
            "said two guards, neither of whom is cleared to brief the press.",
            "neither of whom is cleared to brief the press",
        ),
        ("said two players who feared for their contracts.", "who feared for their contracts"),
        ("said an aide who asked not to be named in order not to harm the talks.", "in order not to harm the talks"),
        ("Residents who fear floods said", None),
        ("said a clerk, whom the Gazette agreed not to name because he is on bail.", "because he is on bail"),
        ("A clerk, whose name the Gazette is withholding because he is on bail, said", "because he is on bail"),
        (
            "A clerk, whose identity is being withheld to protect her from reprisal, said",
            "to protect her from reprisal",
        ),
        (
            "A clerk, who asked to be called Ada, not her real name, because she is on bail, said",
            "because she is on bail",
        ),
        ("A clerk who asked that his last name not be used since he is on bail said so.", "since he is on bail"),
        ("A clerk, who isn’t permitted to speak publicly, said", "isn’t permitted to speak publicly"),
        ("A clerk, who asked to be called back because of the noise, said", None),
        ("A clerk, citing fear of reprisal, said so.", "citing fear of reprisal"),
        ("A clerk, citing early figures, said so.", None),
        ("A nurse, who cannot be named for legal reasons, raised it.", "for legal reasons"),
        ("Karim. His name, like those of others, has been changed for his safety.", "for his safety"),
        ("Yusuf. His name has been changed to protect his relatives.", "to protect his relatives"),
        ("The road’s name has been changed to honour her.", None),
        ("Amina, who asked not to be named because she fears deportation, says", "because she fears deportation"),
        ("A farmer, fearing a drought, said so.", None),
        ("said a nurse, who, like the others, feared losing her job.", "who, like the others, feared losing her job"),
        ("said a nurse, who like others feared losing her job.", "who like others feared losing her job"),
        ("A cook, who asked not to be named for fear of losing a cottage, claims", "for fear of losing a cottage"),
        ("A nurse who asked that I not use her name because she works there said so.", "because she works there"),
        ("A nurse asked that I not use her car because she works there.", None),
        ("Bankers who asked not to be named because terms are secret disputed that.", "because terms are secret"),
        ("A clerk who asked not to be named for fear of dismissal denied it.", "for fear of dismissal"),
        (
            "A clerk who asked not to be named because the firm had denied it spoke.",
            "because the firm had denied it spoke",
        ),
        ("Two clerks, who feared reprisals, disputed that account.", "who feared reprisals"),
        ("said a pilot not cleared to land because of fog", None),
        ("said a keeper who is not to blame because the gates are old.", None),
    ],
)
def test_reason_is_the_article_s_own_words(text: str, reason: str | None) -> None:
    found = reason_for_anonymity(text, Span(0, len(text)))
    assert (found.of(text) if found else None) == reason


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("people familiar with the matter said.", "familiar with the matter"),
        ("two officials with direct knowledge of the talks", "with direct knowledge of the talks"),
        ("a clerk who saw the letter", "who saw the letter"),
        ("a memo seen by this newspaper", "seen by this newspaper"),
        ("documents reviewed by the Gazette show that the lock leaks", "reviewed by the Gazette"),
        ("emails seen by this newspaper refer to a “hepatic question”.", "seen by this newspaper"),
        ("four clerks, both of whom worked there and asked not to be named", "both of whom worked there"),
        ("a source close to the administration", None),
        ("three people close to the talks", "close to the talks"),
        ("members who were in her office when it was read", "who were in her office when it was read"),
        ("four clerks, all of whom worked in the laboratory,", "all of whom worked in the laboratory"),
        ("a clerk who was in Ghent", None),
        ("a clerk who attended and took notes.", "who attended and took notes"),
        (
            "a clerk familiar with the firm’s claims and its estimates said so",
            "familiar with the firm’s claims and its estimates",
        ),
        ("two people involved in the deal dismissed that as fanciful", "involved in the deal"),
        ("a person with knowledge of the talks believes that it holds", "with knowledge of the talks"),
        ("a person briefed on the talks who was not authorized to discuss them", "briefed on the talks"),
        ("a person who attended the meeting and who was granted anonymity", "who attended the meeting"),
        ("a person briefed by investigators", "briefed by investigators"),
        ("a person present at the meeting", "present at the meeting"),
        ("a nurse who was working that night and saw the order", "who was working that night and saw the order"),
        ("two people who were on the call", "who were on the call"),
        ("a donor who was at the time in Ghent", None),
        ("a donor who met with him in Ghent", "who met with him in Ghent"),
        ("a donor who spoke to the Gazette on condition of anonymity", None),
        ("two people at the private meeting", "at the private meeting"),
        ("scientists who were not involved in the work", None),
        ("scientists who were not directly involved in the work", None),
        ("a person who was not at the meeting", None),
        ("an official not briefed on the plan", None),
        ("two people not briefed on the plan but close to the talks", "close to the talks"),
    ],
)
def test_basis_is_the_article_s_own_words(text: str, basis: str | None) -> None:
    found = basis_of_knowledge(text, Span(0, len(text)), Span(0, len(text)))
    assert (found.of(text) if found else None) == basis


def test_where_a_source_was_stands_in_its_phrase_or_right_behind() -> None:
    text = "He left, said two people at the meeting."
    found = basis_of_knowledge(text, Span(14, len(text)), Span(14, 24))
    assert found is not None
    assert found.of(text) == "at the meeting"
    text = "According to two people, he left at the meeting."
    assert basis_of_knowledge(text, Span(13, len(text)), Span(13, 23)) is None


def test_the_verb_of_one_tells_how_the_last_alone_knows() -> None:
    text = "two officials and a third person who was briefed on the call"
    assert basis_of_knowledge(text, Span(0, len(text)), Span(0, 13)) is None
    assert basis_of_knowledge(text.replace("was", "were"), Span(0, len(text)), Span(0, 13)) is not None


def test_how_one_source_knows_is_not_how_another_does() -> None:
    text = "Engineers told the council that bolts rust, according to papers obtained by the Gazette."
    assert basis_of_knowledge(text, Span(0, len(text)), Span(0, 9)) is None
    papers = Span(text.index("papers"), len(text) - 1)
    found = basis_of_knowledge(text, papers, papers)
    assert found is not None
    assert found.of(text) == "obtained by the Gazette"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Two clerks said so. Both asked not to be named because the file is sealed.", "because the file is sealed"),
        (
            "Two clerks said so. They were not authorized to discuss the case.",
            "were not authorized to discuss the case",
        ),
        (
            "Two clerks said so. The clerks were not authorized to discuss the details of the investigation in Ghent "
            "and spoke on condition of anonymity.",
            "were not authorized to discuss the details of the investigation in Ghent",
        ),
        ("Two clerks said so. Neither wanted to be named: both still work there.", "both still work there"),
        ("Two clerks said so. Mara asked not to be named because the file is sealed.", None),
        ("Two clerks said so. Both left because the file is sealed.", None),
        ("Two clerks said so. The three asked not to be named because the file is sealed.", None),
        ("Two clerks said so. The officials in Ghent asked not to be named because of the trial.", None),
    ],
)
def test_reason_may_stand_in_the_next_sentence_about_the_same_people(text: str, reason: str | None) -> None:
    sentence = Span(0, text.index(".") + 1)
    found = reason_for_anonymity(text, with_request_behind(text, sentence, head="clerks", count=2))
    assert (found.of(text) if found else None) == reason


def test_request_may_stand_a_sentence_further_on_about_the_same_noun() -> None:
    text = "An engineer said so. He spoke in May. The engineer requested anonymity for fear of losing her job."
    sentence = Span(0, text.index(".") + 1)
    found = reason_for_anonymity(text, with_request_behind(text, sentence, head="engineer", count=None))
    assert found is not None
    assert found.of(text) == "for fear of losing her job"
    assert with_request_behind(text, sentence, head="nurse", count=None) == sentence


def test_request_of_several_is_no_reason_of_one() -> None:
    text = "One official said so. They asked not to be named because the file is sealed."
    sentence = Span(0, text.index(".") + 1)
    assert with_request_behind(text, sentence, head="official", count=None) == sentence


@pytest.mark.parametrize(
    ("text", "is_ended"),
    [
        ("Two aides said so, while a third, who asked not to be named for fear of reprisal, said no.", True),
        ("Two aides said so, and another, who was not authorized to speak, said no.", True),
        ("Two aides, who asked not to be named for fear of reprisal, said so.", False),
        ("Two aides said so, while a third, who was there, said no.", False),
    ],
)
def test_request_of_another_is_no_reason_of_who_spoke_before(text: str, is_ended: bool) -> None:
    region = Span(0, len(text))
    assert (without_request_of_another(text, Span(0, 9), region) != region) is is_ended


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("the mood as tense on the understanding that they would not be identified", "the mood as tense"),
        ("the mood as tense on condition of anonymity", "the mood as tense"),
        ("the land on condition that it be used as a park", "the land on condition that it be used as a park"),
    ],
)
def test_terms_of_a_talk_are_no_part_of_what_is_stated(text: str, stated: str) -> None:
    assert before_terms(text, Span(0, len(text))).of(text) == stated


@pytest.mark.parametrize(
    ("behind", "reason"),
    [
        ("The Herald is not naming the student because of her age.", "because of her age"),
        ("We are not identifying her to protect her privacy.", "to protect her privacy"),
        ("The Herald is not naming the teacher because of her age.", None),
    ],
)
def test_a_paper_tells_why_it_keeps_a_name_to_itself(behind: str, reason: str | None) -> None:
    text = f"“They never asked,” one student said. {behind}"
    sentence = Span(0, text.index(". ") + 1)
    found = reason_for_anonymity(text, with_request_behind(text, sentence, head="student", count=None))
    assert (None if found is None else found.of(text)) == reason
