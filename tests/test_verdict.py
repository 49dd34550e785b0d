"""Every line of "From attribution and evidence to the label" in `docs/labels.md`."""

from __future__ import annotations

from datetime import date

import pytest
from verdict_samples import AIDE, ANONYMOUS, NAMED, PERSON, claim, judged, label_of, said, searched

from claimcheck.types import (
    Act,
    Attribution,
    Basis,
    Cause,
    EvidenceState,
    Footing,
    Judgement,
    Label,
    ReadClaim,
    ReviewReason,
    SourceKind,
    Stance,
)
from claimcheck.verdict import decide


class TestRule1OnlyStatements:
    @pytest.mark.parametrize("kind", [*NAMED, *ANONYMOUS])
    @pytest.mark.parametrize("act", [Act.STATE_OF_MIND, Act.ACT])
    def test_a_state_of_mind_or_an_act_gives_no_ground(self, kind: SourceKind, act: Act) -> None:
        verdict = searched(claim(said(kind, act=act)))
        assert (verdict.label, verdict.basis) == (Label.UNVERIFIED, Basis.NONE)

    def test_an_act_beside_an_anonymous_statement_does_not_make_it_sourced(self) -> None:
        assert label_of(said(PERSON, act=Act.ACT), said(AIDE)) is Label.ANONYMOUS


class TestRule2Chains:
    @pytest.mark.parametrize(
        ("chain", "label"),
        [
            ((PERSON, SourceKind.DOCUMENT), Label.SOURCED),
            ((SourceKind.DOCUMENT, AIDE), Label.ANONYMOUS),
            ((AIDE, PERSON), Label.ANONYMOUS),
            ((PERSON, SourceKind.PASSIVE, PERSON), Label.ANONYMOUS),
        ],
        ids=["all named", "the Post, citing officials", "an aide says that Weiss said", "one anonymous link inside"],
    )
    def test_a_chain_is_named_only_if_all_its_links_are(self, chain: tuple[SourceKind, ...], label: Label) -> None:
        assert label_of(said(*chain)) is label

    def test_separate_sources_are_separate_chains(self) -> None:
        assert label_of(said(AIDE), said(PERSON)) is Label.SOURCED


@pytest.mark.parametrize("kind", NAMED)
def test_rule_3_a_named_chain_makes_a_claim_sourced(kind: SourceKind) -> None:
    verdict = searched(claim(said(kind)))
    assert (verdict.label, verdict.basis, verdict.cause) == (Label.SOURCED, Basis.ATTRIBUTION, None)


class TestRule4Anonymous:
    @pytest.mark.parametrize("kind", ANONYMOUS)
    def test_anonymous_chains_alone_make_a_claim_anonymous(self, kind: SourceKind) -> None:
        verdict = searched(claim(said(kind)))
        assert (verdict.label, verdict.basis) == (Label.ANONYMOUS, Basis.ATTRIBUTION)

    def test_the_archive_does_not_change_that_but_corroborates(self) -> None:
        verdict = searched(claim(said(AIDE)), judged(Stance.SUPPORTS, footing=Footing.NAMED))
        assert (verdict.label, verdict.basis) == (Label.ANONYMOUS, Basis.ATTRIBUTION)
        assert verdict.corroborated_by == ("d1",)


class TestRule5Archive:
    @pytest.mark.parametrize(
        ("footings", "label"),
        [
            ([Footing.OWN], Label.SOURCED),
            ([Footing.NAMED], Label.SOURCED),
            ([Footing.ANONYMOUS], Label.ANONYMOUS),
            ([Footing.ANONYMOUS, Footing.NAMED], Label.SOURCED),
        ],
    )
    def test_a_supporting_passage_lends_its_own_footing(self, footings: list[Footing], label: Label) -> None:
        evidence = [judged(Stance.SUPPORTS, footing=footing, document=f"d{at}") for at, footing in enumerate(footings)]
        verdict = searched(claim(), *evidence)
        assert (verdict.label, verdict.basis) == (label, Basis.ARCHIVE)

    def test_a_passage_without_a_date_is_no_evidence(self) -> None:
        verdict = searched(
            claim(), judged(Stance.SUPPORTS, day=None), judged(Stance.CONTRADICTS, day=None, document="d2")
        )
        assert (verdict.label, verdict.corroborated_by, verdict.contradicted_by) == (Label.UNVERIFIED, (), ())

    def test_a_passage_of_the_same_day_counts_and_asks_for_review(self) -> None:
        verdict = searched(claim(), judged(Stance.SUPPORTS, is_same_day=True))
        assert verdict.label is Label.SOURCED
        assert verdict.needs_review == (ReviewReason.SAME_DAY_EVIDENCE,)

    def test_prints_of_one_origin_count_once_by_the_first(self) -> None:
        prints = [
            judged(Stance.SUPPORTS, document=f"d{at}", origin="wire", day=date(2020, 1, 10 - at)) for at in range(3)
        ]
        assert searched(claim(said(AIDE)), *prints).corroborated_by == ("d2",)


def test_rule_6_no_ground_at_all_is_unverified() -> None:
    verdict = searched(claim())
    assert (verdict.label, verdict.basis, verdict.cause) == (Label.UNVERIFIED, Basis.NONE, None)
    assert verdict.needs_review == ()


class TestRule7Contradiction:
    @pytest.mark.parametrize(
        ("read", "label"),
        [
            (claim(said(PERSON)), Label.SOURCED),
            (claim(said(AIDE)), Label.ANONYMOUS),
            (claim(), Label.UNVERIFIED),
            (claim(said(PERSON, is_grounded=False)), Label.NOT_CLASSIFIED),
        ],
        ids=[label.value for label in Label],
    )
    def test_it_is_set_on_any_label_and_changes_none(self, read: ReadClaim, label: Label) -> None:
        verdict = searched(read, judged(Stance.CONTRADICTS))
        assert (verdict.label, verdict.contradicted_by) == (label, ("d1",))
        assert ReviewReason.CONTRADICTED in verdict.needs_review

    @pytest.mark.parametrize("stance", [Stance.NARROWS, Stance.UNRELATED])
    def test_other_stances_touch_nothing(self, stance: Stance) -> None:
        assert searched(claim(), judged(stance, is_same_day=True)) == searched(claim())


class TestRule8Failures:
    @pytest.mark.parametrize("cause", list(Cause))
    def test_a_claim_that_could_not_be_read_is_not_classified(self, cause: Cause) -> None:
        verdict = searched(claim(said(PERSON), failure=cause), judged(Stance.SUPPORTS))
        assert (verdict.label, verdict.basis, verdict.cause) == (Label.NOT_CLASSIFIED, Basis.NONE, cause)
        assert ReviewReason.NOT_CLASSIFIED in verdict.needs_review

    @pytest.mark.parametrize(
        ("grounded", "ungrounded", "label"),
        [
            ((), PERSON, Label.NOT_CLASSIFIED),
            ((), AIDE, Label.NOT_CLASSIFIED),
            ((PERSON,), AIDE, Label.SOURCED),
            ((PERSON,), PERSON, Label.SOURCED),
            ((AIDE,), AIDE, Label.ANONYMOUS),
            ((AIDE,), PERSON, Label.NOT_CLASSIFIED),
        ],
    )
    def test_a_source_that_is_not_in_the_article_never_decides(
        self, grounded: tuple[SourceKind, ...], ungrounded: SourceKind, label: Label
    ) -> None:
        read = claim(*(said(kind) for kind in grounded), said(ungrounded, is_grounded=False))
        verdict = searched(read)
        assert verdict.label is label
        assert verdict.cause is (Cause.UNGROUNDED_SOURCE if label is Label.NOT_CLASSIFIED else None)

    def test_the_archive_does_not_stand_in_for_a_source_that_is_not_in_the_article(self) -> None:
        read = claim(said(PERSON, is_grounded=False))
        assert searched(read, judged(Stance.SUPPORTS)).label is Label.NOT_CLASSIFIED

    @pytest.mark.parametrize("cause", [Cause.SEARCH_FAILED, Cause.JUDGING_FAILED])
    @pytest.mark.parametrize(("kind", "label"), [(PERSON, Label.SOURCED), (AIDE, Label.ANONYMOUS)])
    def test_without_evidence_an_attributed_claim_keeps_its_label(
        self, cause: Cause, kind: SourceKind, label: Label
    ) -> None:
        verdict = decide(claim(said(kind)), (), EvidenceState.NOT_CHECKED, cause)
        assert (verdict.label, verdict.basis, verdict.cause) == (label, Basis.ATTRIBUTION, cause)
        assert verdict.needs_review == (ReviewReason.NOT_CHECKED,)

    @pytest.mark.parametrize("cause", [Cause.SEARCH_FAILED, Cause.JUDGING_FAILED])
    @pytest.mark.parametrize("attributions", [(), (said(PERSON, act=Act.ACT),)], ids=["none", "an act"])
    def test_without_evidence_a_claim_on_nobodys_word_is_not_classified(
        self, cause: Cause, attributions: tuple[Attribution, ...]
    ) -> None:
        verdict = decide(claim(*attributions), (), EvidenceState.NOT_CHECKED, cause)
        assert (verdict.label, verdict.cause) == (Label.NOT_CLASSIFIED, cause)
        assert set(verdict.needs_review) == {ReviewReason.NOT_CLASSIFIED, ReviewReason.NOT_CHECKED}

    def test_with_no_archive_rule_6_holds(self) -> None:
        verdict = decide(claim(), (), EvidenceState.NOT_SEARCHED)
        assert (verdict.label, verdict.basis, verdict.needs_review) == (Label.UNVERIFIED, Basis.NONE, ())


def test_rule_9_another_language_is_not_classified() -> None:
    verdict = searched(claim(failure=Cause.LANGUAGE))
    assert (verdict.label, verdict.cause) == (Label.NOT_CLASSIFIED, Cause.LANGUAGE)


class TestTheModelsOwnLabel:
    @pytest.mark.parametrize(
        ("own", "disagrees"), [(Label.ANONYMOUS, True), (Label.SOURCED, False), (None, False)], ids=str
    )
    def test_another_label_asks_for_review_and_changes_none(self, own: Label | None, disagrees: bool) -> None:
        verdict = searched(claim(said(PERSON), model_label=own))
        assert verdict.label is Label.SOURCED
        assert (ReviewReason.MODEL_DISAGREES in verdict.needs_review) is disagrees

    def test_a_model_that_saw_no_archive_does_not_disagree_with_it(self) -> None:
        verdict = searched(claim(model_label=Label.UNVERIFIED), judged(Stance.SUPPORTS))
        assert (verdict.label, verdict.needs_review) == (Label.SOURCED, ())


@pytest.mark.parametrize(
    ("state", "cause", "judgements"),
    [
        (EvidenceState.NOT_SEARCHED, None, (judged(Stance.SUPPORTS),)),
        (EvidenceState.NOT_CHECKED, None, ()),
        (EvidenceState.SEARCHED, Cause.SEARCH_FAILED, ()),
    ],
    ids=["judged without a search", "not checked for no cause", "searched, yet it failed"],
)
def test_a_state_that_contradicts_itself_is_refused(
    state: EvidenceState, cause: Cause | None, judgements: tuple[Judgement, ...]
) -> None:
    with pytest.raises(ValueError, match="claim c"):
        decide(claim(), judgements, state, cause)
