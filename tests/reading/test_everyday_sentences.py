"""Sentences as reporters write them, read by the embedded engine: each row was once read wrongly."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.adapters.tagger import packaged_tagger
from claimcheck.reading.embedded import embedded_reader
from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import ClaimKind, Document, EvidenceState
from claimcheck.verdict import decide

ROWS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("everyday_sentences.json").read_text("utf-8"))
READER = embedded_reader(packaged_tagger().tag)


def read(text: str) -> list[str]:
    """Give each claim but background as "label: words | sources"."""
    text = text.replace(" / ", "\n\n")
    rows = []
    for reading in READER.read(segment(Document(text=text, sha256=Document.hash_text(text)))):
        for claim in reading.claims:
            if claim.kind is not ClaimKind.BACKGROUND:
                label = decide(claim, (), EvidenceState.NOT_SEARCHED).label.value
                chains = [", ".join(link.name for link in a.chain) for a in claim.attributions]
                rows.append(" | ".join([f"{label}: {claim.text}", *chains]))
    return rows


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_claims_and_sources(row: dict[str, Any]) -> None:
    assert read(row["text"]) == row["claims"]


WORDS = sorted({word for row in ROWS for word in row["text"].split()})


@pytest.mark.parametrize(
    "text",
    [
        "She said, the Herald reported.",
        "said. its resolve. and he told",
        "The road is shut, he said,",
        "brakes ? Nora Crehan said, which is not true",
        "The road was shut on Monday, the council said,\n\nIt reopened later.",
        "According to Ana Ruiz, who left the room. Ana Ruiz said it was late.",
        "It is shut, according to the police,    , a witness and the mayor.",
        "citing a policy of not discussing open matters. he said.",
        "Okafor The mayor saying Cllr",
    ],
)
def test_scraps_of_sentences_are_read_without_an_error(text: str) -> None:
    rows = read(text)
    assert rows
    assert all(row.startswith(("sourced", "anonymous", "unverified")) for row in rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=25).map(" ".join))
def test_words_in_any_order_make_claims_of_words(text: str) -> None:
    for reading in RulesReader().read(segment(Document(text=text, sha256=Document.hash_text(text)))):
        for claim in reading.claims:
            assert any(letter.isalnum() for span in claim.spans for letter in span.of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz was shot on Monday. The paramedic spoke on condition of anonymity. The paramedic said it was late.",
        "Ana Ruiz was shot on Monday. The neurosurgeon, who asked not to be named, said the clot had gone.",
        "Ben Carrow was arrested on Monday. The whistleblower said the lock had failed.",
        "Ana Ruiz thanked her neurosurgeon. The neurosurgeon said the clot had gone.",
        "An MP in Tarrow, North Wales, said the lock leaks badly.",
        "Acme Bank said profits rose. The paper said the lock leaks badly in town.",
    ],
)
def test_who_is_not_named_stays_unnamed(text: str) -> None:
    assert read(text)[-1].startswith("anonymous")
