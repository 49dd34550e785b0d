"""How the reporting went is process; plain facts in like words are not."""

import pytest
from rules_reading import read

from claimcheck.reading.cutting.process import process_beside, process_in, requests_in, says_nothing_more
from claimcheck.types import ClaimKind, Span


def _process(text: str) -> str | None:
    found = process_in(text, Span(0, len(text)))
    return None if found is None else found.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Roe could not be reached for comment on Monday.",
        "The firm could not immediately be reached for comment.",
        "The mayor could not be reached on Monday.",
        "She could not be reached.",
        "Ada Roe was not available, an aide said.",
        "The company was not immediately available for comment.",
        "The port did not return several calls and messages.",
        "The council has yet to say whether the pool will reopen.",
        "Nobody has said who will pay.",
        "Nor has anyone said who will pay.",
        "Neither firm replied to emailed questions.",
        "Pieter Nel made no comment as he left.",
        "Fairlie, who left in June with a payoff of £640,000, could not be reached.",
        "Two clerks spoke on condition that their names were not used.",
        "One nurse would rather her name stayed out of this story.",
        "The port did not return the Courier's e-mails.",
        "The port has not responded.",
        "Police have not said what led to the fire.",
        "The Herald is not naming the student because of her age.",
        "A clerk for the port referred questions about the lock to the mayor.",
        "The port directed inquiries to its lawyer.",
        "The port did not immediately respond to a request for comment.",
        "The port declined to disclose the sum.",
        "They were not authorized to discuss the case.",
        "The minister is yet to comment on the bill.",
        "It was not clear on Monday whether the gates had been shut.",
        "It remains unclear who will pay.",
        "He would give only his first name.",
        "Neither would be named.",
        "The mayor didn’t say how much the bridge cost.",
        "Neither the alliance nor ministers would say how it was counted.",
        "Carl Yoder, who retired in October, could not be reached.",
        "Dino, the brother, could not be reached.",
        "Two guards spoke on condition that their names not be published.",
        "They spoke on the condition they not be identified in order to talk candidly.",
        "The guards agreed to speak only if they were not named.",
        "The guard would not give his name.",
        "Most insisted on anonymity.",
        "None of them wanted to be named while the inquiry goes on.",
        "A fan gave her name only as Chiara.",
        "A clerk would speak only anonymously.",
        "A message left at a number listed for her was not returned.",
        "Emails seeking comment went unanswered.",
        "The firm declined to make Ms Reyes available for interview.",
        "The firm declined to make its chief executive, Lorcan Vries, available for interview.",
        "Ashcombe Rovers declined to put anyone up for interview.",
        "They were granted anonymity to describe private talks.",
        "An aide would speak only if not identified.",
        "The firm did not dispute that the papers were real.",
        "The Courier obtained a copy of the audit.",
        "The Ledger also reviewed contemporaneous notes kept by an aide.",
        "The mayor won’t say who paid.",
        "The spokesman would not provide another.",
        "Ada Roe could not be contacted.",
        "Neither Ada Roe nor Tom Hale could be reached.",
        "She asked us not to publish her name.",
        "He asked that the Courier not name him.",
        "Neither side would confirm what was discussed.",
        "She cannot be identified for legal reasons.",
        "His name, like those of others in this story, has been changed for his safety.",
        "Names have been changed.",
        "The names of the survivors have been changed.",
        "She declined to name the official.",
    ],
)
def test_how_the_reporting_went_is_process(text: str) -> None:
    assert _process(text)


@pytest.mark.parametrize(
    "text",
    [
        "Neither drug responded to treatment.",
        "No one knows who will pay.",
        "The council has yet to decide whether the pool will reopen.",
        "She offered no commentary.",
        "The drug was not available in Europe until 2019.",
        "A deal could not be reached before midnight.",
        "A deal could not be reached.",
        "Engineers did say why the bridge fell.",
        "The report would say who is to blame.",
        "Tickets were not available on Monday.",
        "The senators directed questions to the witness.",
        "The bodies cannot be identified because they were burned.",
        "The firm’s name has been changed to Roe Foods.",
        "The names of the streets have been changed.",
        "The board declined to name a new chair.",
        "The port has not said that it will appeal.",
        "The port is not naming the quay after him.",
        "The clerk referred the case to a court.",
        "The plane did not return to the airport.",
        "The divers did not return.",
        "The island could not be reached by boat.",
        "The boat could not be found.",
        "The path was not clear of snow.",
        "The bank has not returned the money.",
        "The island, a reserve, could not be reached by boat.",
        "The land was sold on condition that it be used as a park.",
        "The guards were freed on the condition they not return to the town.",
        "Nobody thought she would be named chair.",
        "None would be named captain.",
        "Her calls to the clinic were not returned.",
        "Calls to the emergency line went unanswered for hours.",
        "The witness gave her name as Ada Roe.",
        "He refused to make the room available to the club.",
        "The Sun has seen its sales fall.",
        "The Sun has seen sales figures fall.",
        "The mayor will not say no to the plan.",
        "The council would not provide another bus.",
        "Neither Ruritania nor Freedonia could be reached by road.",
        "She asked us not to walk on the lawn.",
        "The council obtained a copy of the audit.",
        "The club declined to put the plan forward for a vote.",
        "The girl was granted anonymity by a judge.",
        "Ana Ruiz would speak only if the fund paid.",
        "The firm had not done so by March.",
    ],
)
def test_plain_facts_in_like_words_are_not(text: str) -> None:
    assert _process(text) is None


def test_who_did_so_too_is_told_of_the_sentence_before() -> None:
    for told, is_process in (("Ada Roe declined to comment.", True), ("Ada Roe went home.", False)):
        text = f"{told} So did three other clerks."
        found = process_in(text, Span(len(told) + 1, len(text)))
        assert (found is not None) is is_process


def test_who_withholds_a_name_is_told_of_the_source_and_is_no_process_beside_what_it_says() -> None:
    text = "Another man, who would give only his first name, said that the lock was dry."
    assert process_beside(text, Span(0, len(text)), [Span(text.index("that"), len(text) - 1)]) is None


def test_a_refusal_beside_what_somebody_says_is_cut_out() -> None:
    text = "The port declined to comment, but a clerk said that the lock was dry."
    found = process_beside(text, Span(0, len(text)), [Span(text.index("that"), len(text) - 1)])
    assert found is not None
    assert found.of(text) == "The port declined to comment"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was so, said a clerk granted anonymity to discuss the talks.", "granted anonymity to discuss the talks"),
        ("Two divers who dug, and who asked not to be named, said so.", "who asked not to be named"),
        ("Another, who has dug for years and asked not to be named, said so.", "asked not to be named"),
        ("One, a diver who asked that I not use her name, said so.", "who asked that I not use her name"),
        ("Two divers who dug, and who swam, said so.", None),
        ("Another, who has dug for years and asked for a raise, said so.", None),
    ],
)
def test_request_may_stand_behind_what_else_is_told_of_a_source(text: str, told: str | None) -> None:
    found = [each.of(text) for each in requests_in(text, Span(0, len(text)))]
    assert found == ([] if told is None else [told])


@pytest.mark.parametrize(
    "asks",
    [
        "asked not to be named",
        "declined to be named",
        "refused to be identified",
        "insisted on anonymity",
        "would not give their last names",
    ],
)
def test_who_is_not_to_be_named_asks_and_is_not_out_of_reach(asks: str) -> None:
    clause = f"who {asks} because they fear for their jobs"
    text = f"Two divers, {clause}, said that the lock was dry."
    sentence = Span(0, len(text))
    assert [request.of(text) for request in requests_in(text, sentence)] == [clause]
    assert process_beside(text, sentence, [Span(text.index("that the"), len(text) - 1)]) is None


def test_clause_that_answers_a_reporter_is_process() -> None:
    claims = read("The mayor, who declined to comment, left the hall.").claims
    assert [(c.text, c.kind) for c in claims] == [
        ("The mayor left the hall", ClaimKind.FACT),
        ("[The mayor] declined to comment", ClaimKind.PROCESS),
    ]


def test_how_the_paper_came_by_a_document_is_process() -> None:
    claims = read("The report, which the Tarn Messenger has seen, is long.").claims
    assert [(c.text, c.kind) for c in claims if c.text.startswith("[")] == [
        ("[The report:] which the Tarn Messenger has seen", ClaimKind.PROCESS)
    ]


def test_who_gave_the_paper_a_document_is_process() -> None:
    (claim,) = read("The documents were provided to the Observer by a former clerk.").claims
    assert claim.kind is ClaimKind.PROCESS
    claims = read("The files, which were given to the Post by a clerk on condition of anonymity, are long.").claims
    assert [c.kind for c in claims] == [ClaimKind.FACT, ClaimKind.PROCESS]
    (claim,) = read("The documents were provided to the ministry by a former clerk.").claims
    assert claim.kind is ClaimKind.FACT


@pytest.mark.parametrize(
    "said",
    [
        "they could neither confirm nor deny that a man had been held",
        "“We can neither confirm nor deny that",
        "it could not confirm the reports",
        "it cannot comment while the case is open",
    ],
)
def test_a_refusal_told_as_speech_says_nothing_more(said: str) -> None:
    assert says_nothing_more(said)


@pytest.mark.parametrize("said", ["it could not open the gate", "she can confirm that the gate is shut"])
def test_what_is_not_withheld_says_more(said: str) -> None:
    assert not says_nothing_more(said)
