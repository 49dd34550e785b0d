from __future__ import annotations

import pytest

from claimcheck.retrieval.rerank import Particulars, particulars_of, spread


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(
            "The harbour of Norrsund closed on 3 March for 2,400 boats.",
            {"norrsund", "3", "march", "2,400"},
            id="names, numbers, dates",
        ),
        pytest.param("It was said that she would not go.", set(), id="function words are none"),
        pytest.param("Émile Roe paid 7.5 million", {"émile", "roe", "7.5"}, id="accents and decimals"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_particulars_are_capitalised_words_and_numbers(query: str, expected: set[str]) -> None:
    assert particulars_of(query) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("In Norrsund it rained.", 0.6, id="a rare one"),
        pytest.param("It rained in MARCH, and 2,400 left in March.", 0.4, id="two common ones, one twice"),
        pytest.param("Norrsunders marched for 12,400 or 2,400.5.", 0.0, id="parts of words and numbers"),
        pytest.param("", 0.0, id="nothing"),
    ],
)
def test_rare_particulars_weigh_more(text: str, expected: float) -> None:
    assert Particulars({"norrsund": 3.0, "march": 1.0, "2,400": 1.0}).share_in(text) == expected


def test_a_query_without_particulars_prefers_nothing() -> None:
    assert Particulars({}).share_in("It rained.") == 0.0


def test_second_passage_of_a_document_falls_behind_an_equal_one_of_another() -> None:
    scores = spread({"a": 1.0, "b": 0.9, "c": 0.88}, {"a": 1, "b": 1, "c": 2})
    assert sorted(scores, key=lambda key: -scores[key]) == ["a", "c", "b"]
    assert scores["a"] == 1.0
