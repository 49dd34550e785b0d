from __future__ import annotations

import errno
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gold_report import gold_report

from claimcheck.cli.main import run
from claimcheck.errors import CaseError, ConfigError, ExitCode
from claimcheck.evaluation.cases import Case, load_case
from claimcheck.evaluation.decisions import Decisions, read_decisions
from claimcheck.evaluation.promote import Undecided, promote
from claimcheck.evaluation.scoring.score import score_case
from claimcheck.report.json import to_json
from claimcheck.types import Basis, Evidence, Label, Report, Span

SUITE = Path(__file__).parent / "suite"


@pytest.fixture
def case() -> Case:
    return load_case(SUITE / "harbour-levy")


@pytest.fixture
def report(case: Case) -> Report:
    made = gold_report(case)
    claims = tuple(replace(each, evidence=tuple(_dated(one) for one in each.evidence)) for each in made.claims)
    document = replace(made.document, date=case.published.isoformat())
    return replace(made, document=document, claims=claims)


def _dated(evidence: Evidence) -> Evidence:
    return replace(evidence, date="2026-01-12", title="Levy Brings 4.2 Million")


def decisions(report: Report, *rows: dict[str, Any]) -> Decisions:
    common = {"old": "", "reviewer": "I. Kolb", "time": "2026-03-05T10:00:00+00:00"}
    body = {"document_sha256": report.document.sha256, "run_id": "r", "decisions": [{**common, **row} for row in rows]}
    return Decisions.model_validate(body)


def promoted(report: Report, given: Decisions, folder: Path, *, undecided: Undecided | None = Undecided.GOLD) -> Case:
    return load_case(promote(report, given, folder, case_id="levy-2", desk="local", undecided=undecided).folder)


def test_a_run_becomes_the_case_that_it_says(report: Report, case: Case, tmp_path: Path) -> None:
    made = promoted(report, decisions(report), tmp_path)
    assert made.article.text == case.article.text
    assert [(each.spans, each.label, each.basis) for each in made.claims] == [
        (each.spans, each.label, each.basis) for each in case.claims
    ]
    assert {each.kind for each in made.sources} == {each.kind for each in case.sources}
    assert made.sources[0].stated_count == 2


def test_a_label_against_the_rules_is_disputed(report: Report, tmp_path: Path) -> None:
    made = promoted(
        report, decisions(report, {"quotation": "It is time", "field": "label", "new": "unverified"}), tmp_path
    )
    disputed = [each for each in made.claims if each.is_disputed]
    assert [(each.quotations, each.label) for each in disputed] == [(("It is time",), Label.UNVERIFIED)]
    assert len(made.scored_claims) == 3


def test_a_source_kind_changes_the_labels_that_rest_on_it(report: Report, tmp_path: Path) -> None:
    row = {"quotation": "Harbour master Ines Kolb", "field": "source_kind", "new": "unnamed_person"}
    labels = {each.quotations[0]: each.label for each in promoted(report, decisions(report, row), tmp_path).claims}
    assert labels["It is time"] is Label.ANONYMOUS
    assert not any(each.is_disputed for each in promoted(report, decisions(report, row), tmp_path / "b").claims)


def test_a_rejected_claim_is_left_out(report: Report, tmp_path: Path) -> None:
    row = {"quotation": "It is time", "field": "claim", "new": "rejected"}
    assert len(promoted(report, decisions(report, row), tmp_path).claims) == 3


def test_a_stance_changes_what_rests_on_the_archive(report: Report, tmp_path: Path) -> None:
    quotation = "The harbour took in 4.2 million crowns last year"
    document = report.claims[-1].evidence[0].document_id
    row = {"quotation": quotation, "field": "stance", "new": "narrows", "document": document}
    made = promoted(report, decisions(report, row), tmp_path)
    assert (made.claims[-1].label, made.claims[-1].basis) == (Label.UNVERIFIED, Basis.NONE)


def test_the_last_decision_holds(report: Report, tmp_path: Path) -> None:
    rows = [
        {"quotation": "It is time", "field": "claim", "new": new, "time": f"2026-03-05T1{hour}:00:00+00:00"}
        for hour, new in ((2, "accepted"), (1, "rejected"))
    ]
    assert len(promoted(report, decisions(report, *rows), tmp_path).claims) == 4


def test_a_decision_that_fits_nothing_is_told_as_orphaned(report: Report, tmp_path: Path) -> None:
    row = {"quotation": "It was time", "field": "label", "new": "sourced"}
    made = promote(report, decisions(report, row), tmp_path, case_id="levy-2", desk="local", undecided=Undecided.GOLD)
    assert [each.quotation for each in made.orphaned] == ["It was time"]


TIME = {"quotation": "It is time", "field": "claim", "new": "accepted"}


def test_claims_that_nobody_decided_are_not_made_gold_unasked(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="3 of 4 claims were decided by nobody") as refused:
        promoted(report, decisions(report, TIME), tmp_path / "cases", undecided=None)
    assert refused.value.setting == "--undecided"
    assert list(tmp_path.iterdir()) == []


def test_claims_that_nobody_decided_are_outside_the_scores(report: Report, tmp_path: Path) -> None:
    made = promoted(report, decisions(report, TIME), tmp_path, undecided=Undecided.UNSCORED)
    assert [each.quotations for each in made.scored_claims] == [("It is time",)]
    assert len(made.claims) == 4
    cut = tuple(replace(each, spans=tuple(Span(s.start, s.end - 5) for s in each.spans)) for each in report.claims[:1])
    tally = score_case(made, replace(report, claims=(*cut, *report.claims[1:]))).tally
    assert [tally.get(f"claim.{each}", 0) for each in ("tp", "fn", "fp")] == [1, 0, 0], "another cut is no fault either"
    named = [made.source(key) for key in made.scored_claims[0].attributions[0].chain]
    assert list(made.scored_sources) == named


@pytest.mark.parametrize("field", ["kind", "label", "source"])
def test_a_claim_is_decided_by_a_decision_on_any_of_its_particulars(report: Report, tmp_path: Path, field: str) -> None:
    rows = [
        {"quotation": each.spans[0].of(report.document.text), "start": each.spans[0].start} for each in report.claims
    ]
    said: dict[str, dict[str, Any]] = {
        "kind": {"new": "fact"},
        "label": {"new": "unverified"},
        "source": {"new": "the article", "attributions": []},
    }
    given = decisions(report, *({**row, "field": field, **said[field]} for row in rows))
    assert promoted(report, given, tmp_path, undecided=None).id == "levy-2"


@pytest.mark.parametrize(
    ("act", "kind", "label"),
    [
        pytest.param("act", "named_person", Label.UNVERIFIED, id="act"),
        pytest.param("statement", "unnamed_person", Label.ANONYMOUS, id="kind"),
    ],
)
def test_a_source_that_a_reviewer_set_is_carried_over_and_scored(
    report: Report, tmp_path: Path, act: str, kind: str, label: Label
) -> None:
    name = next(each.name for each in report.sources if "Kolb" in each.name)
    chain = [{"name": name, "kind": kind}, {"name": "two crews", "kind": "collective", "mention": "It is time"}]
    chains = [{"act": act, "chain": chain[:1]}, {"act": "act", "chain": chain[1:]}]
    row = {"quotation": "It is time", "field": "source", "new": "in words", "attributions": chains}
    made = promoted(report, decisions(report, row), tmp_path)
    (claim,) = [each for each in made.scored_claims if each.quotations == ("It is time",)]
    assert (claim.label, claim.is_disputed) == (label, False)
    assert [each.act for each in claim.attributions] == [act, "act"]
    assert [[made.source(key).kind for key in each.chain] for each in claim.attributions] == [[kind], ["collective"]]


@pytest.mark.parametrize(
    ("case_id", "desk", "setting", "why"),
    [
        pytest.param("../evil", "local", "--id", "small letters, digits", id="a path"),
        pytest.param("Bad Id", "local", "--id", "small letters, digits", id="a blank"),
        pytest.param("", "local", "--id", "small letters, digits", id="nothing"),
        pytest.param("levy-2", "education", "--desk", "one of politics, business", id="no desk"),
    ],
)
def test_a_name_that_cannot_be_is_wrong_usage(
    report: Report, tmp_path: Path, case_id: str, desk: str, setting: str, why: str
) -> None:
    with pytest.raises(ConfigError, match=why) as refused:
        promote(report, decisions(report), tmp_path / "cases", case_id=case_id, desk=desk)
    assert (refused.value.setting, list(tmp_path.iterdir())) == (setting, [])


def test_decisions_of_another_article_are_refused(report: Report, tmp_path: Path) -> None:
    given = decisions(report).model_copy(update={"document_sha256": "0"})
    with pytest.raises(CaseError, match="of another article"):
        promote(report, given, tmp_path, case_id="levy-2", desk="local")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"quotation": "x", "field": "label", "new": "true"}, "label may be sourced, anonymous, unverified"),
        ({"quotation": "x", "field": "stance", "new": "supports"}, "a stance needs the id of the document"),
        ({"quotation": "x", "field": "source", "new": "she"}, "a source needs its attributions"),
        ({"quotation": "x", "field": "mood", "new": "good"}, "Input should be"),
    ],
)
def test_a_wrong_decision_is_refused(report: Report, tmp_path: Path, row: dict[str, str], reason: str) -> None:
    path = tmp_path / "decisions.json"
    full = {"old": "", "reviewer": "I. Kolb", "time": "2026-03-05T10:00:00+00:00", **row}
    path.write_text(json.dumps({"document_sha256": "", "run_id": "r", "decisions": [full]}))
    with pytest.raises(CaseError, match=reason):
        read_decisions(path)


def test_a_report_file_is_promoted_from_the_command_line(
    report: Report, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, given = tmp_path / "report.json", tmp_path / "decisions.json"
    file.write_text(to_json(report))
    given.write_text(decisions(report).model_dump_json())
    words = ["eval", "promote", str(file), "--decisions", str(given), "--to", str(tmp_path / "cases")]
    words += ["--id", "levy-2", "--desk", "local"]
    assert run(words) == ExitCode.USAGE
    assert "4 of 4 claims were decided by nobody" in capsys.readouterr().err
    assert run([*words, "--undecided", "unscored"]) == ExitCode.DONE
    said = capsys.readouterr().err
    assert "4 claims, 0 of them disputed" in said
    assert "4 of the claims were decided by nobody, not scored" in said
    assert run(["eval", "lint", str(tmp_path / "cases")]) == ExitCode.DONE


def test_a_disk_that_is_full_leaves_no_half_case(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_text

    def full(path: Path, text: str, **options: Any) -> int:
        if path.name == "case.toml":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, text, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        with pytest.raises(OSError, match="No space left"):
            promoted(report, decisions(report), tmp_path / "cases" / "own")
    assert list(tmp_path.iterdir()) == []
    assert promoted(report, decisions(report), tmp_path).id == "levy-2"
