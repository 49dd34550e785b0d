from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from claimcheck.errors import CaseError, ExitCode
from claimcheck.evaluation.baselines import Baselines
from claimcheck.evaluation.comparing import compare
from claimcheck.evaluation.gate import gate, lowered
from claimcheck.evaluation.history import History
from claimcheck.evaluation.runs import CaseRun, EvalRun, run_to_json
from claimcheck.evaluation.scoring import CaseScore, Outcome
from claimcheck.evaluation.views.comparison import render_comparison
from claimcheck.evaluation.views.page import render_page
from claimcheck.evaluation.views.table import render_table


def outcome(got: str, words: str = "the levy will rise") -> Outcome:
    return Outcome(
        quotation=words,
        start=0,
        sentence=f"{words}, she said.",
        expected="sourced",
        got=got,
        kind="fact",
        phenomena=("chain",),
        needs_review=False,
    )


def make_run(right: Sequence[int], *, subject: str = "embedded", sha256: str = "a", words: str = "the levy") -> EvalRun:
    """Make a run of one case for each number: so many of its ten labels are right."""
    cases = []
    for number, count in enumerate(right):
        tally = {"label.sourced>sourced": count, "label.sourced>unverified": 10 - count}
        tally |= {"phenomenon.chain.right": count, "phenomenon.chain.all": 10}
        outcomes = tuple(outcome("sourced" if i < count else "unverified", words) for i in range(10))
        score = CaseScore(case=f"case-{number:02}", group="open", tally=tally, outcomes=outcomes)
        cases.append(CaseRun(sha256=sha256, score=score))
    return EvalRun(subject=subject, note="", is_simulated=False, engine_version="1", prompts=(), cases=tuple(cases))


BEFORE = make_run([8] * 12)


def test_an_equal_run_passes() -> None:
    assert gate(BEFORE, BEFORE, {"label_accuracy": 0.8}).failures == ()


def test_a_fall_in_every_case_fails_and_names_the_figure() -> None:
    failures = gate(make_run([7] * 12), BEFORE, {}).failures
    assert "label_accuracy" in [each.figure for each in failures]
    assert str(failures[0]).startswith("label_accuracy: 0.8000 before, 0.7000 now")


def test_a_fall_in_one_case_is_noise() -> None:
    assert gate(make_run([8] * 11 + [7]), BEFORE, {}).failures == ()


def test_a_floor_holds_without_a_baseline() -> None:
    gated = gate(BEFORE, None, {"label_accuracy": 0.9})
    assert [str(each) for each in gated.failures] == ["label_accuracy: 0.8000, the floor is 0.9"]
    assert "no baseline" in gated.notes[0]


def test_a_floor_of_what_cannot_be_measured_fails() -> None:
    assert "nothing to measure" in gate(BEFORE, None, {"stance_macro_f1": 0.1}).failures[0].reason


def test_a_ceiling_holds_where_less_is_better() -> None:
    cases = [
        replace(each, score=replace(each.score, tally={"classified.failed": 1, "classified.all": 10}))
        for each in BEFORE.cases
    ]
    failing = replace(BEFORE, cases=tuple(cases))
    assert "the ceiling is 0.05" in gate(failing, None, {"not_classified": 0.05}).failures[0].reason


def test_a_changed_case_set_is_said_and_left_out() -> None:
    after = make_run([8] * 10 + [0, 0, 0])
    changed = [replace(each, sha256="b") if i == 10 else each for i, each in enumerate(after.cases)]
    gated = gate(replace(after, cases=(*changed[:11], changed[12])), BEFORE, {})
    assert gated.failures == ()
    note = gated.notes[0]
    assert "1 new: case-12" in note
    assert "1 gone: case-11" in note
    assert "1 changed: case-10" in note
    assert "compared on 10 unchanged ones" in note


def test_no_case_in_common_fails() -> None:
    assert gate(make_run([8] * 12, sha256="b"), BEFORE, {}).failures[0].figure == "cases"


def test_a_baseline_is_never_lowered_without_a_second_flag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, one, other = tmp_path / "baselines", tmp_path / "one.json", tmp_path / "other.json"
    one.write_text(run_to_json(BEFORE))
    other.write_text(run_to_json(make_run([8] * 11 + [7])))
    assert run(["eval", "baseline", str(one), "--to", str(folder)]) == ExitCode.DONE
    kept = (folder / "embedded.json").read_bytes()
    assert run(["eval", "baseline", str(other), "--to", str(folder)]) == ExitCode.CONDITION
    assert "lower than the baseline: label_accuracy" in capsys.readouterr().err
    assert (folder / "embedded.json").read_bytes() == kept
    assert run(["eval", "baseline", str(other), "--to", str(folder), "--allow-lower"]) == ExitCode.DONE
    assert (folder / "embedded.json").read_bytes() != kept


def test_a_better_run_lowers_nothing() -> None:
    assert lowered(BEFORE, make_run([9] * 12)) == []


def test_floors_are_read_by_subject(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("[rules]\nclaim_f1 = 0.5\nlabel_f1.sourced = 0.4\n")
    baselines = Baselines(folder=tmp_path)
    assert baselines.floors("rules") == {"claim_f1": 0.5, "label_f1.sourced": 0.4}
    assert baselines.floors("embedded") == {}


def test_a_floor_of_no_figure_is_refused(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("[rules]\nclaim_f2 = 0.5\n")
    with pytest.raises(CaseError, match="claim_f2 is no figure"):
        Baselines(folder=tmp_path).floors("rules")


def test_flipped_claims_are_told_with_their_sentences() -> None:
    text = render_comparison(compare(BEFORE, make_run([7] * 12)))
    assert "12 claims flipped" in text
    assert "broken: case-00: sourced -> unverified, right is sourced" in text
    assert "in: the levy, she said." in text


def test_two_runs_are_compared_from_their_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    for path, right in zip(paths, (8, 7), strict=True):
        path.write_text(run_to_json(make_run([right] * 3)))
    page = tmp_path / "page.html"
    assert run(["eval", "compare", *map(str, paths), "--html", str(page)]) == ExitCode.DONE
    assert "3 claims flipped" in capsys.readouterr().out
    assert "Flipped claims against A: 3" in page.read_text()


def test_a_page_asks_for_nothing_and_escapes_everything() -> None:
    hostile = make_run([7] * 12, words="<script>alert(1)</script>")
    hostile = replace(hostile, note="<img src=x onerror=alert(1)>")
    before = make_run([8] * 12, words="<script>alert(1)</script>")
    page = render_page(
        [hostile],
        before={"embedded": before},
        history={"embedded": [("0001", before)]},
        gated=[gate(hostile, before, {})],
        against={"embedded": "the baseline"},
    )
    assert "<script" not in page
    assert "<img" not in page
    assert "http://" not in page
    assert "https://" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    for words in (
        "Gate: embedded fails",
        "<svg",
        "chain",
        "Flipped claims against the baseline: 12",
        "class='confusion'",
    ):
        assert words in page


def test_a_page_says_what_a_figure_is_and_gives_counts_as_counts() -> None:
    case = BEFORE.cases[0]
    asked = replace(case, score=replace(case.score, tally=case.score.tally | {"cost.calls": 3, "articles": 1}))
    page = render_page([replace(BEFORE, cases=(asked,))], before={}, history={})
    assert "found claims with the right label<code>label_accuracy</code>" in page
    assert "requests to a model, an article<code>calls</code></th><td>3<" in page
    assert "prefers-color-scheme:dark" in page


def test_a_simulated_run_says_so_everywhere() -> None:
    simulated = replace(BEFORE, is_simulated=True)
    for text in (render_table([simulated]), render_page([simulated], before={}, history={})):
        assert "no real model" in text
    assert '"is_simulated": true' in run_to_json(simulated)


def test_recorded_runs_are_numbered(tmp_path: Path) -> None:
    history = History(folder=tmp_path)
    assert [history.add(each).name for each in (BEFORE, make_run([7] * 3, subject="openai:gpt"), BEFORE)] == [
        "0001-embedded.json",
        "0002-openai_gpt.json",
        "0003-embedded.json",
    ]
    assert [name for name, _ in history.read("embedded")] == ["0001", "0003"]
