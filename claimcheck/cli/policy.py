"""`claimcheck policy`: the policy packs that ship, a policy's rules, and whether a policy file is right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.groups import Commands
from claimcheck.cli.output import format_option, is_colored, page_width, write_json, write_text
from claimcheck.config import Flags, OutputFormat
from claimcheck.errors import ExitCode
from claimcheck.report.layout import Sheet, Style, harmless

if TYPE_CHECKING:
    from claimcheck.policy import Policy, RuleSetting

_OFF = "off"
_LEFT = 16


@click.group("policy", cls=Commands)
def policy() -> None:
    """List, show and check sourcing policies."""


@policy.command("list")
@format_option
@click.pass_obj
def list_packs(common: Common, /, *, output_format: str | None) -> None:
    """List the packs that ship; --policy takes their names."""
    from claimcheck.adapters.policy_files import open_policy
    from claimcheck.adapters.policy_names import pack_names, policy_path

    settings = settings_of(common, Flags(format=output_format))
    opened = [open_policy(policy_path(name, Path())).policy for name in pack_names()]
    if settings.format is OutputFormat.JSON:
        _write_json([{"name": each.name, "description": each.description, "rules": _counts(each)} for each in opened])
        return
    sheet = Sheet(width=page_width(), color=is_colored(settings))
    lines = []
    for each in opened:
        counts = ", ".join(f"{number} {severity}" for severity, number in _counts(each).items() if number)
        lines += sheet.row([(each.name, 22, Style.BOLD)], f"{each.description} Rules: {counts}.")
    write_text("\n".join(lines) + "\n")


@policy.command("show")
@click.argument("name", required=False, metavar="[NAME|FILE]")
@format_option
@click.pass_obj
def show_policy(common: Common, /, *, name: str | None, output_format: str | None) -> None:
    """Show the rules of a pack or a file; by default those that a check applies."""
    from claimcheck.adapters.policy_files import open_policy

    settings = settings_of(common, Flags(format=output_format, policy=name))
    shown = open_policy(settings.policy).policy
    if settings.format is OutputFormat.JSON:
        _write_json(_facts(shown))
        return
    sheet = Sheet(width=page_width(), color=is_colored(settings))
    lines = sheet.row([("policy", _LEFT, Style.BOLD)], harmless(shown.name), style=Style.BOLD)
    lines += sheet.row([("", _LEFT, Style.PLAIN)], harmless(shown.description)) if shown.description else []
    if shown.extends:
        lines += sheet.row([("extends", _LEFT, Style.BOLD)], harmless(", ".join(shown.extends)))
    for setting in shown.rules:
        lines.append("")
        lines += sheet.row([(_severity(setting), _LEFT, Style.BOLD)], harmless(setting.rule), style=Style.BOLD)
        lines += sheet.row([("", _LEFT, Style.PLAIN)], harmless(setting.explanation))
        for key, value in setting.parameters.items():
            text = ", ".join(value) if isinstance(value, tuple) else f"{value}"
            lines += sheet.row([("", _LEFT, Style.PLAIN)], harmless(f"{key}: {text}"))
        lines += sheet.row([("", _LEFT, Style.PLAIN)], harmless(_followed(shown, setting)))
    write_text("\n".join(line.rstrip() for line in lines) + "\n")


@policy.command("check")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, readable=False))
@click.pass_obj
def check_policy(common: Common, /, *, file: Path) -> int:
    """Say what is wrong in a policy file, by line; exit code 2 where something is. A pack's name is right too."""
    from claimcheck.adapters.policy_files import NO_RULES, read_policy
    from claimcheck.adapters.policy_names import pack_text, policy_path
    from claimcheck.policy import Problem, find_problems, parse_policy

    settings_of(common)
    text = read_policy(policy_path(str(file), Path.cwd()))
    problems = find_problems(text, file.stem, pack_text)
    if not problems and not parse_policy(text, file.stem, pack_text).rules:
        problems = (Problem(line=1, key="", why=NO_RULES),)
    if problems:
        write_text("".join(harmless(f"{file}:{each.line}: {each}") + "\n" for each in problems))
        return ExitCode.USAGE
    found = parse_policy(text, file.stem, pack_text)
    applied = f"{len(found.settings)} of {len(found.rules)} rules are applied"
    write_text(harmless(f"{file}: {found.name} is right; {applied}") + "\n")
    return ExitCode.DONE


def _severity(setting: RuleSetting) -> str:
    return setting.severity.value if setting.severity is not None else _OFF


def _followed(shown: Policy, setting: RuleSetting) -> str:
    """Say what a rule follows: a public page with its date, or nobody."""
    page = shown.pages.get(setting.follows)
    return (
        "follows: no page; it is this policy's own"
        if page is None
        else f"follows: {page.title}, {page.dated}, {page.url}"
    )


def _counts(shown: Policy) -> dict[str, int]:
    severities = [_severity(each) for each in shown.rules]
    return {name: severities.count(name) for name in ("error", "warning", "info", _OFF)}


def _facts(shown: Policy) -> dict[str, Any]:
    return {
        "name": shown.name,
        "description": shown.description,
        "extends": list(shown.extends),
        "pages": {
            key: {"title": page.title, "url": page.url, "dated": page.dated} for key, page in shown.pages.items()
        },
        "rules": [
            {
                "rule": each.rule,
                "severity": _severity(each),
                "explanation": each.explanation,
                "follows": each.follows,
                "parameters": {
                    key: list(value) if isinstance(value, tuple) else value for key, value in each.parameters.items()
                },
            }
            for each in shown.rules
        ],
    }


def _write_json(facts: object) -> None:
    import json

    write_json(json.dumps(facts, indent=2, ensure_ascii=False) + "\n")
