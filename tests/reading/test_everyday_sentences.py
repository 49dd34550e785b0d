"""Sentences as reporters write them, read by the embedded engine: each row was once read wrongly."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.adapters.tagger import packaged_tagger
from claimcheck.reading.embedded import embedded_reader
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
