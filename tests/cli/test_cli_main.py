"""Which command is meant, and how a run ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from cli_call import Cli

from claimcheck import __version__
from claimcheck.cli.check import check
from claimcheck.cli.main import arrange
from claimcheck.config import OutputFormat
from claimcheck.report.conditions import CONDITIONS

HEAVY = [
    *("openai", "langchain", "langchain_core", "langchain_openai", "chromadb", "numpy", "fastapi", "sqlalchemy"),
    *("onnxruntime", "tokenizers", "trafilatura", "pydantic", "rich", "lxml", "pypdf", "docx"),
]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("article.txt", "check article.txt"),
        ("-", "check -"),
        ("--format json article.txt", "check --format json article.txt"),
        ("check article.txt", "check article.txt"),
        ("runs list", "runs list"),
        ("./runs", "check ./runs"),
        ("-- runs", "check -- runs"),
        ("article.txt --home H", "--home H check article.txt"),
        ("--home=H runs show last", "--home=H runs show last"),
        ("--config C --home H a.txt b.txt", "--config C --home H check a.txt b.txt"),
        ("a.txt -- --home H", "check a.txt -- --home H"),
        ("--help", "--help"),
        ("--version", "--version"),
        ("", ""),
    ],
)
def test_the_first_word_that_is_no_command_is_an_article(words: str, expected: str) -> None:
    assert arrange(words.split()) == expected.split()


@pytest.mark.parametrize("words", [["chekc", "a.txt"], ["--home", "H", "archve"], ["run"], ["evl"]], ids=" ".join)
def test_a_mistyped_command_is_not_taken_for_an_article(cli: Cli, words: list[str]) -> None:
    ended = cli(*words)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "Did you mean" in ended.err


def test_a_file_named_almost_like_a_command_is_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "run").write_text("words")
    assert arrange(["run"]) == ["check", "run"]


VALUED = [
    name
    for option in check.params
    if isinstance(option, click.Option) and not option.is_flag
    for name in option.opts
]  # fmt: skip


@pytest.mark.parametrize("option", VALUED)
def test_an_option_before_the_article_is_no_mistyped_command(option: str) -> None:
    assert arrange([option, "value", "article.txt"]) == ["check", option, "value", "article.txt"]


def test_the_options_that_are_named_like_commands_may_stand_before_the_article(cli: Cli, article: Path) -> None:
    assert {"--policy", "--archive"} < set(VALUED)
    assert cli("--policy", "modelled-on-ap", "--model", "rules", "--no-archive", article).code == 0
    missing = cli("--archive", article.parent / "none", "--model", "rules", article)
    assert (missing.code, "Did you mean" in missing.err) == (5, False)


@pytest.mark.parametrize("words", [["runs", "diff", "last"], ["archive", "search"], ["runs", "remove"]], ids=" ".join)
def test_wrong_usage_names_the_help_of_the_command(cli: Cli, words: list[str]) -> None:
    assert cli(*words).err.endswith(f"; see claimcheck {' '.join(words[:2])} --help\n")


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    program = f"import sys, claimcheck.cli.main; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("words", [["--help"], ["check", "-h"], ["runs", "--help"], ["archive", "--help"]])
def test_showing_help_loads_nothing_heavy(words: list[str]) -> None:
    program = (
        "import sys\nfrom claimcheck.cli.main import run\n"
        f"code = run({words})\nprint([name for name in {HEAVY} if name in sys.modules], code, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[] 0"
    assert "Usage: claimcheck" in done.stdout


def test_the_help_of_check_names_every_condition(cli: Cli) -> None:
    words = cli("check", "--help").out.split()
    assert [name for name in CONDITIONS if not any(word.strip(",.") == name for word in words)] == []


@pytest.mark.parametrize("command", [["check"], ["runs", "show"]], ids=" ".join)
def test_the_help_breaks_no_name_of_a_format(cli: Cli, command: list[str]) -> None:
    words = {word.strip(",.") for word in cli(*command, "--help").out.split()}
    assert [form for form in OutputFormat if form not in words] == []


def test_the_version_is_shown(cli: Cli) -> None:
    ended = cli("--version")
    assert (ended.code, ended.out, ended.err) == (0, f"claimcheck {__version__}\n", "")


@pytest.mark.parametrize("words", [[], ["runs"]])
def test_a_command_line_without_a_command_is_wrong_usage(cli: Cli, words: list[str]) -> None:
    ended = cli(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err


@pytest.mark.parametrize(
    "words",
    [["--nonsense"], ["check"], ["runs", "show", "a", "b"], ["runs", "list", "-n", "0"], ["runs", "list", "-n", "x"]],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_that_names_the_help(cli: Cli, words: list[str]) -> None:
    ended = cli(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("claimcheck: ")
    assert ended.err.endswith("--help\n")
    assert ended.err.count("\n") == 1


def test_a_file_name_cannot_send_orders_to_the_terminal(cli: Cli, tmp_path: Path) -> None:
    ended = cli(tmp_path / "\x1b[31mred\u202e.txt")
    assert ended.code == 3
    assert "\x1b" not in ended.err
    assert "\u202e" not in ended.err


def test_schema_is_printed(cli: Cli) -> None:
    ended = cli("schema")
    assert (ended.code, ended.err) == (0, "")
    assert '"$schema": "https://json-schema.org/draft/2020-12/schema"' in ended.out


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "--version"], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout == f"claimcheck {__version__}\n"


@pytest.mark.parametrize("group", [[], ["archive"], ["runs"], ["policy"], ["cache"], ["eval"]], ids=str)
def test_the_help_of_a_group_cuts_no_line_of_a_command(cli: Cli, group: list[str]) -> None:
    said = cli(*group, "--help").out
    assert "Commands:" in said
    assert "..." not in said.replace("[ARGS]...", "").replace("ARTICLE...", "")
