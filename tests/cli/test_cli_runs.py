"""The commands on the records of earlier runs."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from cli_call import Cli
from sample_report import TITLE, sample_report

from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.runs import SqliteStore
from claimcheck.report.json import to_json
from claimcheck.report.terminal import render


@pytest.fixture
def stored(own: Path) -> Path:
    """Give a home with two runs."""
    prepare_home(own)
    store = SqliteStore(own / "runs.sqlite")
    store.save(sample_report("0aaa", "2031-04-01T00:00:00+00:00"))
    store.save(sample_report("0bbb", "2031-04-02T00:00:00+00:00"))
    store.close()
    return own


class Terminal(io.StringIO):
    """What a user types."""

    def isatty(self) -> bool:
        return True


def test_list_shows_the_newest_first(cli: Cli, stored: Path) -> None:
    ended = cli("runs", "list")
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert [line.split()[0] for line in lines if line[0] != " "] == ["run", "0bbb", "0aaa"]
    assert f"{TITLE} (1 contradicted, 1 not classified)" in " ".join(ended.out.split())


def test_list_as_json_is_one_object_a_line(cli: Cli, stored: Path) -> None:
    rows = [json.loads(line) for line in cli("runs", "list", "--format", "json", "-n", "1").out.splitlines()]
    assert [(row["id"], row["title"], row["anonymous"]) for row in rows] == [("0bbb", TITLE, 2)]


def test_show_gives_the_report_again(cli: Cli, stored: Path) -> None:
    report = sample_report("0aaa", "2031-04-01T00:00:00+00:00")
    assert cli("runs", "show", "0a").out == render(report)
    assert cli("runs", "show", "0a", "--format", "json").out == to_json(report, indent=2) + "\n"
    assert "Run 0bbb" in cli("runs", "show").out


def test_show_gives_the_page_too(cli: Cli, stored: Path, tmp_path: Path) -> None:
    assert cli("runs", "show", "--format", "html").out.startswith("<!doctype html>")
    target = tmp_path / "report.html"
    assert cli("runs", "show", "--format", "html", "-o", target).out == ""
    assert target.read_text() == cli("runs", "show", "--format", "html").out


def test_diff_compares_two_runs(cli: Cli, stored: Path) -> None:
    ended = cli("runs", "diff", "0aaa", "last")
    assert ended.code == 0
    assert "7 claims before, 7 now: 7 kept" in ended.out
    assert "run 0aaa" in ended.out
    told = json.loads(cli("runs", "diff", "0aaa", "0bbb", "--format", "json").out)
    assert (told["before"]["run_id"], told["after"]["run_id"]) == ("0aaa", "0bbb")
    assert {claim["change"] for claim in told["claims"]} == {"kept"}
    assert told["schema_version"] == "1"


def test_diff_as_a_page_in_a_file(cli: Cli, stored: Path, tmp_path: Path) -> None:
    target = tmp_path / "diff.html"
    assert cli("runs", "diff", "0aaa", "0bbb", "--format", "html", "-o", target).out == ""
    page = target.read_text(encoding="utf-8")
    assert "7 claims before, 7 now: 7 kept, 0 reworded, 0 new, 0 gone." in page
    assert "script-src &#x27;none&#x27;" in page


def test_diff_refuses_an_unknown_run_and_another_format(cli: Cli, stored: Path) -> None:
    for words in (["0aaa", "9"], ["0aaa", "0bbb", "--format", "csv"]):
        ended = cli("runs", "diff", *words)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_remove_forgets_what_is_named(cli: Cli, stored: Path) -> None:
    assert cli("runs", "remove", "last").code == 0
    assert [row["id"] for row in map(json.loads, cli("runs", "list", "--format", "json").out.splitlines())] == ["0aaa"]


def test_an_unknown_run_is_wrong_usage_in_one_line(cli: Cli, stored: Path) -> None:
    ended = cli("runs", "show", "9")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_a_home_without_runs_is_left_unmade(cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "none"
    assert cli("runs", "list", "--home", other).code == 0
    assert cli("purge", "--home", other).code == 0
    assert cli("runs", "show", "--home", other).code == 2
    assert not other.exists()


def test_after_purge_no_word_of_an_article_is_left_at_home(cli: Cli, stored: Path) -> None:
    (stored / "bugs").mkdir()
    (stored / "bugs" / "20310401.txt").write_text("Ilse Brandt")
    assert cli("purge", "--yes").code == 0
    left = b"".join(file.read_bytes() for file in stored.rglob("*") if file.is_file())
    assert not [word for word in (b"Ilse Brandt", b"Quay Nine", b"pilings", b"officials") if word in left]
    assert cli("runs", "list").out == ""


def test_purge_asks_first_and_says_how_much_would_go(cli: Cli, stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = cli("purge")
    assert (refused.code, refused.out) == (2, "")
    assert "2 runs and 0 decisions" in refused.err
    assert "--yes" in refused.err
    for answer, left in (("n\n", 2), ("y\n", 0)):
        monkeypatch.setattr("sys.stdin", Terminal(answer))
        assert cli("purge").code == 0
        assert len(cli("runs", "list", "--format", "json").out.splitlines()) == left


def test_a_damaged_store_is_one_line_and_left_as_it_is(cli: Cli, stored: Path) -> None:
    (stored / "runs.sqlite").write_bytes(b"damage " * 500)
    for words in (["runs", "list"], ["purge"], ["runs", "show"]):
        ended = cli(*words)
        assert (ended.code, ended.out, ended.err.count("\n")) == (5, "", 1)
    assert (stored / "runs.sqlite").read_bytes() == b"damage " * 500
