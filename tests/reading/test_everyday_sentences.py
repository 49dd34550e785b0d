"""Sentences as reporters write them, read by the embedded engine: each row was once read wrongly."""

import pytest

from claimcheck.adapters.tagger import packaged_tagger
from claimcheck.reading.embedded import embedded_reader
from claimcheck.text.segment import segment
from claimcheck.types import ClaimKind, Document, EvidenceState
from claimcheck.verdict import decide

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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Chief Nadia Brandt told reporters the fire was contained.",
            ["sourced: The fire was contained | Nadia Brandt"],
        ),
        (
            "Sue Yoder told the court the aquifer had recovered.",
            ["sourced: The aquifer had recovered | Sue Yoder"],
        ),
        (
            "The regulator is investigating whether Castell Bank charged fees on accounts, the Herald reported.",
            ["sourced: The regulator is investigating whether Castell Bank charged fees on accounts | Herald"],
        ),
        (
            "Mr Inskip, giving evidence, denied that he knew of the cheques.",
            ["sourced: [not true:] [Inskip] knew of the cheques | Inskip"],
        ),
        ("Mr Garrow denies wrongdoing.", ["sourced: [not true:] wrongdoing | Garrow"]),
        (
            'Asked about the two missing workers, Chief Nadia Brandt said: "This is still a rescue."',
            ["sourced: This is still a rescue. | Nadia Brandt"],
        ),
        (
            "Two workers who did not want to be named because they feared for their jobs said the pumps had failed.",
            ["anonymous: The pumps had failed | Two workers"],
        ),
        (
            "The husband was in critical condition, a spokesman for the clinic said; the girls were listed as stable.",
            [
                "sourced: The husband was in critical condition | a spokesman for the clinic",
                "sourced: The girls were listed as stable. | a spokesman for the clinic",
            ],
        ),
        (
            '"It\'s over. He just needs a night to get used to it," Jill Storey said.',
            ["sourced: It's over. | Jill Storey", "sourced: He just needs a night to get used to it | Jill Storey"],
        ),
        (
            "‘That trust was misplaced,’ Simon Theale told the jury. ‘She was running the account as her own.’",
            [
                "sourced: That trust was misplaced | Simon Theale",
                "sourced: She was running the account as her own. | Simon Theale",
            ],
        ),
        (
            "The plan is dead, one adviser said, speaking on condition of anonymity because talks were private.",
            ["anonymous: The plan is dead | one adviser"],
        ),
        (
            "A man was hurt. His mother, Kate Lee, said she had called an ambulance twice.",
            ["unverified: A man was hurt", "sourced: [Kate Lee] had called an ambulance twice | Kate Lee"],
        ),
        (
            "The driver was going 80 mph, Okafor said. The speed limit on that stretch is 55.",
            ["sourced: The driver was going 80 mph | Okafor", "unverified: The speed limit on that stretch is 55"],
        ),
        (
            "In a Norstat poll of 1,020 adults, 54 percent said the truce favored the south.",
            ["sourced: 54 percent said the truce favored the south | poll"],
        ),
        (
            "A Norstat poll found that 54 percent of voters said the truce favored the south.",
            ["sourced: 54 percent of voters said the truce favored the south | A Norstat poll"],
        ),
        (
            "The driver, a 27-year-old man, was arrested. Sgt. Denise Okafor said he was traveling at 80 mph.",
            [
                "unverified: The driver, a 27-year-old man, was arrested",
                "sourced: He was traveling at 80 mph | Denise Okafor",
            ],
        ),
        (
            "Mara Obel said she would resign after the vote.",
            ["sourced: [Mara Obel] would resign after the vote | Mara Obel"],
        ),
        (
            "Dan Kritenbrook, head of Asian affairs at the Office of Ports, said he expects Orlan to show its resolve.",
            [
                "sourced: [Dan Kritenbrook] expects Orlan to show its resolve | Dan Kritenbrook",
            ],
        ),
        (
            "The weekly Grauhof Anzeiger quoted a clerk as saying that the chairman had signed alone.",
            ["anonymous: The chairman had signed alone | Grauhof Anzeiger, a clerk"],
        ),
    ],
)
def test_claims_and_sources(text: str, rows: list[str]) -> None:
    assert read(text) == rows
