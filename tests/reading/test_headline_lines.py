"""What a headline states and on whose word: cries, topics, labels of the desk, hearings, on invented text."""

import pytest

from claimcheck.adapters.tagger import packaged_tagger
from claimcheck.reading.embedded import embedded_reader
from claimcheck.text.segment import segment
from claimcheck.types import Document, Span

READER = embedded_reader(packaged_tagger().tag)


def _read(headline: str, body: str) -> list[str]:
    text = f"{headline}\n\n{body}"
    document = Document(text=text, sha256=Document.hash_text(text), headline=Span(0, len(headline)))
    claims = [claim for reading in READER.read(segment(document)) for claim in reading.claims]
    told = [claim for claim in claims if claim.spans[0].start < len(headline)]
    return [" | ".join([c.text, *(link.name for a in c.attributions for link in a.chain)]) for c in told]


@pytest.mark.parametrize(
    ("headline", "claims"),
    [
        (
            "‘It gave me my life back’: drug works in trial, but doctors ask who was left out",
            ["It gave me my life back", "Drug works in trial, but doctors ask who was left out"],
        ),
        ("‘Nobody told us’: residents round on council", ["Nobody told us", "Residents round on council"]),
        (
            "‘We were told to look away’: Panel hears how culvert money vanished",
            ["We were told to look away", "Culvert money vanished | hears"],
        ),
        ("Guards looked away, MPs told", ["Guards looked away | told"]),
        ("Guards looked away, MPs say", ["Guards looked away | MPs"]),
        ("Storm Sarani: ‘Worst is over’, says Hale", ["Worst is over | Hale"]),
        ("Hale: ‘Mayor told me it was safe’", ["Mayor told me it was safe | Hale"]),
        ("Letter from Aldemar: the talks nobody wants", ["Letter from Aldemar: the talks nobody wants"]),
        ("Lock was inspected twice, Hale says, as strike looms", ["Lock was inspected twice | Hale", "Strike looms"]),
        ("Lock shut for days, Hale says, as a precaution", ["Lock shut for days as a precaution | Hale"]),
    ],
)
def test_claims_of_a_headline(headline: str, claims: list[str]) -> None:
    assert _read(headline, "It rained on Monday.") == claims
