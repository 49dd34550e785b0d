"""What the README shows is what the program prints."""

from __future__ import annotations

from pathlib import Path

from cli_call import Cli

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"


def test_the_excerpt_of_the_readme_is_what_the_demo_prints(cli: Cli) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    excerpt = readme.split("An excerpt from `make demo`")[1].split("```")[1].strip("\n").splitlines()
    assert cli("archive", "add", SAMPLES / "archive").code == 0
    printed = cli(SAMPLES / "articles" / "flood-gates.txt").out.splitlines()
    assert [line for line in excerpt if line not in printed] == []


def test_every_command_of_the_help_is_in_the_page_of_the_command_line(cli: Cli) -> None:
    page = (ROOT / "docs" / "command_line.md").read_text(encoding="utf-8")
    listed = cli("--help").out.split("Commands:")[1].splitlines()
    commands = [line.split()[0] for line in listed if line.startswith("  ") and line[2] != " "]
    assert "doctor" in commands
    assert [name for name in commands if f"`claimcheck {name}" not in page] == []
