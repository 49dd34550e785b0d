"""The judge with trained weights: what it may not do whatever the weights, and its quality."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from judging_pairs import BEFORE, ask, load_pairs, own_footing

from claimcheck.adapters.stance_weights import packaged_scorer, read_scorer
from claimcheck.errors import ConfigError
from claimcheck.judging.context import Context
from claimcheck.judging.scorer import STANCES, Scorer
from claimcheck.judging.weighing import WeighingJudge, read_question, read_sentences, signs_of
from claimcheck.resources import resource_path
from claimcheck.types import ClaimKind, Stance

CLAIM = "Orla Venn was fined 300 crowns"
PASSAGE = "The court sat late on Monday. Orla Venn was fined 300 crowns. She left by the back door."


def judge() -> WeighingJudge:
    return WeighingJudge(own_footing, packaged_scorer())


def test_quote_is_the_deciding_sentence_verbatim() -> None:
    [[judgement]] = judge().judge([ask(CLAIM, PASSAGE)])
    assert judgement.stance is Stance.SUPPORTS
    assert judgement.quote == "Orla Venn was fined 300 crowns."
    assert judgement.span.of(BEFORE + PASSAGE) == judgement.quote


def test_document_without_a_date_is_never_evidence() -> None:
    [[judgement]] = judge().judge([ask(CLAIM, PASSAGE, date=None)])
    assert judgement.stance is Stance.UNRELATED


@pytest.mark.parametrize("claim", ["every count", "not one", "has"])
def test_bare_fragment_is_unrelated(claim: str) -> None:
    [[judgement]] = judge().judge(
        [ask(claim, "He pleaded guilty to every count. There was not one witness; he has gone.")]
    )
    assert judgement.stance is Stance.UNRELATED


@pytest.mark.parametrize("passage", ["…", "The ferry sails at noon."])
def test_passage_that_shares_no_words_is_unrelated(passage: str) -> None:
    [[judgement]] = judge().judge([ask(CLAIM, passage)])
    assert judgement.stance is Stance.UNRELATED


@pytest.mark.parametrize(
    ("claim", "passage", "stance"),
    [
        ("His team had run the model four times", "He has been late four times, he says.", Stance.UNRELATED),
        ("Some 3,000 people have died there", "Some 3,000 people gave money to the hospice.", Stance.UNRELATED),
        ("Forty families had to be moved", "The homes of 40 families were cleared.", Stance.SUPPORTS),
        ("His team had run the model four times", "His team ran the model four times.", Stance.SUPPORTS),
    ],
)
def test_a_count_alone_supports_nothing(claim: str, passage: str, stance: Stance) -> None:
    [[judgement]] = judge().judge([ask(claim, passage)])
    assert judgement.stance is stance


def test_sentence_of_the_claim_tells_what_a_short_claim_is_about() -> None:
    passage = "The Brill canoe club has 212 members, its treasurer said."
    context = Context(sentence="The Brill canoe club, which has 212 members, wants a pier.", before="")
    question = ask("which has 212 members", passage)
    [[alone], [told]] = judge().judge([question, replace(question, context=context)])
    scorer = packaged_scorer()
    bearings = []
    for one in (question, replace(question, context=context)):
        [(_, signs)] = signs_of(read_question(one), read_sentences(one.passages[0], one.published.day))
        bearings.append(scorer.bearing(signs))
    assert bearings[1] > bearings[0]
    assert told.stance is Stance.SUPPORTS
    assert alone.quote == told.quote


def test_judgements_do_not_depend_on_the_other_questions() -> None:
    questions = [
        ask(pair.claim, pair.passage, published=pair.published, date=pair.date) for pair in load_pairs("fresh")
    ]
    together = judge().judge(questions)
    assert together == [judge().judge([question])[0] for question in questions]


@pytest.mark.parametrize("half", ["fresh", "unseen"])
def test_judge_keeps_its_quality_on_pairs_that_it_was_not_fitted_on(half: str) -> None:
    pairs = load_pairs(half)
    answers = judge().judge([ask(each.claim, each.passage, published=each.published, date=each.date) for each in pairs])
    found = [judgements[0].stance for judgements in answers]
    scores = [
        2
        * sum(one is stance is pair.stance for one, pair in zip(found, pairs, strict=True))
        / (found.count(stance) + len(pairs) / 4)
        for stance in STANCES
    ]
    assert sum(scores) / 4 >= 0.85


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    question = ask(CLAIM, PASSAGE)
    [(_, signs)] = signs_of(read_question(question), read_sentences(question.passages[0], question.published.day))
    assert tuple(sorted(signs)) == packaged_scorer().names


def shipped() -> Path:
    return resource_path("data", "models", "stances")


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_bytes((shipped() / "SHA256SUMS").read_bytes())
    (tmp_path / "weights.json").write_bytes((shipped() / "weights.json").read_bytes() + b" ")
    with pytest.raises(ConfigError, match="not the file that was shipped"):
        read_scorer(tmp_path)


def test_missing_weights_are_said_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--model rules"):
        read_scorer(tmp_path)


def test_row_of_another_length_is_refused() -> None:
    weights = json.loads((shipped() / "weights.json").read_text(encoding="utf-8"))
    weights["bears"].pop()
    with pytest.raises(ValueError, match="another length"):
        Scorer.parse(weights)


def test_nothing_contradicts_without_a_sign_of_disagreement() -> None:
    question = ask(CLAIM, PASSAGE)
    [(_, signs)] = signs_of(read_question(question), read_sentences(question.passages[0], question.published.day))
    shipped_scorer = packaged_scorer()
    always = (*(0.0 for _ in shipped_scorer.names), 50.0)
    rows = tuple(
        always if stance is Stance.CONTRADICTS else row
        for stance, row in zip(STANCES, shipped_scorer.stances, strict=True)
    )
    scorer = replace(shipped_scorer, stances=rows)
    assert scorer.probabilities(signs)[Stance.CONTRADICTS] > 0.99
    assert scorer.decide(signs, 1.0) is not Stance.CONTRADICTS
    assert scorer.decide(signs | {"negation_differs": 1.0}, 1.0) is not Stance.CONTRADICTS
    assert scorer.decide(signs | {"word_opposed": 1.0}, 1.0) is Stance.CONTRADICTS
    assert scorer.decide(signs | {"word_opposed": 1.0}, 1.0, may_contradict=False) is not Stance.CONTRADICTS


@pytest.mark.parametrize(
    ("passage", "is_contradiction"),
    [
        pytest.param("Orla Venn was not fined 300 crowns.", True, id="denied"),
        pytest.param("Nobody wants Orla Venn to be fined 300 crowns.", False, id="wished"),
        pytest.param("Orla Venn was fined 300 crowns, not jailed.", False, id="another-word-negated"),
    ],
)
def test_only_a_denial_of_the_claim_itself_contradicts(passage: str, is_contradiction: bool) -> None:
    [[judgement]] = judge().judge([ask(CLAIM, passage)])
    assert (judgement.stance is Stance.CONTRADICTS) is is_contradiction


@pytest.mark.parametrize(
    ("kind", "passage", "stance"),
    [
        pytest.param(ClaimKind.PREDICTION, "A court fined Orla Venn.", Stance.NARROWS, id="what-has-been"),
        pytest.param(ClaimKind.PREDICTION, "A court will fine Orla Venn.", Stance.SUPPORTS, id="the-same-plan"),
        pytest.param(ClaimKind.FACT, "A court fined Orla Venn.", Stance.SUPPORTS, id="no-prediction"),
    ],
)
def test_only_what_looks_ahead_supports_a_prediction(kind: ClaimKind, passage: str, stance: Stance) -> None:
    question = ask("Court To Fine Orla Venn", passage)
    [[judgement]] = judge().judge([replace(question, claim=replace(question.claim, kind=kind))])
    assert judgement.stance is stance
