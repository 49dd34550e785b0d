"""Findings as SARIF 2.1.0, for those who keep articles in version control."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from claimcheck.report.exports.problems import ArticleFile, Lines, Problem, line_in_file, problems
from claimcheck.report.json import dump
from claimcheck.types import Report, SentenceState, Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def to_sarif(reports: Sequence[tuple[Report, ArticleFile | None]], *, indent: int | None = 2) -> str:
    """Give one log without a line end, one run for each report.

    With a file, lines are those of the file. Without one, the article's own text is embedded and lines are of that.
    """
    runs = [_run(report, file) for report, file in reports]
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}, indent=indent)


def _run(report: Report, file: ArticleFile | None) -> dict[str, object]:
    found = problems(report)
    rules = list(dict.fromkeys(problem.rule for problem in found))
    artifact: dict[str, object] = {"location": {"uri": _address(report, file)}, "encoding": "utf-8"}
    if file is None:
        artifact["contents"] = {"text": report.document.text}
    unread = [one for one in report.sentences if one.state is SentenceState.NOT_CLASSIFIED]
    return {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": report.run.engine_version,
                "rules": [{"id": rule, "name": rule} for rule in rules],
            }
        },
        "automationDetails": {"id": f"claimcheck/{report.run.id}"},
        "columnKind": "unicodeCodePoints",
        "artifacts": [artifact],
        "invocations": [
            {
                "executionSuccessful": not unread,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": f"{len(unread)} sentences could not be read"}}
                ]
                if unread
                else [],
            }
        ],
        "results": [_result(problem, rules, report, file) for problem in found],
    }


def _result(problem: Problem, rules: list[str], report: Report, file: ArticleFile | None) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _address(report, file), "index": 0}}
    region = _region(problem, report, file)
    if region:
        physical["region"] = region
    result: dict[str, object] = {
        "ruleId": problem.rule,
        "ruleIndex": rules.index(problem.rule),
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": physical}],
    }
    if problem.claim_id is not None:
        result["partialFingerprints"] = {"claimcheckClaim/v1": problem.claim_id}
    return result


def _region(problem: Problem, report: Report, file: ArticleFile | None) -> dict[str, object] | None:
    """Say where: by line in a file, by line and character in the embedded text."""
    span, text = problem.span, report.document.text
    if span is None:
        return None
    snippet = {"text": span.of(text)}
    if file is None:
        lines = Lines(text)
        return {
            "startLine": lines.of(span.start),
            "endLine": lines.of(span.end - 1),
            "charOffset": span.start,
            "charLength": span.end - span.start,
            "snippet": snippet,
        }
    line = line_in_file(span, text, file.text) if file.text is not None else None
    return {"startLine": line, "snippet": snippet} if line else None


def _address(report: Report, file: ArticleFile | None) -> str:
    """Name the article by a relative address of its file, or by its hash."""
    return quote(file.name, errors="replace") if file else f"urn:sha256:{report.document.sha256}"
