"""The judge on hand-written pairs; the floors are below what was measured, so that a slip shows."""

from __future__ import annotations

import pytest
from judging_pairs import load_pairs, measure

from claimcheck.types import Stance

HALVES = ["tune", "held", "fresh", "unseen"]


@pytest.mark.parametrize("half", HALVES)
def test_judge_keeps_its_quality_on_pairs(half: str) -> None:
    quality = measure(load_pairs(half))
    assert quality.macro_f1 >= 0.9
    assert quality.wrong_contradictions < 0.03


@pytest.mark.parametrize("half", HALVES)
def test_pairs_are_balanced_over_the_stances(half: str) -> None:
    stances = [pair.stance for pair in load_pairs(half)]
    assert {stances.count(stance) for stance in Stance} == {len(stances) / 4}
