"""A report in each of its formats, from the command line."""

from __future__ import annotations

from pathlib import Path

from cli_call import Cli


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
