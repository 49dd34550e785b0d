"""Two figures for one thing within an article: sure cases only."""

from __future__ import annotations

import pytest

from claimcheck.policy.figures import Clash, Counted, clash_of
from claimcheck.types import Act, Basis, Claim, ClaimKind, EvidenceState, Label, LinkedAttribution, Span


def counted(text: str, kind: ClaimKind = ClaimKind.FACT, *sources: str) -> Counted:
    said = tuple(
        LinkedAttribution(chain=(source,), act=Act.STATEMENT, source=None, cue=None, content=()) for source in sources
    )
    claim = Claim(
        id="c", text=text, kind=kind, spans=(Span(0, len(text)),), label=Label.UNVERIFIED, basis=Basis.NONE,
        cause=None, attributions=said, evidence_state=EvidenceState.NOT_SEARCHED, evidence=(), corroborated_by=(),
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
        ("The fund has 412 members", "The fund has 430 members", ("412", "430")),
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
        ("She has 412 followers", "She has 430 followers"),
        ("Their fund has 412 members", "Their fund has 430 members"),
        ("The walk is 40 minutes", "The walk is 50 minutes"),
        ("The ward takes 40 patients", "The loss of 46 patients hurt the ward"),
        ("The council cut 40 km of road", "The ministry closed 46 km of road"),
    ],
)
def test_figures_that_may_both_be_right_do_not(one: str, other: str) -> None:
    assert clash_of(counted(one), counted(other)) is None


PLAN = "The plan would take away 40 of the 412 beds"
LOSS = "The loss of 46 beds would hurt"


def test_a_plan_and_a_forecast_on_the_same_word_clash() -> None:
    for kind in (ClaimKind.FACT, ClaimKind.PREDICTION):
        found = clash_of(counted(PLAN, kind, "ruiz"), counted(LOSS, ClaimKind.PREDICTION, "ruiz"))
        assert found == Clash(first="40", second="46")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (counted(PLAN, ClaimKind.PREDICTION, "ruiz"), counted(LOSS, ClaimKind.PREDICTION, "brandt")),
        (counted("The hospital closed 40 beds"), counted(LOSS, ClaimKind.PREDICTION)),
        (counted("The fund has 412 members"), counted("The fund has 430 members", ClaimKind.PREDICTION)),
    ],
    ids=["two sources", "a fact and a forecast", "alike, but one is a forecast"],
)
def test_forecasts_that_may_both_stand_do_not(one: Counted, other: Counted) -> None:
    assert clash_of(one, other) is None
