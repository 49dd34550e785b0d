from __future__ import annotations

import pytest

from claimcheck.retrieval.fusion import fuse, stretched


def test_scores_are_stretched_from_the_least_to_the_best() -> None:
    assert stretched([("a", 9.0), ("b", 8.0), ("c", 5.0)]) == pytest.approx({"a": 1.0, "b": 0.75, "c": 0.0})


def test_scores_are_stretched_from_a_zero_that_is_given() -> None:
    assert stretched([("a", 8.0), ("b", 4.0)], zero=0.0) == pytest.approx({"a": 1.0, "b": 0.5})
    assert stretched([("a", 8.0), ("b", -4.0)], zero=0.0) == {"a": 1.0, "b": 0.0}
    assert stretched([("a", -1.0)], zero=0.0) == {"a": 0.0}


@pytest.mark.parametrize("score", [0.3, -0.2])
def test_equal_scores_count_in_full(score: float) -> None:
    assert stretched([("a", score), ("b", score)]) == {"a": 1.0, "b": 1.0}


def test_key_found_by_both_beats_one_found_by_one_only() -> None:
    scores = fuse([{"a": 1.0, "b": 0.9, "c": 0.1}, {"d": 1.0, "b": 0.9, "e": 0.1}])
    assert max(scores, key=lambda key: scores[key]) == "b"
    assert scores["a"] == 0.5


def test_nothing_found_gives_nothing() -> None:
    assert stretched([]) == {}
    assert fuse([{}, {}]) == {}
