from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from gold_report import gold_report

from claimcheck.evaluation.cases import Case, load_case
from claimcheck.evaluation.scoring import FIGURES, Tally, figure, score_case
from claimcheck.evaluation.scoring.bootstrap import Resampled, difference
from claimcheck.evaluation.scoring.edges import is_sound
from claimcheck.evaluation.scoring.links import LinkPair
from claimcheck.evaluation.scoring.matching import match
from claimcheck.evaluation.scoring.score import COUNTED
from claimcheck.evaluation.scoring.sources import b_cubed
from claimcheck.types import Cause, ClaimKind, Label, Report, SentenceState, Span

SUITE = Path(__file__).parent / "suite"


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case(SUITE / "harbour-levy")


@pytest.fixture(scope="module")
def report(case: Case) -> Report:
    return gold_report(case)


def value(name: str, case: Case, report: Report) -> float | None:
    return figure(name).measure(score_case(case, report, (1, None)).tally)


def test_a_right_report_has_full_scores(case: Case, report: Report) -> None:
    tally = score_case(case, report, (1,)).tally
    wrong = {each.name: each.measure(tally) for each in FIGURES if each.is_gated and each.is_higher_better}
    assert {name: got for name, got in wrong.items() if got not in {None, 1.0}} == {}


def test_a_wrong_label_is_counted(case: Case, report: Report) -> None:
    claims = tuple(
        replace(each, label=Label.UNVERIFIED if each.label is Label.ANONYMOUS else each.label) for each in report.claims
    )
    wrong = replace(report, claims=claims)
    assert value("label_accuracy", case, wrong) == 0.75
    assert value("label_f1.anonymous", case, wrong) == 0.0
    assert value("totals_right", case, wrong) == 0.0


def test_what_some_claims_are_marked_with_is_told_of_them_alone(case: Case, report: Report) -> None:
    first, *rest = case.claims
    tagged = replace(case, phenomena=("denial", "late_name"), claims=(replace(first, phenomena=("denial",)), *rest))
    tally = score_case(tagged, report, ()).tally
    counted = sum(claim.kind in COUNTED for claim in case.claims)
    assert (tally["phenomenon.denial.all"], tally["phenomenon.late_name.all"]) == (1, counted)


def test_a_missed_claim_lowers_recall_and_macro_f1_but_not_accuracy(case: Case, report: Report) -> None:
    fewer = replace(report, claims=report.claims[1:])
    assert value("claim_recall", case, fewer) == pytest.approx(3 / 4)
    assert value("claim_precision", case, fewer) == 1.0
    assert value("label_accuracy", case, fewer) == 1.0
    assert value("label_macro_f1", case, fewer) == 0.5


def test_spans_that_cut_words_are_not_grounded(case: Case, report: Report) -> None:
    shifted = tuple(
        replace(each, spans=tuple(Span(span.start + 1, span.end + 1) for span in each.spans)) for each in report.claims
    )
    assert value("grounding", case, replace(report, claims=shifted)) < 1.0  # type: ignore[operator]
    assert value("claim_exact", case, replace(report, claims=shifted)) == 0.0


def test_a_rank_is_scored_by_its_reciprocal(case: Case, report: Report) -> None:
    assert value("retrieval_mrr", case, report) == 0.5


def test_a_disputed_claim_is_outside_the_scores(case: Case, report: Report) -> None:
    disputed = replace(case, claims=(replace(case.claims[0], is_disputed=True), *case.claims[1:]))
    tally = score_case(disputed, report).tally
    assert [tally.get(f"claim.{each}", 0) for each in ("tp", "fn", "fp")] == [3, 0, 0]


def test_a_process_claim_has_a_kind_and_no_label(case: Case, report: Report) -> None:
    other = replace(case, claims=(replace(case.claims[0], kind=ClaimKind.PROCESS), *case.claims[1:]))
    tally = score_case(other, report).tally
    assert "label.anonymous>anonymous" not in tally
    assert tally["kind.right"] == 3


@pytest.mark.parametrize(
    ("gold", "found", "same", "nearest"),
    [
        pytest.param([(0, 10)], [(0, 10)], {0: 0}, {0: 0}, id="equal"),
        pytest.param([(0, 10)], [(8, 30)], {}, {}, id="too little"),
        pytest.param([(0, 10), (12, 24)], [(0, 24)], {1: 0}, {0: 0, 1: 0}, id="coarser"),
        pytest.param([(0, 10), (0, 20)], [(0, 20), (0, 11)], {0: 1, 1: 0}, {0: 1, 1: 0}, id="best first"),
        pytest.param([], [(0, 5)], {}, {}, id="nothing to find"),
    ],
)
def test_claims_are_matched_by_overlap(
    gold: list[tuple[int, int]], found: list[tuple[int, int]], same: dict[int, int], nearest: dict[int, int]
) -> None:
    matching = match([(Span(*each),) for each in gold], [(Span(*each),) for each in found])
    assert (matching.same, matching.nearest) == (same, nearest)


def test_a_claim_told_in_the_headline_too_is_matched_by_either_place() -> None:
    both = (Span(0, 40), Span(100, 120))
    assert match([both], [(Span(100, 120),)]).same == {0: 0}
    assert match([(Span(0, 40),)], [both]).same == {0: 0}


def test_a_quotation_broken_by_its_cue_counts_all_its_pieces() -> None:
    broken = (Span(0, 40), Span(50, 120))
    assert match([broken], [(Span(0, 120),)]).same == {0: 0}


def test_b_cubed_of_two_sources_merged() -> None:
    pairs = [LinkPair(key=key, source_id="s1") for key in "aab"]
    tally = b_cubed(pairs)
    assert figure("ledger_bcubed_f1").measure(tally) == pytest.approx(2 * (5 / 9) / (5 / 9 + 1))


def test_b_cubed_of_a_source_split_in_two() -> None:
    pairs = [LinkPair(key="a", source_id=each) for each in ("s1", "s2")]
    assert figure("ledger_bcubed_f1").measure(b_cubed(pairs)) == pytest.approx(2 / 3)


def test_macro_f1_by_hand() -> None:
    tally = {
        "label.sourced>sourced": 3,
        "label.sourced>unverified": 1,
        "label.anonymous>sourced": 1,
        "label.anonymous>missed": 1,
        "label.unverified>unverified": 4,
    }
    sourced, unverified = 6 / 8, 8 / 9
    assert figure("label_macro_f1").measure(tally) == pytest.approx((sourced + 0 + unverified) / 3)
    assert figure("label_accuracy").measure(tally) == pytest.approx(7 / 9)


def test_a_figure_of_nothing_is_none() -> None:
    assert {each.measure({}) for each in FIGURES} == {None}


@pytest.mark.parametrize(
    ("words", "span", "sound"),
    [
        ("the levy rose", (4, 8), True),
        ("the levy rose", (5, 8), False),
        ("the levy rose", (4, 9), False),
        ("the levy rose", (4, 10), False),
        ("12.5 million", (0, 4), True),
        ("the levy", (4, 99), False),
    ],
)
def test_a_span_is_sound_where_it_cuts_no_word(words: str, span: tuple[int, int], sound: bool) -> None:
    assert is_sound(Span(*span), words) is sound


def tallies(right: int) -> list[Tally]:
    return [{"kind.right": right if i % 2 else 9, "kind.all": 10} for i in range(20)]


def test_an_interval_holds_its_value_and_is_the_same_every_time() -> None:
    first, again = (Resampled(tallies(5)).interval(figure("kind_accuracy")) for _ in range(2))
    assert first is not None
    assert first.low < first.value == 0.7 < first.high
    assert first == again


def test_a_difference_between_paired_runs_is_surer_than_either() -> None:
    before, after = Resampled(tallies(5)), Resampled(tallies(4))
    fell = difference(figure("kind_accuracy"), before, after)
    assert fell is not None
    assert fell.high < 0
    nothing = difference(figure("kind_accuracy"), before, before)
    assert nothing is not None
    assert (nothing.value, nothing.low, nothing.high) == (0, 0, 0)


def test_a_foreign_sentence_lowers_coverage_only_where_the_gold_has_a_claim(case: Case, report: Report) -> None:
    first, *rest = report.sentences
    unread = replace(first, state=SentenceState.NOT_CLASSIFIED, reason=Cause.LANGUAGE.value)
    foreign = replace(report, sentences=(unread, *rest))
    elsewhere = tuple(each for each in case.claims if all(span.start >= first.end for span in each.spans))
    assert 0 < len(elsewhere) < len(case.claims)
    assert value("coverage", case, foreign) == 1 - 1 / len(report.sentences)
    assert value("coverage", replace(case, claims=elsewhere), foreign) == 1.0
