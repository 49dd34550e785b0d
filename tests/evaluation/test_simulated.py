"""The simulated model: sound by default, and each dial does what its name says."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from llm_articles import TEXT, article_of

from claimcheck.evaluation.simulated import Dials, SimulatedModel
from claimcheck.evaluation.simulated.parts import read_parts
from claimcheck.llm.asking import ModelSettings, Ungrounded
from claimcheck.llm.schemas import strict_schema
from claimcheck.llm.seam import Finish, Request
from claimcheck.reading.llm import LLMReader, reading_requests
from claimcheck.reading.llm.replies import ReadReply
from claimcheck.reading.rules import RulesReader
from claimcheck.reading.seam import Reader

ARTICLE = article_of()
SETTINGS = ModelSettings(model="simulated")


def request() -> Request:
    (only,) = reading_requests(ARTICLE, SETTINGS)
    return only


def reply(**dials: Any) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(SimulatedModel(Dials(**dials)).complete(request()).text)
    return said


def quoted(reader: Reader) -> set[tuple[str, ...]]:
    """Give the quotation of every claim, without the marks around it."""
    claims = (claim for reading in reader.read(ARTICLE) for claim in reading.claims)
    return {tuple(span.of(TEXT).strip("“”,. ") for span in claim.spans) for claim in claims}


def test_the_data_of_a_request_is_read_back() -> None:
    parts = read_parts(request().user)
    assert parts.headline == "Velm to close two locks"
    assert list(parts.sentences) == [1, 2, 3, 4, 5]
    assert all(words in TEXT for words in parts.sentences.values())


def test_a_sound_reply_fits_the_schema_and_finds_what_the_rules_find() -> None:
    ReadReply.model_validate(reply())
    assert set(reply()) == set(strict_schema(ReadReply)["properties"])
    reader = LLMReader(SimulatedModel(), SETTINGS, Ungrounded())
    assert quoted(reader) == quoted(RulesReader())


def test_the_same_request_is_always_answered_the_same() -> None:
    dials = Dials(missed_sentence=0.5, invented_quotation=0.5, seed=3)
    first, second = (SimulatedModel(dials).complete(request()) for _ in range(2))
    assert first == second
    seeds = {SimulatedModel(Dials(missed_sentence=0.5, seed=seed)).complete(request()).text for seed in range(8)}
    assert len(seeds) > 1


def test_claims_are_cut_as_fine_as_is_asked() -> None:
    count = [sum(len(each["claims"]) for each in reply(words_a_claim=words)["sentences"]) for words in (0, 3)]
    assert count[1] > count[0]


def test_a_reply_takes_tokens() -> None:
    taken = SimulatedModel().complete(request())
    assert taken.prompt_tokens > 1000
    assert taken.completion_tokens > 100


WHOLE = {
    "refusal": lambda taken: taken.finish is Finish.REFUSED,
    "length": lambda taken: taken.finish is Finish.LENGTH,
    "broken_json": lambda taken: taken.text.endswith("…"),
    "wrong_schema": lambda taken: "sentences" not in taken.text,
    "empty": lambda taken: taken.text == "",
    "extra_keys": lambda taken: '"comment"' in taken.text,
}
PARTS = {
    "missed_sentence": lambda said: said["sentences"] == [],
    "unknown_number": lambda said: all(each["n"] > 9000 for each in said["sentences"]),
    "missed_claim": lambda said: not any(each["claims"] for each in said["sentences"]),
    "repeated_claim": lambda said: all(len(each["claims"]) % 2 == 0 for each in said["sentences"]),
    "unknown_label": lambda said: all(
        claim["v"] == "believable" for each in said["sentences"] for claim in each["claims"]
    ),
    "wrong_kind": lambda said: {each["kind"] for each in said["sources"]} == {"unnamed_document"},
    "invented_quotation": lambda said: all(
        piece not in TEXT for each in said["sentences"] for claim in each["claims"] for piece in claim["q"]
    ),
    "invented_source": lambda said: all(each["name"] not in TEXT for each in said["sources"]),
}


@pytest.mark.parametrize("dial", WHOLE)
def test_a_dial_spoils_the_reply(dial: str) -> None:
    assert not WHOLE[dial](SimulatedModel().complete(request()))
    assert WHOLE[dial](SimulatedModel(Dials(**{dial: 1.0})).complete(request()))  # type: ignore[arg-type]


@pytest.mark.parametrize("dial", PARTS)
def test_a_dial_spoils_the_parts_of_a_reply(dial: str) -> None:
    assert reply()["sources"]
    assert PARTS[dial](reply(**{dial: 1.0}))


def test_every_dial_is_tested_here_or_over_http() -> None:
    shares = {each.name for each in fields(Dials) if each.type == "float"}
    assert shares == {*WHOLE, *PARTS, "invented_citation"}
