"""Findings as workflow commands, which GitHub shows beside the lines of the article."""

from __future__ import annotations

from claimcheck.report.exports.problems import ArticleFile, Problem, line_in_file, problems
from claimcheck.report.layout import harmless
from claimcheck.types import Report, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_github(report: Report, file: ArticleFile | None = None) -> str:
    """Give one command a line; with no file, or where the words are not in it as such, without a line number."""
    return "".join(f"{_command(problem, report, file)}\n" for problem in problems(report))


def _command(problem: Problem, report: Report, file: ArticleFile | None) -> str:
    properties = {"title": f"claimcheck {problem.rule}"}
    if file is not None:
        properties["file"] = file.name
        if problem.span is not None and file.text is not None:
            line = line_in_file(problem.span, report.document.text, file.text)
            if line is not None:
                properties["line"] = str(line)
    listed = ",".join(f"{name}={_property(value)}" for name, value in sorted(properties.items()))
    return f"::{_COMMANDS[problem.severity]} {listed}::{_message(problem.message)}"


def _message(words: str) -> str:
    """Escape what would end a command; anything that a terminal obeys is shown by number."""
    return harmless(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
