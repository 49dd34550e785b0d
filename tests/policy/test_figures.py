"""Two figures for one thing within an article: sure cases only."""

from __future__ import annotations

import pytest

from claimcheck.policy.figures import Clash, Counted, clash_of
from claimcheck.types import Basis, Claim, ClaimKind, EvidenceState, Label, Span


def counted(text: str) -> Counted:
    claim = Claim(
        id="c", text=text, kind=ClaimKind.FACT, spans=(Span(0, len(text)),), label=Label.UNVERIFIED, basis=Basis.NONE,
        cause=None, attributions=(), evidence_state=EvidenceState.NOT_SEARCHED, evidence=(), corroborated_by=(),
        contradicted_by=(), model_label=None, confidence=1.0, witnessed=None, own_report=False, needs_review=(),
    )  # fmt: skip
    return Counted.of(claim, text)


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The closures take away 40 of the hospital's 412 beds",
            "The loss of 46 beds leaves the town bare",
            ("40", "46"),
        ),
        ("The fire killed 14 divers", "16 divers died in the fire", ("14", "16")),
        ("The lock holds 410 river barges", "The lock holds 420 river barges", ("410", "420")),
        ("The fire killed fourteen divers", "The fire killed 16 divers", ("14", "16")),
    ],
)
def test_two_figures_for_one_thing_clash(one: str, other: str, values: tuple[str, str]) -> None:
    assert clash_of(counted(one), counted(other)) == Clash(first=values[0], second=values[1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire killed 14 divers", "The fire killed 14 divers"),
        ("The fire killed 14 divers", "The fire killed 3 sailors"),
        ("The fire killed 14 divers", "The fire of 2019 killed 16 divers"),
        ("The fire killed 14 divers", "On Monday, the fire killed 16 divers"),
        ("The fire killed 14 divers", "The fire killed about 16 divers"),
        ("The fire killed 14 divers", "The fire killed 2 more divers"),
        ("The fire killed 14 divers", "The fire did not kill all 16 divers"),
        ("The fire in Tarn killed 14 divers", "The fire in Velm killed 16 divers"),
        ("The port cut 14 million crowns", "The port lost 16 million crowns"),
        ("The port has 410 barges", "The yard builds 30 barges"),
        ("Piet Hallam cut his price target from 210p to 140p", "The shares closed at 128p"),
        ("The council cut 40 km of road", "The ministry closed 46 km of road"),
    ],
)
def test_figures_that_may_both_be_right_do_not(one: str, other: str) -> None:
    assert clash_of(counted(one), counted(other)) is None
