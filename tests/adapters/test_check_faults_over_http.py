"""What every fault of a model does to a report: only what it touches is lost, and that is said with its cause.

One section of a sample article, or one group of its claims, meets the fault; all else is answered soundly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from check_over_http import SOUND, Targeted, asked_words, by_start, checking, sample_article
from stack_over_http import KEY, QUICK

from claimcheck.errors import ConfigError, ExitCode
from claimcheck.evaluation.simulated import Dials, SimulatedModel
from claimcheck.evaluation.stub_llm import Answer, Call, Fault
from claimcheck.llm.retrying import Patience
from claimcheck.pipeline import exit_codes
from claimcheck.reading.llm.sections import cut_sections
from claimcheck.text.segment import segment
from claimcheck.types import Basis, Cause, EvidenceState, Label, Report, ReviewReason, SentenceState, Span

QUOTED = "14 of the 36 bolts"
READ, JUDGED = "The Ovra flood gates were built in 1974.", "The gates were last overhauled in 2009"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)


@pytest.fixture(scope="module")
def sound() -> Report:
    """Give the report of a sound model, which a fault may change only where it strikes."""
    with pytest.MonkeyPatch.context() as patch, checking() as over:
        patch.setenv("OPENAI_API_KEY", KEY)
        return over.check()


@dataclass(frozen=True, kw_only=True)
class Row:
    """A fault that lasts: how it is played, the cause that the report names, and how often it is tried."""

    name: str
    answer: Callable[[Call], Answer | None]
    cause: Cause
    tries: int
    keeps_a_part: bool = False
    timeout_s: float = 60.0
    patience: Patience = QUICK


def status(number: int, **more: Any) -> Callable[[Call], Answer]:
    return lambda call: Answer(status=number, **more)


def broken(fault: Fault) -> Callable[[Call], Answer | None]:
    def answer(call: Call) -> Answer | None:
        said = SOUND(call)
        return said and Answer(content=said.content, fault=fault)

    return answer


def playing(**dials: float) -> Callable[[Call], Answer | None]:
    return SimulatedModel(Dials(**dials))  # type: ignore[arg-type]


ALL = QUICK.attempts
TWICE = Patience(attempts=2, first_wait_s=0.01)
LASTING = [
    Row(name="429", answer=status(429, headers={"X-No": "wait"}), cause=Cause.MODEL_UNAVAILABLE, tries=30),
    Row(
        name="429 with Retry-After",
        answer=status(429, headers={"Retry-After": "0.01"}),
        cause=Cause.MODEL_UNAVAILABLE,
        tries=30,
    ),
    Row(name="429 for days", answer=status(429, headers={"Retry-After": "99"}), cause=Cause.MODEL_UNAVAILABLE, tries=1),
    Row(name="500", answer=status(500), cause=Cause.MODEL_UNAVAILABLE, tries=ALL),
    Row(name="502", answer=status(502), cause=Cause.MODEL_UNAVAILABLE, tries=ALL),
    Row(name="503", answer=status(503), cause=Cause.MODEL_UNAVAILABLE, tries=ALL),
    Row(name="reset in mid-body", answer=broken(Fault.RESET), cause=Cause.MODEL_UNAVAILABLE, tries=ALL),
    Row(name="slow drip", answer=broken(Fault.DRIP), cause=Cause.TIMEOUT, tries=2, timeout_s=1.0, patience=TWICE),
    Row(name="timeout", answer=broken(Fault.HANG), cause=Cause.TIMEOUT, tries=2, timeout_s=1.0, patience=TWICE),
    Row(name="another 400", answer=status(400, message="odd"), cause=Cause.MODEL_UNAVAILABLE, tries=1),
    Row(
        name="context too long",
        answer=status(400, code="context_length_exceeded"),
        cause=Cause.TRUNCATED,
        tries=3,
    ),
    Row(name="refusal", answer=playing(refusal=1), cause=Cause.REFUSED, tries=3),
    Row(name="filtered", answer=status(400, code="content_filter"), cause=Cause.REFUSED, tries=3),
    Row(name="cut off", answer=playing(length=1), cause=Cause.TRUNCATED, tries=3, keeps_a_part=True),
    Row(name="broken JSON", answer=playing(broken_json=1), cause=Cause.MALFORMED_REPLY, tries=3, keeps_a_part=True),
    Row(name="wrong schema", answer=playing(wrong_schema=1), cause=Cause.MALFORMED_REPLY, tries=2),
    Row(name="empty", answer=playing(empty=1), cause=Cause.MALFORMED_REPLY, tries=2),
    Row(name="HTML", answer=broken(Fault.HTML), cause=Cause.MALFORMED_REPLY, tries=2),
    Row(name="no choices", answer=broken(Fault.NO_CHOICES), cause=Cause.MALFORMED_REPLY, tries=2),
    Row(name="broken body", answer=broken(Fault.BROKEN_JSON), cause=Cause.MALFORMED_REPLY, tries=2),
]


@pytest.mark.parametrize("row", LASTING, ids=lambda row: row.name)
def test_a_lasting_fault_in_reading_loses_its_section_alone(row: Row, sound: Report) -> None:
    own = section_of(READ)
    model = Targeted("read", texts_of(own), row.answer)
    with checking(model, timeout_s=row.timeout_s) as over:
        report = over.check(patience=row.patience)
    lost = [each for each in report.sentences if each.state is SentenceState.NOT_CLASSIFIED]
    print(row.name, len(model.asked), len(lost), {each.reason for each in lost})
    assert exit_codes(report) == [ExitCode.MODEL]
    assert {each.reason for each in lost} == {row.cause.value}
    assert all(any(span.start <= each.start < span.end for span in own) for each in lost)
    assert 0 < len(lost) < len(own) if row.keeps_a_part else len(lost) == len(own)
    assert len(model.asked) == row.tries
    assert not [claim for claim in report.claims if is_in(claim.spans[0], lost) and claim.label in GOOD]
    assert_alike(report, sound, lambda start: all(not each.start <= start < each.end for each in own))


GOOD = {Label.SOURCED, Label.ANONYMOUS, Label.UNVERIFIED}


@pytest.mark.parametrize("row", [row for row in LASTING if row.tries > 1], ids=lambda row: row.name)
def test_a_fault_that_passes_costs_nothing_but_another_request(row: Row, sound: Report) -> None:
    model = Targeted("read", [READ], row.answer, count=1)
    with checking(model, timeout_s=row.timeout_s) as over:
        report = over.check(patience=row.patience)
    assert exit_codes(report) == []
    assert not [each for each in report.claims if each.label is Label.NOT_CLASSIFIED]
    assert report.run.notes == sound.run.notes
    assert set(by_start(report)) == set(by_start(sound))
    assert report.usage.calls > sound.usage.calls


@pytest.mark.parametrize("row", LASTING, ids=lambda row: row.name)
def test_a_lasting_fault_in_judging_keeps_the_labels_that_attributions_give(row: Row, sound: Report) -> None:
    model = Targeted("judge", [JUDGED], row.answer)
    with checking(model, timeout_s=row.timeout_s) as over:
        report = over.check(patience=row.patience)
    lost = [each for each in report.claims if each.evidence_state is EvidenceState.NOT_CHECKED]
    known = {each.id: each for each in sound.claims}
    assert JUDGED in {each.text for each in lost}
    for claim in lost:
        assert ReviewReason.NOT_CHECKED in claim.needs_review
        if known[claim.id].basis is Basis.ATTRIBUTION:
            assert claim.label is known[claim.id].label
        else:
            assert (claim.label, claim.cause) == (Label.NOT_CLASSIFIED, Cause.JUDGING_FAILED)
    assert exit_codes(report) == [ExitCode.MODEL]
    assert any("could not be judged" in note for note in report.run.notes)
    assert_alike(report, sound, lambda start: start not in {each.spans[0].start for each in lost})


def test_a_server_that_is_not_there_leaves_every_sentence_unclassified() -> None:
    with checking() as over:
        pass
    with checking(stack_for=over.stub.base_url) as gone:
        report = gone.check()
    lost = [each for each in report.sentences if each.state is SentenceState.NOT_CLASSIFIED]
    assert report.claims == ()
    assert {each.reason for each in lost} == {Cause.MODEL_UNAVAILABLE.value}
    assert exit_codes(report) == [ExitCode.MODEL]
    host = f"127.0.0.1:{over.stub.port}"
    why = f"openai:stub at {host}: cannot be reached; is the server running?"
    assert report.run.notes == (f"some sentences could not be read: {why}",)


@pytest.mark.parametrize("code", [401, 403, 404])
@pytest.mark.parametrize("stage", ["read", "judge"])
def test_a_refused_key_ends_the_check_also_in_the_middle_of_it(stage: str, code: int) -> None:
    model = Targeted(stage, [READ] if stage == "read" else [JUDGED], status(code))
    with checking(model) as over, pytest.raises(ConfigError):
        over.check()
    assert len(model.asked) == 1


def test_a_section_that_is_too_long_is_split_once_and_read(sound: Report) -> None:
    def answer(call: Call) -> Answer | None:
        is_long = call.schema_name == "read" and asked_words(call.user).count("\n") > 2
        return Answer(status=400, code="context_length_exceeded") if is_long else SOUND(call)

    with checking(answer) as over:
        report = over.check()
        assert {entry.status for entry in over.stub.entries} == {200, 400}
    assert exit_codes(report) == []
    assert report.coverage == sound.coverage


ITEMS = [
    ("missed_sentence", Cause.UNACCOUNTED_SENTENCE, 0),
    ("unknown_number", Cause.UNACCOUNTED_SENTENCE, 0),
    ("unknown_label", Cause.MALFORMED_REPLY, 0),
    ("invented_quotation", Cause.UNGROUNDED_QUOTATION, 1),
    ("invented_source", Cause.UNGROUNDED_SOURCE, 1),
]


@pytest.mark.parametrize(("dial", "cause", "ungrounded"), ITEMS, ids=[row[0] for row in ITEMS])
def test_a_bad_part_of_a_reply_is_asked_again_alone_and_then_not_classified(
    dial: str, cause: Cause, ungrounded: int, sound: Report
) -> None:
    own = section_of(QUOTED if dial == "invented_source" else READ)
    model = Targeted("read", texts_of(own), playing(**{dial: 1}))
    with checking(model) as over:
        report = over.check()
    lost = [each for each in report.sentences if each.state is SentenceState.NOT_CLASSIFIED]
    causes = {each.reason for each in lost} | {each.cause.value for each in report.claims if each.cause}
    assert causes == {cause.value}
    assert exit_codes(report) == [ExitCode.MODEL]
    assert (report.usage.ungrounded > 0) == bool(ungrounded)
    assert_alike(report, sound, lambda start: all(not each.start <= start < each.end for each in own))
    assert all(len(asked_words(asked)) <= len(asked_words(model.asked[0])) for asked in model.asked[1:])


@pytest.mark.parametrize("dial", [row[0] for row in ITEMS])
def test_a_bad_part_that_the_model_mends_changes_nothing(dial: str, sound: Report) -> None:
    model = Targeted("read", [QUOTED if dial == "invented_source" else READ], playing(**{dial: 1, "only_first": True}))
    with checking(model) as over:
        report = over.check()
    assert exit_codes(report) == []
    assert report.usage.calls > sound.usage.calls
    assert report.totals == sound.totals


@pytest.mark.parametrize("dial", ["extra_keys", "repeated_claim"])
def test_what_is_too_much_in_a_reply_changes_nothing(dial: str, sound: Report) -> None:
    with checking(SimulatedModel(Dials(**{dial: 1}))) as over:
        report = over.check()
    assert by_start(report) == by_start(sound)
    assert report.usage.calls == sound.usage.calls


def test_an_invented_citation_bears_on_nothing_and_is_counted(sound: Report) -> None:
    with checking(SimulatedModel(Dials(invented_citation=1))) as over:
        report = over.check()
    assert any(each.corroborated_by or each.contradicted_by for each in sound.claims)
    assert not any(each.corroborated_by or each.contradicted_by for each in report.claims)
    assert not any(each.basis is Basis.ARCHIVE for each in report.claims)
    assert report.usage.ungrounded > 0
    assert exit_codes(report) == []


def test_an_invented_source_never_leads_to_another_label(sound: Report) -> None:
    with checking(SimulatedModel(Dials(invented_source=1))) as over:
        report = over.check()
    known = {each.id: each.label for each in sound.claims}
    changed = [each for each in report.claims if each.label is not known.get(each.id)]
    assert changed
    assert {(each.label, each.cause) for each in changed} == {(Label.NOT_CLASSIFIED, Cause.UNGROUNDED_SOURCE)}


def section_of(words: str) -> list[Span]:
    """Give the sentences that are read together with some words."""
    article = segment(sample_article())
    for section in cut_sections(article):
        spans = [article.sentences[at].span for at in section.places]
        if any(words in span.of(article.document.text) for span in spans):
            return spans
    raise AssertionError(words)


def texts_of(spans: list[Span]) -> list[str]:
    return [span.of(sample_article().text) for span in spans]


def is_in(span: Span, sentences: list[Any]) -> bool:
    return any(each.start <= span.start < each.end for each in sentences)


def assert_alike(report: Report, sound: Report, counts: Callable[[int], bool]) -> None:
    """Hold that two reports say the same of the claims that begin where it counts."""
    kept = {start: said for start, said in by_start(report).items() if counts(start)}
    assert kept == {start: said for start, said in by_start(sound).items() if counts(start)}
    assert kept
