"""The flow from a document to a report, with scripted engines and a small archive in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scripted_engines import FailingJudge, FailingRetriever, PartlyFailingJudge, ScriptedReader

from claimcheck.attribution.footing import footing_of
from claimcheck.errors import ExitCode
from claimcheck.judging.rules import RulesJudge
from claimcheck.judging.seam import Judge
from claimcheck.pipeline import Stages, check, exit_codes
from claimcheck.pipeline.evidence import Evidenced, evidence_for
from claimcheck.policy import Policy
from claimcheck.reading.rules import RulesReader
from claimcheck.reading.seam import Reader
from claimcheck.retrieval.memory import MemoryRetriever
from claimcheck.text.segment import segment
from claimcheck.types import (
    MAX_SENTENCE_CHARS,
    Act,
    Attribution,
    Basis,
    Cause,
    ClaimKind,
    Document,
    EvidenceState,
    Label,
    Link,
    PolicyFacts,
    PublicationTime,
    ReadClaim,
    Report,
    RunFacts,
    SentenceState,
    SentenceVerdict,
    SourceKind,
    Span,
)
from claimcheck.types.ids import claim_id

PUBLISHED = PublicationTime(day=date(2024, 5, 2))
RUN = RunFacts(
    id="r",
    started_at="2024-05-02T00:00:00+00:00",
    model="scripted",
    engine_version="0",
    prompts=(),
    policy=PolicyFacts(name="none", sha256=""),
    archive=None,
    settings_sha256="",
    notes=("read by a script",),
)
NO_POLICY = Policy(name="none", rules=())
TEXT = """Port Drains Its Lock

The port of Tarn drained its lock in March. Mara Oldenkott declined to comment.

Twelve barges were stuck for nine days, Piet Hallam said."""


def document_of(text: str, day: date | None = None, title: str | None = None) -> Document:
    published = PublicationTime(day=day) if day else None
    return Document(text=text, sha256=Document.hash_text(text), date=published, title=title)


def article_of(text: str) -> Document:
    return replace(document_of(text), headline=Span(0, text.index("\n\n")))


def claim_at(quote: str, text: str = TEXT, *sources: tuple[SourceKind, str], **more: object) -> ReadClaim:
    """Give the claim that stands at a quotation, on the word of sources found in the text."""
    start = text.index(quote)
    span = Span(start, start + len(quote))
    claim = ReadClaim(
        id=claim_id(Document.hash_text(text), (span,)),
        text=quote,
        kind=ClaimKind.FACT,
        spans=(span,),
        attributions=tuple(said(kind, name, span, text) for kind, name in sources),
        confidence=0.9,
    )
    return replace(claim, **more)  # type: ignore[arg-type]


def said(kind: SourceKind, name: str, content: Span, text: str = TEXT) -> Attribution:
    mention = Span(text.index(name), text.index(name) + len(name))
    link = Link(kind=kind, name=name, mention=mention)
    return Attribution(chain=(link,), act=Act.STATEMENT, source=mention, cue=None, content=(content,))


def archive_of(*texts: str) -> MemoryRetriever:
    documents = (document_of(text, date(2024, 4, day), title=text[:12]) for day, text in enumerate(texts, start=1))
    return MemoryRetriever([segment(document) for document in documents])


def run(
    reader: Reader,
    text: str = TEXT,
    retriever: MemoryRetriever | FailingRetriever | None = None,
    judge: Judge | None = None,
) -> Report:
    stages = Stages(reader=reader, retriever=retriever, judge=judge or RulesJudge(footing_of))
    return check(article_of(text), stages, policy=NO_POLICY, run=RUN, published=PUBLISHED)


DRAINED = "The port of Tarn drained its lock in March"
DECLINED = "Mara Oldenkott declined to comment"
STUCK = "Twelve barges were stuck for nine days"
HALLAM = (SourceKind.NAMED_PERSON, "Piet Hallam")


def three_claims() -> list[ReadClaim]:
    return [claim_at(DRAINED), claim_at(DECLINED, kind=ClaimKind.PROCESS), claim_at(STUCK, TEXT, HALLAM)]


def labels(report: Report) -> dict[str, Label]:
    return {claim.text: claim.label for claim in report.claims}


class TestWithoutAnArchive:
    def test_labels_counts_and_states_come_out_of_the_article_alone(self) -> None:
        report = run(ScriptedReader([three_claims()]))
        assert labels(report) == {DRAINED: Label.UNVERIFIED, DECLINED: Label.UNVERIFIED, STUCK: Label.SOURCED}
        assert report.totals == {
            "sourced": 1, "anonymous": 0, "unverified": 1, "not_classified": 0, "process": 1, "background": 0,
        }  # fmt: skip
        assert {claim.evidence_state for claim in report.claims} == {EvidenceState.NOT_SEARCHED}
        assert report.run.notes == RUN.notes
        assert exit_codes(report) == []

    def test_the_seconds_of_every_stage_are_told(self) -> None:
        assert set(run(ScriptedReader([three_claims()])).usage.seconds) == {"segment", "read", "decide", "audit"}

    def test_a_source_has_the_claims_that_stand_on_it(self) -> None:
        report = run(ScriptedReader([three_claims()]))
        (source,) = report.sources
        assert source.claim_ids == (report.claims[2].id,)
        assert report.claims[2].attributions[0].chain == (source.id,)

    def test_an_attribution_that_is_not_in_the_article_is_counted(self) -> None:
        claim = claim_at(STUCK, TEXT, HALLAM)
        ungrounded = replace(claim, attributions=(replace(claim.attributions[0], is_grounded=False),))
        report = run(ScriptedReader([[ungrounded]]))
        assert report.claims[0].cause is Cause.UNGROUNDED_SOURCE
        assert (report.usage.ungrounded, report.sources) == (1, ())
        assert exit_codes(report) == [ExitCode.MODEL]


class TestSentences:
    def states(self, reader: ScriptedReader, text: str = TEXT) -> list[tuple[SentenceState, str | None]]:
        report = run(reader, text)
        assert sum(report.coverage.values()) == len(report.sentences)
        return [(each.state, each.reason) for each in report.sentences]

    def test_every_sentence_has_a_state(self) -> None:
        text = TEXT + "\n\nIs it over? It is a shame. Nine days.\n\nLeave a Reply"
        at = text.index("Is it over?")
        verdict = SentenceVerdict(span=Span(at, at + 26), is_opinion=True)
        states = self.states(ScriptedReader([[claim_at(DRAINED, text), claim_at(STUCK, text)]], [verdict]), text)
        assert states == [
            (SentenceState.CONTINUATION, None),
            (SentenceState.CLAIMS, None),
            (SentenceState.CONTINUATION, None),
            (SentenceState.CLAIMS, None),
            (SentenceState.OPINION, None),
            (SentenceState.OPINION, None),
            (SentenceState.SKIPPED, "bare fragment"),
            (SentenceState.SKIPPED, "comment box"),
        ]

    def test_a_claim_that_goes_on_makes_a_continuation(self) -> None:
        text = "Port Drains\n\n“We drained the lock. We had to, and all of it went,” Hallam said."
        claim = claim_at("“We drained the lock.", text)
        second = Span(text.index("We had"), text.index("Hallam"))
        states = self.states(ScriptedReader([[replace(claim, spans=(*claim.spans, second))]]), text)
        assert [state for state, _ in states][1:] == [SentenceState.CLAIMS, SentenceState.CONTINUATION]

    @pytest.mark.parametrize("as_verdict", [True, False], ids=["by a verdict", "by a claim"])
    def test_what_could_not_be_read_is_not_classified(self, as_verdict: bool) -> None:
        claim = claim_at(DRAINED, failure=Cause.TRUNCATED)
        verdict = SentenceVerdict(span=claim.spans[0], failure=Cause.TRUNCATED)
        reader = ScriptedReader([[]], [verdict]) if as_verdict else ScriptedReader([[claim]])
        assert self.states(reader)[1] == (SentenceState.NOT_CLASSIFIED, "truncated")
        assert exit_codes(run(reader)) == [ExitCode.MODEL]

    def test_foreign_text_is_not_classified_and_its_claims_are_dropped(self) -> None:
        french = "Une affiche avertit les marins que le service de nuit est fermé pour toujours, dit la direction."
        text = f"{TEXT}\n\n{french}"
        report = run(ScriptedReader([[claim_at(DRAINED, text), claim_at(french[:40], text)]]), text)
        assert [claim.text for claim in report.claims] == [DRAINED]
        assert (report.sentences[-1].state, report.sentences[-1].reason) == (SentenceState.NOT_CLASSIFIED, "language")
        assert "1 of 5 sentences" in report.run.notes[-1]
        assert exit_codes(report) == []

    def test_a_sentence_longer_than_any_is_not_classified_and_the_rest_is_read(self) -> None:
        text = f"{TEXT}\n\n{'The mayor said, ' * (MAX_SENTENCE_CHARS // 16 + 1)}\n\nThe mayor said the bridge is shut."
        report = run(RulesReader(), text)
        *_, long, last = report.sentences
        assert (long.state, long.reason) == (SentenceState.NOT_CLASSIFIED, "too_long")
        assert last.state is SentenceState.CLAIMS
        assert not any(span.start < long.end and long.start < span.end for each in report.claims for span in each.spans)
        assert f"1 of {len(report.sentences)} sentences are longer than 3,000 characters" in report.run.notes[-1]
        assert exit_codes(report) == []

    def test_claims_in_furniture_are_dropped(self) -> None:
        text = TEXT + "\n\nLeave a Reply"
        assert run(ScriptedReader([[claim_at("Leave a Reply", text)]]), text).claims == ()


class TestWithAnArchive:
    def test_an_unattributed_claim_stands_on_what_the_archive_says(self) -> None:
        archive = archive_of("The port of Tarn drained its lock in March, Ada Kesh of the harbour office wrote.")
        report = run(ScriptedReader([three_claims()]), retriever=archive)
        claim = report.claims[0]
        assert (claim.label, claim.basis) == (Label.SOURCED, Basis.ARCHIVE)
        assert claim.evidence[0].document_id == claim.corroborated_by[0]
        assert claim.evidence[0].date == "2024-04-01"

    def test_process_is_not_searched_and_a_claim_without_passages_is(self) -> None:
        report = run(ScriptedReader([three_claims()]), retriever=archive_of("Nothing happened in Velm."))
        states = {claim.text: (claim.evidence_state, claim.evidence) for claim in report.claims}
        assert states[DECLINED] == (EvidenceState.NOT_SEARCHED, ())
        assert states[STUCK] == (EvidenceState.SEARCHED, ())

    def test_the_article_is_no_evidence_for_itself(self) -> None:
        archive = MemoryRetriever([segment(document_of(TEXT, date(2024, 5, 1)))])
        assert run(ScriptedReader([three_claims()]), retriever=archive).claims[0].label is Label.UNVERIFIED

    def test_a_headline_and_its_body_share_their_evidence(self) -> None:
        archive = archive_of("The port of Tarn drained its lock in March, Ada Kesh of the harbour office wrote.")
        head = claim_at("Port Drains Its Lock")
        report = run(ScriptedReader([[head, *three_claims()]]), retriever=archive)
        assert len(report.claims) == 3
        assert (len(report.claims[0].spans), report.claims[0].label) == (2, Label.SOURCED)
        assert [each.state for each in report.sentences[:2]] == [SentenceState.CLAIMS, SentenceState.CLAIMS]

    def test_a_claim_joined_with_a_headline_below_it_keeps_its_evidence(self) -> None:
        span, below = Span(10, 20), Span(30, 40)
        joint = replace(claim_at(DRAINED), spans=(span, below))
        found = Evidenced(state=EvidenceState.SEARCHED)
        assert evidence_for(joint, {(span,): found}) is found


class TestFailures:
    def test_a_failed_search_spoils_only_what_depends_on_it(self) -> None:
        report = run(ScriptedReader([three_claims()]), retriever=FailingRetriever(archive_of("Nothing.")))
        assert labels(report) == {DRAINED: Label.NOT_CLASSIFIED, DECLINED: Label.UNVERIFIED, STUCK: Label.SOURCED}
        assert [claim.cause for claim in report.claims] == [Cause.SEARCH_FAILED, None, Cause.SEARCH_FAILED]
        assert report.claims[2].evidence_state is EvidenceState.NOT_CHECKED
        assert report.totals["not_classified"] == 1
        assert "the archive is locked; close the other program" in report.run.notes[-1]
        assert exit_codes(report) == [ExitCode.STORAGE]

    def test_sections_before_the_failure_keep_their_evidence(self) -> None:
        first, _, last = three_claims()
        retriever = FailingRetriever(archive_of("Nothing happened in Velm."), after=1)
        report = run(ScriptedReader([[first], [last]]), retriever=retriever)
        assert [claim.evidence_state for claim in report.claims] == [EvidenceState.SEARCHED, EvidenceState.NOT_CHECKED]

    def test_a_judge_that_does_not_answer_is_the_models_failure(self) -> None:
        archive = archive_of("The port of Tarn drained its lock in March.")
        report = run(ScriptedReader([three_claims()]), retriever=archive, judge=FailingJudge())
        assert [claim.cause for claim in report.claims] == [Cause.JUDGING_FAILED, None, None]
        # For the third nothing was found, so that there was nothing to judge.
        assert report.claims[2].evidence_state is EvidenceState.SEARCHED
        assert "the model does not answer" in report.run.notes[-1]
        assert exit_codes(report) == [ExitCode.MODEL]

    def test_a_judge_that_fails_for_some_claims_spoils_no_others(self) -> None:
        archive = archive_of("The port of Tarn drained its lock in March.", "Twelve barges were stuck for nine days.")
        report = run(ScriptedReader([three_claims()]), retriever=archive, judge=PartlyFailingJudge())
        assert [claim.cause for claim in report.claims] == [None, None, Cause.JUDGING_FAILED]
        assert report.claims[0].label is Label.SOURCED

    def test_a_claim_that_could_not_be_read_is_not_searched(self) -> None:
        claims = [claim_at(DRAINED, failure=Cause.REFUSED)]
        retriever = FailingRetriever(archive_of("Nothing."))
        report = run(ScriptedReader([claims]), retriever=retriever)
        assert (retriever.searches, report.claims[0].cause) == (0, Cause.REFUSED)

    def test_both_failures_are_told(self) -> None:
        read, _, last = three_claims()
        reader = ScriptedReader([[replace(read, failure=Cause.BUDGET), last]])
        report = run(reader, retriever=FailingRetriever(archive_of("Nothing.")))
        assert exit_codes(report) == [ExitCode.STORAGE, ExitCode.MODEL]


def without_seconds(report: Report) -> Report:
    return replace(report, usage=replace(report.usage, seconds={}))


PARTS = st.sampled_from(
    [
        "The port drained its lock in March.", "“It was dry,” Piet Hallam said.", "Nine days.", "\n\n", "Is it over?",
        "Three sources said that the lock leaks.", "Leave a Reply", "He declined to comment.", "It is a shame.",
        "Une affiche avertit les marins que le service de nuit est fermé pour toujours.", "“We waited. ", "”",
    ]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.lists(PARTS | st.text(max_size=15), max_size=10).map(" ".join).map(str.strip).filter(bool))
def test_any_text_gives_a_whole_report_and_always_the_same(body: str) -> None:
    text = f"Port Drains Its Lock\n\n{body}"
    archive = archive_of("The port of Tarn drained its lock in March.")
    report, again = (run(RulesReader(), text, archive) for _ in range(2))
    assert without_seconds(report) == without_seconds(again)
    assert sum(report.coverage.values()) == len(report.sentences)
    counted = sum(count for key, count in report.totals.items())
    assert counted == len(report.claims)
    assert all(0 <= span.start < span.end <= len(text) for claim in report.claims for span in claim.spans)
    assert {source for claim in report.claims for each in claim.attributions for source in each.chain} <= {
        source.id for source in report.sources
    }
