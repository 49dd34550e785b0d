"""What keeps a sentence that differs from a claim from contradicting it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging_pairs import ask

from claimcheck.judging.context import Context
from claimcheck.judging.weighing import may_contradict, read_question, read_sentences


def may(claim: str, passage: str, sentence: str = "") -> bool:
    """Tell whether a passage of one sentence may contradict a claim out of `sentence`, by default the claim."""
    question = replace(ask(claim, passage), context=Context(sentence=sentence or claim, before=""))
    sentences = read_sentences(question.passages[0], question.published.day)
    return may_contradict(read_question(question), sentences, 0)


@pytest.mark.parametrize(
    ("claim", "passage", "expected"),
    [
        pytest.param("Brill sold the pier", "Brill did not sell the pier.", True, id="denied"),
        pytest.param("Brill sold the pier", "Fishermen asked Brill not to sell the pier.", False, id="wished"),
        pytest.param("Brill sold the pier", "Brill should never sell the pier, a fisherman said.", False, id="ought"),
        pytest.param("Brill wants to sell the pier", "Brill does not want to sell the pier.", True, id="wish-denied"),
        pytest.param("Brill sold the pier", "Brill did not sell the pier, as Ruiz had wished.", True, id="wish-behind"),
        pytest.param("Brill sold the pier", "Brill could lose the pier.", False, id="supposed"),
        pytest.param("40 boats sank", "So far 12 boats sank.", False, id="so-far"),
        pytest.param("40 boats sank so far", "So far 12 boats sank.", True, id="both-so-far"),
        pytest.param("40 boats were found", "12 boats have been found.", False, id="counts-on"),
        pytest.param("12 boats were found", "40 boats have been found.", True, id="larger-before"),
        pytest.param("40 boats were found", "No boat has been found of the 12.", True, id="counted-and-denied"),
        pytest.param("The crew was told", "Not everyone in the crew was told.", False, id="not-all"),
        pytest.param("Everyone in the crew was told", "Not everyone in the crew was told.", True, id="all-claimed"),
    ],
)
def test_what_may_hold_beside_a_claim_does_not_contradict_it(claim: str, passage: str, expected: bool) -> None:
    assert may(claim, passage) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("Nobody in Brill has seen the report.", False, id="negated-from-outside"),
        pytest.param("The mayor has seen the report.", True, id="plain"),
        pytest.param("Nobody was hurt, and the mayor has seen the report.", True, id="another-clause"),
    ],
)
def test_claim_cut_from_behind_nobody_is_not_contradicted_by_its_own_denial(sentence: str, expected: bool) -> None:
    assert may("has seen the report", "Nobody has seen the report.", sentence) is expected
