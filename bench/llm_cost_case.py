"""The article, the archive and the simulated model that `llm_cost.py` measures with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.evaluation.simulated import Dials, SimulatedModel
from claimcheck.evaluation.stub_llm import Answer, Call
from claimcheck.retrieval.seam import Scope
from claimcheck.text.load import load_file
from claimcheck.text.segment import segment
from claimcheck.types import Document, Passage, PriorDocument, PublicationTime, Span
from shared import ROOT, shared_folder

SEED = "seeds/000_e0a8fd6a331ff22e.txt"
SAMPLE = ROOT / "data" / "samples" / "articles" / "flood-gates.txt"
PUBLISHED = PublicationTime(day=date(2019, 2, 8))
WORDS_A_CLAIM = 7
"""About 54 claims of the seed article, as language models cut it."""
PASSAGE_WORDS = 32
_EDITIONS = ("", "In edition 2, ", "In edition 3, ", "In edition 4, ")
_FILLER = (
    "Officials had said as much in an earlier statement, and the paper reported at the time that talks on the matter "
    "went on for several weeks before anything of it was put in writing"
).split()

_MODEL = SimulatedModel(Dials(words_a_claim=WORDS_A_CLAIM))
_SAID: dict[str, Answer | None] = {}


def respond(call: Call) -> Answer | None:
    """Answer from memory where this was asked before, so that a second run times the stub and not what it computes."""
    if call.user not in _SAID:
        _SAID[call.user] = _MODEL(call)
    return _SAID[call.user]


def article(copies: int) -> Document:
    """Give the seed article, or a sample article where there is none, so many times over as one article."""
    path = shared_folder() / SEED
    document = load_file(path if path.exists() else SAMPLE)
    parts = [document.text]
    for opening in _EDITIONS[1:copies]:
        sentences = [each for each in segment(document).sentences if each.furniture is None]
        parts.append("\n\n".join(opening + each.span.of(document.text) for each in sentences))
    text = "\n\n".join(parts)
    return Document(text=text, sha256=Document.hash_text(text), headline=document.headline, date=PUBLISHED)


@dataclass(frozen=True, slots=True)
class Archive:
    """A `Retriever` with three passages of about 32 words for every claim: one that states it, two on its topic."""

    def search(self, queries: Sequence[str], *, scope: Scope, k: int) -> list[list[Passage]]:  # noqa: ARG002
        """Make the passages up from the words of each query."""
        return [[_passage(words, place) for place in range(3)] for words in queries]


def _passage(query: str, place: int) -> Passage:
    words = re.sub(r"[^\w\s.,%$-]", "", query).split()[:20]
    kept = words if place == 0 else words[: len(words) // 3]
    text = " ".join([*kept, *_FILLER][:PASSAGE_WORDS]) + "."
    name = f"{Document.hash_text(query)[:12]}-{place}"
    document = PriorDocument(
        id=name,
        title=None,
        date=PublicationTime(day=date(2018, 12, 20)),
        publisher=None,
        url=None,
        origin=name,
        sha256=name,
        signature=(),
    )
    return Passage(document=document, span=Span(0, len(text)), text=text, score=1.0)
