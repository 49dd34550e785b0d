from __future__ import annotations

import pytest

from claimcheck.retrieval.fusion import fuse


def test_ranks_add_up_by_reciprocal() -> None:
    assert fuse([["a", "b"], ["b", "c"]]) == pytest.approx({"a": 1 / 61, "b": 1 / 62 + 1 / 61, "c": 1 / 62})


def test_key_found_by_both_beats_one_found_by_one_only() -> None:
    scores = fuse([["a", "b", "c"], ["d", "b", "e"]])
    assert max(scores, key=lambda key: scores[key]) == "b"


def test_nothing_found_gives_nothing() -> None:
    assert fuse([[], []]) == {}
