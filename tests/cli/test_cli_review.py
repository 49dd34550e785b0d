"""`claimcheck review` and `claimcheck runs decisions` as a user calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli_call import Cli
from sample_report import sample_report

from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.runs import SqliteDecisions, SqliteStore
from claimcheck.evaluation.cases import load_case
from claimcheck.evaluation.decisions import About, read_decisions
from claimcheck.review.draft import Draft
from claimcheck.review.fold import review_of
from claimcheck.types import (
    Accept,
    Act,
    Change,
    ChangeKind,
    ChangeSource,
    ClaimKind,
    DecidedAttribution,
    DecidedSource,
    Label,
    NotAClaim,
    Note,
    OverrideLabel,
    SourceKind,
)

RUN = "0abcdefgh1234"
Decide = Callable[[int, Change, str], None]


@pytest.fixture
def decide(own: Path) -> Decide:
    """Keep a run, and decide on its claims by number."""
    prepare_home(own)
    store = SqliteStore(own / "runs.sqlite")
    store.save(sample_report(RUN))
    store.close()

    def take(number: int, change: Change, reason: str = "") -> None:
        store = SqliteStore(own / "runs.sqlite")
        report, made = store.load(RUN), SqliteDecisions(store).of_run(RUN)
        draft = Draft(review=review_of(report, made), reviewer="Ada Lindqvist")
        subject = draft.subject(draft.review.claims[number])
        moment = datetime(2031, 4, 2, 10, 0, len(made), tzinfo=UTC)
        decision = draft.decide(subject, change, decision_id=f"d{len(made)}", moment=moment, reason=reason)
        SqliteDecisions(store).add(replace(decision))
        store.close()

    return take


def test_decisions_are_written_in_full_and_redacted(cli: Cli, decide: Decide, tmp_path: Path) -> None:
    decide(0, Accept(), "")
    decide(0, Note(text="three officials were asked"), "")
    ended = cli("runs", "decisions", RUN)
    assert ended.code == 0
    assert [row["field"] for row in json.loads(ended.out)["decisions"]] == ["accept", "note"]
    assert "three officials" in ended.out
    target = tmp_path / "decisions.json"
    assert cli("runs", "decisions", "--redact-sources", "-o", target).code == 0
    assert "three officials" not in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("command", [("purge",), ("runs", "remove", "last")], ids=" ".join)
def test_decisions_are_not_forgotten_unasked(cli: Cli, decide: Decide, command: tuple[str, ...]) -> None:
    decide(0, Accept(), "")
    refused = cli(*command)
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "1 decision for good" in refused.err
    assert cli("runs", "list", "--format", "json").out
    assert cli(*command, "--yes").code == 0
    assert not cli("runs", "list", "--format", "json").out


def test_the_file_for_eval_is_one_that_promote_reads(cli: Cli, decide: Decide, tmp_path: Path) -> None:
    decide(1, ChangeKind(kind=ClaimKind.OPINION), "")
    decide(3, OverrideLabel(label=Label.ANONYMOUS), "heard from the inspectors")
    decide(0, Note(text="left out"), "")
    target = tmp_path / "decisions.json"
    assert cli("runs", "decisions", RUN, "--form", "eval", "-o", target).code == 0
    read = read_decisions(target)
    said = [(each.field, each.old, each.new, each.quotation[:12]) for each in read.decisions]
    assert said == [
        (About.KIND, "fact", "opinion", "The pilings "),
        (About.LABEL, "unverified", "anonymous", "In March, in"),
    ]
    text = sample_report().document.text
    assert all(text[each.start or 0 :].startswith(each.quotation) for each in read.decisions)


def test_a_reviewed_run_becomes_a_case_in_one_step(cli: Cli, decide: Decide, tmp_path: Path) -> None:
    words = ("eval", "promote", RUN, "--to", tmp_path / "cases", "--id", "quay-9", "--desk")
    ended = cli(*words, "local")
    assert (ended.code, "nothing was decided" in ended.err) == (3, True)
    decide(1, ChangeKind(kind=ClaimKind.OPINION), "")
    ended = cli(*words, "nosuch")
    assert (ended.code, "--desk 'nosuch'" in ended.err, ended.err.count("\n")) == (2, True, 1)
    ended = cli(*words, "local")
    assert (ended.code, "--undecided unscored" in ended.err, ended.err.count("\n")) == (2, True, 1)
    assert not (tmp_path / "cases").exists()
    ended = cli(*words, "local", "--undecided", "unscored")
    assert ended.code == 0, ended.err
    case = load_case(tmp_path / "cases" / "quay-9")
    (claim,) = [one for one in case.claims if one.quotations[0].startswith("The pilings ")]
    assert claim.kind is ClaimKind.OPINION
    assert case.scored_claims == (claim,)


def test_the_act_that_a_reviewer_corrected_is_what_the_case_scores(cli: Cli, decide: Decide, tmp_path: Path) -> None:
    decide(1, OverrideLabel(label=Label.ANONYMOUS), "she withdrew it")
    decide(1, NotAClaim(), "")
    brandt = DecidedSource(name="Ilse Brandt", kind=SourceKind.NAMED_PERSON)
    decide(1, ChangeSource(attributions=(DecidedAttribution(act=Act.ACT, chain=(brandt,)),)), "")
    words = ("eval", "promote", RUN, "--to", tmp_path / "cases", "--id", "quay-9", "--desk", "local")
    ended = cli(*words, "--undecided", "unscored")
    assert ended.code == 0, ended.err
    case = load_case(tmp_path / "cases" / "quay-9")
    (claim,) = case.scored_claims
    assert (claim.label, claim.attributions[0].act, claim.attributions[0].chain) == (Label.UNVERIFIED, Act.ACT, ("s2",))
    assert (claim.attributions[0].source, claim.attributions[0].cue) == ("Ilse Brandt", "said")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("runs", "decisions", "--redact-sources", "--form", "eval"), "--redact-sources"),
        (("runs", "decisions", "nosuch"), "there is none"),
        (("review", "--token", "short"), "--token"),
        (("review", "--host", "192.0.2.1", "--port", "0"), "--port"),
        (("review", "nosuch", "--port", "0"), "there is none"),
        (("review", "--model", "nosuch"), "there is no engine"),
    ],
    ids=["redacted case", "no run", "short token", "foreign address", "no run to review", "no engine"],
)
def test_what_cannot_be_done_is_said_in_one_line(cli: Cli, decide: Decide, words: tuple[str, ...], why: str) -> None:
    ended = cli(*words)
    assert ended.code == 2
    assert why in ended.err
    assert len(ended.err.splitlines()) == 1


def test_help_of_review_is_quick_to_read(cli: Cli) -> None:
    ended = cli("review", "--help")
    assert ended.code == 0
    assert "--token" in ended.out


def test_show_says_what_was_decided_since(cli: Cli, decide: Decide) -> None:
    assert cli("runs", "show").err == ""
    decide(0, Accept(), "")
    decide(1, Note(text="to check"), "")
    shown = cli("runs", "show", "--format", "json")
    assert json.loads(shown.out)["run"]["id"] == RUN
    said = "without 2 decisions by Ada Lindqvist: claimcheck runs decisions 0abcdefgh1234"
    assert said in " ".join(shown.err.split())
