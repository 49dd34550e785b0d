"""What the language-model reader makes of replies, good and bad, by a script in the model's place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llm_articles import (
    CLOSING,
    DENIAL,
    FINE,
    GOOD,
    HEADLINE,
    KOLB,
    OFFICIALS,
    SAVING,
    TEXT,
    Json,
    article_of,
    claim,
    reply,
    said,
    sentence,
    source,
)
from syrupy.assertion import SnapshotAssertion

from claimcheck.llm.asking import ModelSettings, Ungrounded
from claimcheck.llm.scripted import Said, ScriptedLLM, reply_of
from claimcheck.llm.seam import Finish
from claimcheck.reading.llm import LLMReader, reading_requests
from claimcheck.types import Cause, EvidenceState, Label, ReadClaim, ReviewReason, SectionReading, SourceKind
from claimcheck.verdict import decide

ARTICLE = article_of()
SETTINGS = ModelSettings(model="openai:stub")
SOURCES = (OFFICIALS, KOLB)


class Read:
    """The reading of the article by replies given one after the other."""

    def __init__(self, *replies: Said) -> None:
        self.llm = ScriptedLLM(replies)
        self.ungrounded = Ungrounded()
        reader = LLMReader(self.llm, SETTINGS, self.ungrounded)
        readings: list[SectionReading] = list(reader.read(ARTICLE))
        self.claims = {each.text: each for reading in readings for each in reading.claims}
        self.failures = {
            ARTICLE.document.text[each.span.start : each.span.start + 12]: each.failure
            for reading in readings
            for each in reading.sentences
            if each.failure is not None
        }

    def only(self) -> ReadClaim:
        (found,) = self.claims.values()
        return found


def label(read: ReadClaim) -> Label:
    return decide(read, (), EvidenceState.NOT_SEARCHED).label


def fine_as(*claims: Json, sources: tuple[Json, ...] = (), said: tuple[Json, ...] = ()) -> str:
    """Give a reply that has claims in the last sentence alone."""
    empty = [sentence(number, none="no_claim") for number in range(1, 5)]
    return reply(*empty, sentence(5, *claims, said=said), sources=sources)


def test_the_prompt_as_rendered_is_pinned(snapshot: SnapshotAssertion) -> None:
    """A change here is a new version of the prompt file: records and cassettes name the old one."""
    (request,) = reading_requests(ARTICLE, SETTINGS)
    assert (request.prompt.name, request.prompt.version) == ("read", "v1")
    assert request.prompt.sha256 == snapshot(name="sha256")
    assert request.system == snapshot(name="system")
    assert request.user == snapshot(name="user")
    assert json.dumps(request.schema, indent=1) == snapshot(name="schema")


def test_a_good_reply_gives_every_claim_with_its_label() -> None:
    read = Read(reply(*GOOD, sources=SOURCES))
    assert {text: label(each) for text, each in read.claims.items()} == {
        "Velm to close two locks": Label.UNVERIFIED,
        "The Velm harbour board will close two locks in June": Label.ANONYMOUS,
        "To close two locks saves 400,000 crowns a year": Label.ANONYMOUS,
        "Jobs would not go": Label.SOURCED,
        "Ines Kolb took office in 2019": Label.UNVERIFIED,
        "Last year a court fined the board for a spill": Label.UNVERIFIED,
    }
    assert read.failures == {}
    assert read.ungrounded.count == 0
    assert len(read.llm.requests) == 1
    closing = read.claims["The Velm harbour board will close two locks in June"].attributions[0].chain[0]
    assert closing.reason_for_anonymity is not None
    assert closing.reason_for_anonymity.of(TEXT) == "because the vote is secret"
    assert closing.stated_count == 2


def test_every_span_is_verbatim_whatever_the_models_typography() -> None:
    fine = claim("last  YEAR a court fined the board for a spill")
    read = Read(fine_as(fine)).only()
    assert [span.of(TEXT) for span in read.spans] == ["Last year a court fined the board for a spill"]


@pytest.mark.parametrize(
    ("wording", "resolved"),
    [
        ("Last year a court fined the board 9 crowns for a spill", []),
        ("Last year a court in Brask fined the board for a spill", []),
        ("Last year a court did not fine the board for a spill", []),
        ("Yesterday a court fined the board for a spill", []),
        ("Last year a court fined the board for a spill in Brask", ["in Brask"]),
    ],
    ids=["number", "name", "negation", "date", "invented reference"],
)
def test_a_wording_that_says_more_than_the_article_falls_back_to_it(wording: str, resolved: list[str]) -> None:
    read = Read(fine_as(claim("Last year a court fined the board for a spill", t=wording, r=resolved))).only()
    assert read.text == "Last year a court fined the board for a spill"
    assert ReviewReason.REWRITTEN in read.needs_review


def test_an_invented_quotation_is_asked_again_and_then_not_classified() -> None:
    bad = fine_as(claim("the board has paid nothing at all"))
    read = Read(bad, reply(sentence(5, claim("the board has paid nothing at all"))))
    assert read.only().failure is Cause.UNGROUNDED_QUOTATION
    assert read.ungrounded.count == 2
    assert "does not hold the words" in read.llm.requests[1].user
    assert read.llm.requests[1].user.count("| ") == 1


def test_an_invented_source_leads_to_no_label() -> None:
    nobody = source(9, "Gregor Nobody")
    bad = fine_as(
        claim("a court fined the board for a spill", by=(1,), v="s"),
        sources=(nobody,),
        said=(said(1, None, (9, None)),),
    )
    read = Read(bad, bad)
    assert decide(read.only(), (), EvidenceState.NOT_SEARCHED).cause is Cause.UNGROUNDED_SOURCE


def test_an_invented_source_beside_a_named_one_leaves_the_label() -> None:
    nobody = source(9, "Gregor Nobody", "unnamed_person")
    attributions = (said(1, None, (9, None)), said(2, "denied", (2, "Ines Kolb")))
    bad = fine_as(
        claim("a court fined the board for a spill", by=(1, 2), v="s"), sources=(nobody, KOLB), said=attributions
    )
    assert label(Read(bad, bad).only()) is Label.SOURCED


@pytest.mark.parametrize(
    ("field", "review"), [("why", ReviewReason.UNFOUND_REASON), ("how", ReviewReason.UNFOUND_BASIS)]
)
def test_an_invented_reason_or_basis_becomes_not_stated(field: str, review: ReviewReason) -> None:
    officials = source(1, "two officials", "unnamed_person", **{field: "for fear of the mayor"})
    read = Read(reply(*GOOD, sources=(officials, KOLB)))
    found = read.claims["The Velm harbour board will close two locks in June"]
    assert label(found) is Label.ANONYMOUS
    assert review in found.needs_review
    link = found.attributions[0].chain[0]
    assert (link.reason_for_anonymity, link.basis_of_knowledge) == (None, None)


def test_a_sentence_that_is_left_out_is_asked_for_once_and_alone() -> None:
    read = Read(reply(*GOOD[:4], sources=SOURCES), reply(FINE))
    assert read.failures == {}
    assert len(read.claims) == 6
    again = read.llm.requests[1].user
    assert "it left out sentence 5" in again
    assert "5| Last year" in again
    assert "4| " not in again
    assert "<before>" in again


def test_a_sentence_that_stays_out_is_not_classified_and_spoils_no_other() -> None:
    read = Read(reply(*GOOD[:4], sources=SOURCES), reply())
    assert read.failures == {"Last year a ": Cause.UNACCOUNTED_SENTENCE}
    assert len(read.claims) == 5


@pytest.mark.parametrize(
    ("first", "cause"),
    [
        (reply_of("I cannot.", finish=Finish.REFUSED), Cause.REFUSED),
        (reply_of("", finish=Finish.LENGTH), Cause.TRUNCATED),
        ("Sure! Here are the claims.", Cause.MALFORMED_REPLY),
        ("[]", Cause.MALFORMED_REPLY),
        ("[" * 5000, Cause.MALFORMED_REPLY),
    ],
    ids=["refusal", "cut off", "prose", "no object", "deep"],
)
def test_a_reply_that_is_of_no_use_is_asked_again_once(first: Said, cause: Cause) -> None:
    read = Read(first, first, first)
    assert set(read.failures.values()) == {cause}
    assert len(read.failures) == 5
    assert len(read.llm.requests) <= 3


def test_the_good_part_of_a_reply_that_was_cut_off_is_kept() -> None:
    whole = reply(*GOOD, sources=SOURCES)
    cut = whole[: whole.index('{"n": 5')]
    read = Read(reply_of(cut, finish=Finish.LENGTH), reply(FINE))
    assert read.failures == {}
    assert len(read.claims) == 6


def test_the_same_claim_twice_is_one() -> None:
    fine = claim("a court fined the board for a spill")
    assert Read(fine_as(fine, fine)).only().needs_review == ()


def test_sentences_that_do_not_exist_are_passed_over() -> None:
    read = Read(reply(*GOOD, sentence(77, claim("a court")), sources=SOURCES))
    assert len(read.claims) == 6


def test_a_claim_without_its_own_attribution_list_entry_is_not_classified() -> None:
    bad = fine_as(claim("a court fined the board for a spill", by=(5,), v="s"))
    assert Read(bad, bad).only().failure is Cause.UNGROUNDED_SOURCE


def test_the_kinds_that_a_model_may_name_are_those_of_the_labels() -> None:
    (request,) = reading_requests(ARTICLE, SETTINGS)
    assert all(kind.value in request.system for kind in SourceKind)
    assert all(kind.value in json.dumps(request.schema) for kind in SourceKind)


@given(st.text(max_size=200) | st.sampled_from([HEADLINE, CLOSING, SAVING, DENIAL]).map(json.dumps))
def test_no_reply_breaks_the_reader(text: str) -> None:
    read = Read(text, *[text] * 8)
    assert set(read.failures.values()) <= set(Cause)
