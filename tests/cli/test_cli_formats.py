"""A report in each of its formats, from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_call import Cli
from sample_report import TEXT


def test_html_is_one_page_in_one_file(cli: Cli, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    ended = cli(article, "--model", "rules", "--format", "html", "-o", target)
    assert (ended.code, ended.out) == (0, "")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
    assert "Ilse Brandt" in page
    assert target.stat().st_mode & 0o777 == 0o600


def test_html_of_several_articles_is_wrong_usage(cli: Cli, article: Path) -> None:
    ended = cli(article, article, "--model", "rules", "--format", "html")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "one article at a time" in ended.err


def test_csv_of_several_articles_has_one_head(cli: Cli, article: Path) -> None:
    ended = cli(article, article, "--model", "rules", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ended.out.removeprefix("\ufeff"))))
    assert ended.code == 0
    assert ended.out.count("\ufeff") == 1
    assert len({row["run"] for row in rows}) == 2
    assert "claim" not in {row["claim"] for row in rows}


@pytest.mark.parametrize("name", ["jsonld", "webannotation"])
def test_one_article_is_laid_out_and_several_are_a_line_each(cli: Cli, article: Path, name: str) -> None:
    single = cli(article, "--model", "rules", "--format", name)
    several = cli(article, article, "--model", "rules", "--format", name)
    assert single.out.count("\n") > 10
    assert [json.loads(line)["@context"] for line in several.out.splitlines()] == [
        json.loads(single.out)["@context"]
    ] * 2


def test_sarif_is_one_log_with_the_lines_of_the_files(cli: Cli, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "log.sarif"
    ended = cli(article, article, "--model", "rules", "--format", "sarif", "-o", target)
    log = json.loads(target.read_text(encoding="utf-8"))
    assert (ended.code, ended.out, len(log["runs"])) == (0, "", 2)
    lines = TEXT.split("\n")
    for result in log["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["snippet"]["text"] in lines[region["startLine"] - 1]


def test_github_names_the_file_and_standard_input_has_none(
    cli: Cli, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"file={article}" in cli(article, "--model", "rules", "--format", "github").out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    said = cli("-", "--model", "rules", "--format", "github").out
    assert said.startswith("::")
    assert "file=" not in said


@pytest.mark.parametrize(
    "name", ["text", "json", "html", "markdown", "csv", "jsonld", "webannotation", "sarif", "github"]
)
def test_an_earlier_run_is_shown_in_every_format(cli: Cli, article: Path, tmp_path: Path, name: str) -> None:
    assert cli(article, "--model", "rules").code == 0
    shown = cli("runs", "show", "--format", name)
    target = tmp_path / "shown"
    assert (shown.code, cli("runs", "show", "--format", name, "-o", target).out) == (0, "")
    assert "anonymous" in shown.out.lower()
    assert target.read_bytes().decode() == shown.out


def test_a_format_that_is_none_is_named_with_those_there_are(cli: Cli, article: Path) -> None:
    ended = cli(article, "--format", "pdf")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "webannotation" in ended.err
