"""`claimcheck check` on real articles, through the real engine."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from cli_call import Cli
from jsonschema import Draft202012Validator
from sample_report import TEXT, TITLE

from claimcheck.report.schema import report_schema


def steady(text: str) -> Any:
    """Read a JSON report without what two runs may differ in."""
    report = json.loads(text)
    del report["run"]["id"], report["run"]["started_at"], report["usage"]["seconds"]
    return report


def on_terminal(words: list[str], variables: dict[str, str]) -> str:
    """Give what a command shows on a terminal of its own."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", *words], stdout=slave, stderr=slave, env=os.environ | variables
    )
    os.close(slave)
    shown = b""
    with suppress(OSError):  # Linux ends a terminal that nobody writes to any more with EIO
        while data := os.read(master, 65536):
            shown += data
    os.close(master)
    assert process.wait() == 0
    return shown.decode()


def test_an_article_gives_a_report_for_people(cli: Cli, article: Path) -> None:
    ended = cli(article, "--model", "rules")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"{TITLE}\n")
    assert "engine rules" in ended.out
    assert "is not a language model" in " ".join(ended.out.split())
    assert "no archive was searched; `claimcheck archive add FOLDER` makes one" in " ".join(ended.out.split())
    assert "Ilse Brandt (named person)" in ended.out
    assert "\x1b" not in ended.out


def test_an_article_longer_than_the_tagger_reads_is_refused_in_one_line(cli: Cli, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("Two officials said that the lock leaks. " * 12_600)
    ended = cli(long)
    assert ended.code == 3
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert "503,999 characters" in ended.err
    assert "--model rules" in ended.err


def test_both_spellings_are_one_command(cli: Cli, article: Path) -> None:
    short, long = cli(article, "--format", "json"), cli("check", "--format", "json", article)
    assert steady(short.out) == steady(long.out)


def test_json_is_one_object_that_fits_the_schema(cli: Cli, article: Path) -> None:
    report = json.loads(cli(article, "--format", "json").out)
    Draft202012Validator(json.loads(report_schema())).validate(report)
    assert report["document"]["text"] == TEXT
    assert sum(report["coverage"].values()) == len(report["sentences"])


def test_several_articles_are_one_line_each_and_a_missing_one_spoils_nothing(
    cli: Cli, article: Path, tmp_path: Path
) -> None:
    ended = cli(article, tmp_path / "none.txt", tmp_path, article, "--format", "json")
    lines = ended.out.splitlines()
    assert ended.code == 3
    assert [json.loads(line)["document"]["title"] for line in lines] == [TITLE, TITLE]
    assert ended.err.count("\n") == 2
    assert "none.txt" in ended.err


def test_two_runs_of_one_article_are_the_same_bytes(cli: Cli, article: Path) -> None:
    first, second = (cli(article, "--format", "json", "--date", "2031-04-01") for _ in range(2))
    assert steady(first.out) == steady(second.out)
    assert json.loads(first.out)["run"]["id"] < json.loads(second.out)["run"]["id"]


def test_standard_input_is_read(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    ended = cli("-")
    assert ended.code == 0
    assert TITLE in ended.out


def test_what_the_user_says_of_an_article_is_in_its_report(cli: Cli, article: Path) -> None:
    said = ("--title", "T", "--date", "2031-04-01", "--publisher", "P", "--url", "https://p.example/1")
    document = json.loads(cli(article, *said, "--format", "json").out)["document"]
    assert [document[key] for key in ("title", "date", "publisher", "url")] == ["T", "2031-04-01", "P", said[-1]]


def test_an_article_without_a_date_counts_as_of_today_and_says_so(cli: Cli, article: Path) -> None:
    undated = json.loads(cli(article, "--format", "json").out)
    dated = json.loads(cli(article, "--format", "json", "--date", "2031-04-01").out)
    assert [note for note in undated["run"]["notes"] if "as of today" in note]
    assert not [note for note in dated["run"]["notes"] if "as of today" in note]


@pytest.mark.parametrize(
    ("condition", "code"), [("anonymous", 1), ("unverified,anonymous", 1), ("contradicted", 0), ("", 0)]
)
def test_a_condition_that_holds_ends_with_1_after_the_report(
    cli: Cli, article: Path, condition: str, code: int
) -> None:
    ended = cli(article, "--fail-on", condition)
    assert ended.code == code
    assert ended.out.startswith(TITLE)
    assert ("--fail-on" in ended.err) == bool(code)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--model", "gpt-5-mini"), "there are embedded"),
        (("--format", "pdf"), "text, json"),
        (("--fail-on", "nonsense"), "no condition nonsense"),
        (("--date", "2019-13-01"), "is no date"),
        (("--archive", "a", "--no-archive"), "exclude each other"),
        (("--policy", "none.toml"), "No such file"),
        (("--color", "pink"), "auto, always, never"),
        (("--config", "none.toml"), "No such file"),
        (("-o", "none/report.txt"), "there is no folder"),
        (("-o", "."), "is a folder"),
        (("-o", "none/"), "is a folder"),
        (("second.txt", "--title", "T"), "one article"),
        (("-", "-"), "once only"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_usage_is_one_line_and_no_report(cli: Cli, article: Path, words: tuple[str, ...], told: str) -> None:
    ended = cli(article, *words)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert told in ended.err


@pytest.mark.parametrize(
    "words", [["https://example.com/a.html"], ["watch", "HTTP://example.com/"], ["archive", "add", "http://a.example/"]]
)
def test_an_address_is_not_taken_for_a_path(cli: Cli, words: list[str]) -> None:
    ended = cli(*words)
    assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
    assert ended.err.startswith(f"claimcheck: {words[-1]} is an address")


@pytest.mark.parametrize(("given", "is_said"), [("2999-01-01", True), ("2019-02-08", False)])
def test_a_date_in_the_future_is_noted(cli: Cli, article: Path, given: str, is_said: bool) -> None:
    ended = cli(article, "--date", given)
    assert ended.code == 0
    assert ("dated in the future (2999-01-01)" in ended.out) == is_said


def test_an_archive_server_that_is_away_is_named(cli: Cli, article: Path, tmp_path: Path) -> None:
    ended = cli(article, "--archive", "http://127.0.0.1:1", "-o", tmp_path / "report.txt")
    assert (ended.code, ended.err.count("\n")) == (5, 1)
    assert "the archive server http://127.0.0.1:1 cannot be reached" in ended.err
    assert "search_failed" not in ended.err


def test_an_article_cannot_send_orders_to_the_terminal(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(f"{TITLE}\n\n“The \u202epilings\u202c are \u2066rotten,” said Ilse \u009b31mBrandt on Monday.\n")
    for words in ([], ["--format", "json"]):
        ended = cli(path, *words)
        assert not [c for c in "\u202e\u202c\u2066\u009b\x1b" if c in ended.out + ended.err]


class TestColour:
    def test_none_where_output_is_no_terminal(self, cli: Cli, article: Path) -> None:
        assert "\x1b" not in cli(article).out

    def test_some_where_it_is_asked_for(self, cli: Cli, article: Path) -> None:
        assert "\x1b[1;33mANONYMOUS" in cli(article, "--color", "always").out

    @pytest.mark.parametrize(("no_color", "is_colored"), [("", True), ("1", False)], ids=["terminal", "NO_COLOR"])
    def test_on_a_terminal_unless_no_color_is_set(self, article: Path, no_color: str, is_colored: bool) -> None:
        shown = on_terminal([str(article)], {"NO_COLOR": no_color, "TERM": "xterm"})
        assert TITLE in shown
        assert ("\x1b[" in shown) == is_colored


class TestOutputFile:
    def test_it_holds_what_would_be_shown_and_is_for_the_owner_alone(
        self, cli: Cli, article: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "report.json"
        target.write_text("old")
        target.chmod(0o644)
        ended = cli(article, "--format", "json", "-o", target)
        assert (ended.code, ended.out, ended.err) == (0, "", "")
        assert steady(target.read_text()) == steady(cli(article, "--format", "json").out)
        assert target.stat().st_mode & 0o777 == 0o600
        assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "report.json"]

    def test_it_is_never_the_article(self, cli: Cli, article: Path) -> None:
        ended = cli(article, "-o", article)
        assert ended.code == 2
        assert article.read_text() == TEXT

    def test_it_is_not_written_when_nothing_could_be_read(self, cli: Cli, tmp_path: Path) -> None:
        assert cli(tmp_path / "none.txt", "-o", tmp_path / "report.txt").code == 3
        assert not (tmp_path / "report.txt").exists()

    def test_a_device_is_written_in_place(self, cli: Cli, article: Path) -> None:
        assert cli(article, "-o", "/dev/null").code == 0
        assert not Path("/dev/null").is_file()
