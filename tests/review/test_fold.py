"""Decisions applied: the label follows, the machine's result stays, and two reviewers are both heard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from review_samples import ADA, BEN, Desk, unclassified
from sample_report import TEXT, sample_report

from claimcheck.errors import ReviewError
from claimcheck.review.draft import carry
from claimcheck.review.fold import review_of
from claimcheck.review.outcome import reviewed_report
from claimcheck.review.queue import in_review_order
from claimcheck.review.state import Status
from claimcheck.types import (
    Accept,
    Act,
    ApproveSource,
    Basis,
    ChangeKind,
    ChangeSource,
    ChangeSpans,
    ChangeStance,
    ClaimKind,
    DecidedAttribution,
    DecidedSource,
    Document,
    Finding,
    Label,
    Merge,
    NotAClaim,
    Note,
    OverrideLabel,
    Quotation,
    Report,
    Severity,
    SourceKind,
    Span,
    Split,
    Stance,
    Undo,
)

PILINGS = "In March, inspectors found 14 cracked pilings"
ROTTEN = "The pilings are rotten"
COST = "The closure would cost the city 40 million crowns"


@pytest.fixture
def desk() -> Desk:
    return Desk()


def quotation(words: str, text: str = TEXT) -> Quotation:
    start = text.index(words)
    return Quotation(words=words, span=Span(start, start + len(words)))


def said_by(name: str, kind: SourceKind, mention: str | None = None) -> ChangeSource:
    source = DecidedSource(name=name, kind=kind, mention=quotation(mention) if mention else None)
    return ChangeSource(attributions=(DecidedAttribution(act=Act.STATEMENT, chain=(source,)),))


def test_without_decisions_everything_is_as_the_machine_left_it(desk: Desk) -> None:
    assert [each.claim for each in desk.review.claims] == [each.machine for each in desk.review.claims]
    assert {each.status for each in desk.review.claims} == {Status.OPEN}
    assert reviewed_report(desk.review) == desk.report


def test_an_accepted_claim_is_done_and_unchanged(desk: Desk) -> None:
    desk.decide(ROTTEN, Accept())
    assert desk.claim(ROTTEN).status is Status.ACCEPTED
    assert desk.claim(ROTTEN).claim == desk.claim(ROTTEN).machine
    assert desk.review.done == 1


def test_a_named_source_makes_a_claim_sourced_and_the_report_of_the_machine_stays(desk: Desk) -> None:
    desk.decide(PILINGS, said_by("Ilse Brandt", SourceKind.NAMED_PERSON))
    now = desk.claim(PILINGS)
    assert (now.claim.label, now.claim.basis, now.status) == (Label.SOURCED, Basis.ATTRIBUTION, Status.CHANGED)
    assert now.claim.contradicted_by == ("d1",)
    assert now.machine is not None
    assert now.machine.label is Label.UNVERIFIED
    assert desk.report == sample_report()


def test_a_source_in_the_articles_words_is_added_to_the_ledger(desk: Desk) -> None:
    desk.decide(PILINGS, said_by("inspectors", SourceKind.COLLECTIVE, "inspectors"))
    assert desk.claim(PILINGS).claim.label is Label.ANONYMOUS
    after = reviewed_report(desk.review)
    assert [source.name for source in after.sources][-1] == "inspectors"
    assert after.sources[-1].claim_ids == (desk.claim(PILINGS).claim.id,)


def test_another_kind_of_a_known_source_counts_for_this_claim_alone(desk: Desk) -> None:
    desk.decide(COST, said_by("an aide to the mayor", SourceKind.SPOKESPERSON))
    assert desk.claim(COST).claim.label is Label.SOURCED
    assert desk.review.source("s3") == desk.report.sources[2]


def test_the_articles_own_voice_leaves_the_archive_to_decide(desk: Desk) -> None:
    desk.decide(COST, ChangeSource(attributions=()))
    assert (desk.claim(COST).claim.label, desk.claim(COST).claim.basis) == (Label.SOURCED, Basis.ARCHIVE)


def test_a_source_heals_a_failed_reading(desk: Desk) -> None:
    desk.decide(unclassified(), said_by("Ilse Brandt", SourceKind.NAMED_PERSON))
    now = desk.claim(unclassified()).claim
    assert (now.label, now.cause) == (Label.SOURCED, None)


def test_a_kind_alone_does_not_heal_a_failed_reading(desk: Desk) -> None:
    desk.decide(unclassified(), ChangeKind(kind=ClaimKind.PROCESS))
    assert desk.claim(unclassified()).claim.label is Label.NOT_CLASSIFIED


def test_another_stance_takes_the_contradiction_away(desk: Desk) -> None:
    desk.decide(
        PILINGS,
        ChangeStance(document_id="d1", quote="inspectors counted 9 cracked pilings in March", stance=Stance.SUPPORTS),
    )
    now = desk.claim(PILINGS).claim
    assert (now.label, now.contradicted_by, now.corroborated_by) == (Label.SOURCED, (), ("d1",))


def test_other_words_replace_the_span_and_its_wording(desk: Desk) -> None:
    desk.decide(PILINGS, ChangeSpans(quotations=(quotation("inspectors found 14 cracked pilings"),)))
    now = desk.claim("14 cracked").claim
    assert now.text == now.spans[0].of(TEXT) == "inspectors found 14 cracked pilings"
    assert now.id == desk.claim("14 cracked").id


def test_a_bare_label_needs_a_reason_and_is_marked(desk: Desk) -> None:
    with pytest.raises(ReviewError, match="needs a reason"):
        desk.decide(ROTTEN, OverrideLabel(label=Label.ANONYMOUS))
    desk.decide(ROTTEN, OverrideLabel(label=Label.ANONYMOUS), reason="she withdrew it")
    now = desk.claim(ROTTEN)
    assert (now.claim.label, now.is_overridden, now.claim.basis) == (Label.ANONYMOUS, True, Basis.NONE)


def test_a_source_set_later_takes_an_override_away(desk: Desk) -> None:
    desk.decide(ROTTEN, OverrideLabel(label=Label.ANONYMOUS), reason="she withdrew it")
    desk.decide(ROTTEN, said_by("Ilse Brandt", SourceKind.NAMED_PERSON))
    now = desk.claim(ROTTEN)
    assert (now.claim.label, now.is_overridden) == (Label.SOURCED, False)
    assert now.claim.attributions == desk.report.claims[1].attributions, "the machine's cue is kept"


@pytest.mark.parametrize(
    ("words", "change"),
    [
        pytest.param(ROTTEN, said_by("Ilse Brandt", SourceKind.NAMED_PERSON), id="source"),
        pytest.param(ROTTEN, ChangeKind(kind=ClaimKind.FACT), id="kind"),
        pytest.param(ROTTEN, ChangeSpans(quotations=(quotation(ROTTEN),)), id="words"),
        pytest.param(
            PILINGS,
            ChangeStance(document_id="d2", quote="Quay Nine was built in 1962.", stance=Stance.UNRELATED),
            id="evidence",
        ),
    ],
)
def test_what_is_so_already_is_no_decision(
    desk: Desk, words: str, change: ChangeSource | ChangeKind | ChangeSpans | ChangeStance
) -> None:
    with pytest.raises(ReviewError, match="nothing was changed; to say that the claim is right, accept it"):
        desk.decide(words, change)


def test_another_act_of_the_same_source_is_a_decision_that_says_so(desk: Desk) -> None:
    source = DecidedSource(name="Ilse Brandt", kind=SourceKind.NAMED_PERSON)
    change = ChangeSource(attributions=(DecidedAttribution(act=Act.ACT, chain=(source,)),))
    assert desk.decide(ROTTEN, change).old == "Ilse Brandt (named person) states it"
    assert desk.claim(ROTTEN).claim.label is Label.UNVERIFIED


def test_a_link_that_is_changed_leaves_what_else_the_claim_stands_on(desk: Desk) -> None:
    other = desk.draft().subject(desk.claim(COST))
    desk.decide(ROTTEN, Merge(other=other))
    before = desk.claim(ROTTEN).claim.attributions
    chains = [("Ilse Brandt", SourceKind.NAMED_PERSON)], [("an aide to the mayor", SourceKind.UNNAMED_PERSON)]
    chains[0].insert(0, ("three officials", SourceKind.UNNAMED_PERSON))
    decided = (tuple(DecidedSource(name=name, kind=kind) for name, kind in chain) for chain in chains)
    desk.decide(
        ROTTEN,
        ChangeSource(attributions=tuple(DecidedAttribution(act=Act.STATEMENT, chain=chain) for chain in decided)),
    )
    after = desk.claim(ROTTEN).claim.attributions
    assert [each.chain for each in after] == [("s1", "s2"), ("s3",)]
    assert after[1] == before[1], "its cue is kept, though the machine found it for another claim"


def test_no_claim_and_back_again(desk: Desk) -> None:
    denied = desk.decide(ROTTEN, NotAClaim())
    assert desk.claim(ROTTEN).status is Status.NOT_A_CLAIM
    assert len(reviewed_report(desk.review).claims) == len(desk.report.claims) - 1
    desk.decide(desk.draft().subject(desk.claim(ROTTEN)), Undo(decision_id=denied.id))
    assert desk.claim(ROTTEN).status is Status.OPEN
    assert len(desk.decisions) == 2, "nothing that was decided is forgotten"


def test_a_claim_is_split_and_its_parts_are_decided(desk: Desk) -> None:
    parts = ((quotation("inspectors found 14"),), (quotation("cracked pilings"),))
    split = desk.decide(PILINGS, Split(parts=parts))
    first = desk.claim("inspectors found 14")
    statuses = [each.status for each in desk.review.claims[3:6]]
    assert statuses == [Status.SPLIT, Status.CHANGED, Status.CHANGED]
    assert first.claim.evidence == desk.report.claims[3].evidence
    desk.decide(desk.draft().subject(desk.review.claims[4]), NotAClaim())
    assert desk.review.claims[4].status is Status.NOT_A_CLAIM
    desk.decide(desk.draft().subject(desk.review.claims[3]), Undo(decision_id=split.id))
    assert len(desk.review.claims) == len(desk.report.claims)
    assert [each.change.field for each in desk.review.orphaned] == ["not_a_claim"], "its part is gone, it is not lost"


def test_two_claims_are_merged(desk: Desk) -> None:
    other = desk.draft().subject(desk.claim(COST))
    desk.decide(PILINGS, Merge(other=other))
    now = desk.claim(PILINGS)
    assert now.claim.label is Label.ANONYMOUS
    assert len(now.claim.spans) == 2
    merged = next(each for each in desk.review.claims if each.merged_into)
    assert (merged.status, merged.merged_into) == (Status.MERGED, now.id)


def test_an_anonymous_source_is_approved_by_name(desk: Desk) -> None:
    desk.decide(desk.draft().source("s1"), ApproveSource())
    (approval,) = desk.review.approvals
    assert (approval.source_id, approval.decision.reviewer) == ("s1", ADA)
    with pytest.raises(ReviewError, match="only an anonymous source"):
        desk.draft().source("s2")


def test_an_approval_settles_the_finding_that_one_is_missing(desk: Desk) -> None:
    lacking = Finding(rule="missing_approval", severity=Severity.ERROR, message="m", spans=(), source_id="s1")
    other = replace(lacking, source_id="s2")
    desk = Desk(replace(desk.report, findings=(lacking, other)))
    desk.decide(desk.draft().source("s1"), ApproveSource())
    assert reviewed_report(desk.review).findings == (other,)


class TestTwoReviewers:
    def test_different_labels_are_a_conflict_and_both_are_kept(self, desk: Desk) -> None:
        desk.decide(ROTTEN, Accept(), ADA)
        desk.decide(ROTTEN, said_by("three officials", SourceKind.UNNAMED_PERSON), BEN)
        now = desk.claim(ROTTEN)
        held = {each.particular: {one.reviewer: one.words for one in each.positions} for each in now.conflicts}
        assert held["label"] == {ADA: "sourced", BEN: "anonymous"}
        assert held["source"][ADA] == "Ilse Brandt (named person) states it"
        assert len(now.decisions) == 2

    def test_accepting_the_others_view_settles_it(self, desk: Desk) -> None:
        desk.decide(ROTTEN, Accept(), ADA)
        desk.decide(ROTTEN, ChangeKind(kind=ClaimKind.OPINION), BEN)
        assert [each.particular for each in desk.claim(ROTTEN).conflicts] == ["kind"]
        desk.decide(ROTTEN, Accept(), ADA)
        assert desk.claim(ROTTEN).conflicts == ()

    def test_work_on_different_particulars_is_none(self, desk: Desk) -> None:
        desk.decide(ROTTEN, ChangeKind(kind=ClaimKind.OPINION), ADA)
        desk.decide(ROTTEN, Note(text="heard it myself"), BEN)
        desk.decide(ROTTEN, said_by("three officials", SourceKind.UNNAMED_PERSON), BEN)
        assert desk.claim(ROTTEN).conflicts == ()

    def test_a_claim_that_one_denies_and_the_other_accepts_is_one(self, desk: Desk) -> None:
        desk.decide(ROTTEN, NotAClaim(), ADA)
        desk.decide(ROTTEN, Accept(), BEN)
        (conflict,) = desk.claim(ROTTEN).conflicts
        assert {one.words for one in conflict.positions} == {"a claim", "not a claim"}

    def test_nobody_takes_back_what_another_decided(self, desk: Desk) -> None:
        decision = desk.decide(ROTTEN, Accept(), ADA)
        with pytest.raises(ReviewError, match="Ada Lindqvist's"):
            desk.decide(ROTTEN, Undo(decision_id=decision.id), BEN)


@pytest.mark.parametrize(
    ("words", "change", "why"),
    [
        pytest.param(ROTTEN, OverrideLabel(label=Label.NOT_CLASSIFIED), "is a failure", id="a failure as a label"),
        pytest.param(unclassified(), Accept(), "no label that could be accepted", id="accepting a failure"),
        pytest.param(ROTTEN, Split(parts=((quotation("rotten"),),)), "two parts", id="one part"),
        pytest.param(ROTTEN, ChangeSpans(quotations=()), "words of the claim", id="no words"),
        pytest.param(ROTTEN, Undo(decision_id="d9"), "no such decision", id="nothing to undo"),
        pytest.param(
            ROTTEN, ChangeStance(document_id="d7", quote="x", stance=Stance.SUPPORTS), "does not fit", id="no passage"
        ),
        pytest.param(ROTTEN, Note(text="x" * 5000), "longer than 4000", id="a long note"),
    ],
)
def test_what_cannot_be_taken_is_refused(
    desk: Desk, words: str, change: Accept | OverrideLabel | Split | ChangeSpans | Undo | ChangeStance | Note, why: str
) -> None:
    with pytest.raises(ReviewError, match=why):
        desk.decide(words, change, reason="because")
    assert desk.decisions == []


@pytest.mark.parametrize("name", ["", "   ", "x" * 81], ids=["empty", "blank", "long"])
def test_a_decision_needs_a_reviewers_name(desk: Desk, name: str) -> None:
    with pytest.raises(ReviewError, match="reviewer's name"):
        desk.decide(ROTTEN, Accept(), name)


def test_words_that_are_not_in_the_article_are_refused(desk: Desk) -> None:
    with pytest.raises(ReviewError, match="not in the article"):
        desk.draft().quote("spans", "the harbour master resigned", Span(0, 1))


def redrafted(report: Report, old: str, new: str) -> Report:
    """Give the report of a changed draft: the same claims, moved by what was put in or gone with what was cut."""
    text = report.document.text.replace(old, new)

    def moved(span: Span) -> Span | None:
        words = span.of(report.document.text)
        return Span(text.index(words), text.index(words) + len(words)) if words in text else None

    claims = []
    for claim in report.claims:
        spans = [moved(span) for span in claim.spans]
        if None not in spans:
            claims.append(replace(claim, spans=tuple(span for span in spans if span), id=claim.id[::-1]))
    document = replace(report.document, text=text, sha256=Document.hash_text(text))
    return replace(report, document=document, claims=tuple(claims), run=replace(report.run, id="1zzzzzzzz0000"))


def test_decisions_move_to_a_changed_draft_by_their_words_or_are_listed_as_orphaned(desk: Desk) -> None:
    desk.decide(PILINGS, said_by("Ilse Brandt", SourceKind.NAMED_PERSON))
    desk.decide(ROTTEN, ChangeKind(kind=ClaimKind.OPINION))
    desk.decide(desk.draft().source("s1"), ApproveSource())
    draft = redrafted(
        desk.report, "“The pilings are rotten,” said Ilse Brandt", "On Tuesday, it rained, said Ilse Brandt"
    )
    carried = carry(desk.review.live, run_id=draft.run.id, new_ids=("n0", "n1", "n2"))
    review = review_of(draft, carried)
    moved = next(each for each in review.claims if each.decisions)
    assert moved.claim.spans[0].of(draft.document.text) == PILINGS
    assert moved.claim.label is Label.SOURCED
    assert [each.carried_from for each in review.orphaned] == ["d1"]
    assert [each.source_id for each in review.approvals] == ["s1"]


def test_the_queue_begins_with_what_needs_review_and_keeps_its_order(desk: Desk) -> None:
    before = [each.id for each in in_review_order(desk.review.claims)]
    first = [desk.review.claim(each) for each in before]
    assert [bool(each and each.claim.needs_review) for each in first] == [True] * 3 + [False] * 4
    assert [each.claim.kind.is_counted for each in first if each][-2:] == [False, False]
    desk.decide(PILINGS, Accept())
    assert [each.id for each in in_review_order(desk.review.claims)] == before
