"""What holds of every verdict, whatever the claim and the evidence."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from verdict_samples import claim, judged, said, searched

from claimcheck.types import Act, Basis, Cause, EvidenceState, Footing, Judgement, Label, ReadClaim, SourceKind, Stance
from claimcheck.verdict import decide

KINDS = st.sampled_from(SourceKind)
ATTRIBUTIONS = st.lists(
    st.builds(
        lambda kinds, act, is_grounded: said(*kinds, act=act, is_grounded=is_grounded),
        st.lists(KINDS, min_size=1, max_size=3),
        st.sampled_from(Act),
        st.booleans(),
    ),
    max_size=4,
)
CLAIMS = st.builds(
    lambda attributions, failure, own: claim(*attributions, failure=failure, model_label=own),
    ATTRIBUTIONS,
    st.none() | st.sampled_from(Cause),
    st.none() | st.sampled_from(Label),
)
JUDGEMENTS = st.lists(
    st.builds(
        judged,
        st.sampled_from(Stance),
        footing=st.sampled_from(Footing),
        document=st.sampled_from(["d1", "d2", "d3"]),
        origin=st.none() | st.just("wire"),
        is_same_day=st.booleans(),
    ),
    max_size=5,
)


@given(CLAIMS, JUDGEMENTS)
def test_a_failure_never_becomes_a_label(read: ReadClaim, judgements: list[Judgement]) -> None:
    verdict = searched(read, *judgements)
    if read.failure is not None:
        assert (verdict.label, verdict.cause) == (Label.NOT_CLASSIFIED, read.failure)
    assert (verdict.label is Label.NOT_CLASSIFIED) is (verdict.cause is not None)


@given(CLAIMS, JUDGEMENTS)
def test_sourced_always_has_a_named_ground(read: ReadClaim, judgements: list[Judgement]) -> None:
    verdict = searched(read, *judgements)
    named = any(
        each.is_grounded and each.act is Act.STATEMENT and all(link.kind.is_named for link in each.chain)
        for each in read.attributions
    )
    stated = any(each.stance is Stance.SUPPORTS and each.footing is not Footing.ANONYMOUS for each in judgements)
    if verdict.label is Label.SOURCED:
        assert named if verdict.basis is Basis.ATTRIBUTION else stated


@given(CLAIMS, JUDGEMENTS, st.randoms())
def test_the_order_of_attributions_and_evidence_does_not_matter(read, judgements, random) -> None:  # type: ignore[no-untyped-def]
    attributions, shuffled = list(read.attributions), list(judgements)
    random.shuffle(attributions)
    random.shuffle(shuffled)
    again = searched(replace(read, attributions=tuple(attributions)), *shuffled)
    assert again == searched(read, *judgements)


@given(CLAIMS, JUDGEMENTS, st.sampled_from([Stance.NARROWS, Stance.UNRELATED]), st.booleans())
def test_a_stance_that_decides_nothing_changes_nothing(
    read: ReadClaim, judgements: list[Judgement], stance: Stance, is_same_day: bool
) -> None:
    more = judged(stance, document="d9", is_same_day=is_same_day)
    assert searched(read, *judgements, more) == searched(read, *judgements)


@given(CLAIMS, JUDGEMENTS)
def test_a_contradiction_never_changes_the_label(read: ReadClaim, judgements: list[Judgement]) -> None:
    before = searched(read, *judgements)
    after = searched(read, *judgements, judged(Stance.CONTRADICTS, document="d9"))
    assert (after.label, after.basis, after.cause) == (before.label, before.basis, before.cause)


@given(CLAIMS, JUDGEMENTS)
def test_one_document_is_named_for_each_origin(read: ReadClaim, judgements: list[Judgement]) -> None:
    verdict = searched(read, *judgements)
    origins = {each.passage.document.origin for each in judgements if each.stance is Stance.SUPPORTS}
    assert len(verdict.corroborated_by) == len(origins)


@given(CLAIMS, JUDGEMENTS)
def test_a_failed_search_only_ever_takes_labels_away(read: ReadClaim, judgements: list[Judgement]) -> None:
    failed = decide(read, (), EvidenceState.NOT_CHECKED, Cause.SEARCH_FAILED)
    assert failed.label in {searched(read, *judgements).label, Label.NOT_CLASSIFIED}
    assert failed.cause is not None
