"""Decisions and submitted articles in the store: kept when acknowledged, never changed, gone with their run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sample_report import sample_report

from claimcheck.adapters.runs import SqliteDecisions, SqliteStore, SqliteSubmissions
from claimcheck.adapters.runs.migrations import APPLICATION_ID, MIGRATIONS
from claimcheck.errors import StoreError
from claimcheck.report.json import to_json
from claimcheck.store import ReviewCount, Submission, SubmissionState
from claimcheck.types import ClaimSubject, Decision, Note, Quotation, Span

RUN = "0abcdefgh1234"
SECRET = "the harbour master's driver"


def note(number: int, reviewer: str = "Ada", text: str = SECRET) -> Decision:
    return Decision(
        id=f"d{number}",
        run_id=RUN,
        reviewer=reviewer,
        made_at="2031-04-02T10:00:00.000+00:00",
        subject=ClaimSubject(quotations=(Quotation(words="Harbour", span=Span(0, 7)),)),
        change=Note(text=text),
    )


def submission(number: int) -> Submission:
    return Submission(
        id=f"a{number}",
        submitted_at="2031-04-02T10:00:00+00:00",
        name="draft.txt",
        given={"title": "Quay", "date": "2031-04-01"},
        data=SECRET.encode(),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore(path)
    store.save(sample_report(RUN))
    yield store
    store.close()


def contents(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_decisions_read_back_in_order_from_another_connection(store: SqliteStore, path: Path) -> None:
    decisions = SqliteDecisions(store)
    kept = [note(2), note(1, "Ben, of the desk")]
    for each in kept:
        decisions.add(each)
    other = SqliteStore(path)
    assert SqliteDecisions(other).of_run(RUN) == kept
    assert SqliteDecisions(other).counts() == {RUN: ReviewCount(decisions=2, reviewers=("Ada", "Ben, of the desk"))}
    other.close()


def test_a_decision_that_is_sent_twice_is_kept_once(store: SqliteStore) -> None:
    decisions = SqliteDecisions(store)
    (first,) = decisions.add(note(1))
    assert decisions.add(note(1, text="something else")) == (first,)
    assert decisions.count(RUN) == 1


def test_a_decision_on_a_removed_run_is_refused(store: SqliteStore) -> None:
    store.remove([RUN])
    with pytest.raises(StoreError, match="was removed meanwhile"):
        SqliteDecisions(store).add(note(1))


def test_of_several_decisions_all_are_kept_or_none(store: SqliteStore) -> None:
    decisions = SqliteDecisions(store)
    with pytest.raises(StoreError):
        decisions.add(note(1), replace(note(2), run_id="9"))
    assert decisions.count(RUN) == 0


@pytest.mark.parametrize("way", ["remove", "purge"])
def test_what_is_forgotten_leaves_no_word_in_any_file(store: SqliteStore, tmp_path: Path, way: str) -> None:
    SqliteDecisions(store).add(note(1))
    submissions = SqliteSubmissions(store)
    submissions.add(submission(1))
    submissions.finish("a1", sample_report("1zz"))
    assert SECRET.encode() in contents(tmp_path)
    store.purge() if way == "purge" else store.remove([RUN, "1zz"])
    assert SECRET.encode() not in contents(tmp_path)
    assert submissions.get("a1") is None


def test_a_submission_waits_until_its_report_is_kept_with_it(store: SqliteStore, path: Path) -> None:
    submissions = SqliteSubmissions(store)
    for number in (1, 2):
        submissions.add(submission(number))
    assert [submissions.get(each) for each in submissions.waiting()] == [submission(1), submission(2)]
    submissions.finish("a1", sample_report("1zz"))
    submissions.fail("a2", "draft.txt is empty")
    other = SqliteStore(path)
    ended = [SqliteSubmissions(other).get(each) for each in ("a1", "a2")]
    assert [(each.state, each.run_id, each.error, each.data) for each in ended if each] == [
        (SubmissionState.DONE, "1zz", "", b""),
        (SubmissionState.FAILED, None, "draft.txt is empty", b""),
    ]
    assert SqliteSubmissions(other).waiting() == []
    other.close()


def test_attempts_are_counted_across_processes(store: SqliteStore, path: Path) -> None:
    submissions = SqliteSubmissions(store)
    submissions.add(submission(1))
    assert [submissions.begin("a1") for _ in range(2)] == [1, 2]
    other = SqliteStore(path)
    assert SqliteSubmissions(other).begin("a1") == 3
    assert SqliteSubmissions(other).begin("nosuch") == 0
    other.close()


def test_a_store_of_the_first_shape_keeps_its_runs_and_takes_decisions(path: Path) -> None:
    report = sample_report(RUN)
    with sqlite3.connect(path) as raw:
        for statement in MIGRATIONS[0]:
            raw.execute(statement)
        raw.execute("PRAGMA user_version = 1")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(
            "INSERT INTO run VALUES (1, ?, '2031-04-02', 'T', 'rules', 'x', 1, 2, 1, 1, 1, ?)", (RUN, to_json(report))
        )
    raw.close()
    store = SqliteStore(path)
    SqliteDecisions(store).add(note(1))
    assert store.load(RUN) == report
    assert SqliteDecisions(store).count(RUN) == 1
    store.close()
