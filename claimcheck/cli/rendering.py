"""Reports as text in the format that the user asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.cli.output import FILE_WIDTH, is_colored, page_width, write_json, write_text
from claimcheck.config import OutputFormat, Settings
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.report.html import Assets
    from claimcheck.types import Report

FORMATS = "|".join(OutputFormat)
"""The formats as a help text names them."""
_OF_ONE_ARTICLE = frozenset({OutputFormat.HTML})


@dataclass(slots=True, kw_only=True)
class Rendering:
    """The reports of one command, one after the other.

    Args:
        settings: the format, and whether to colour.
        is_single: whether there is one report only.
        is_file: whether a file is written, not standard output.
    """

    settings: Settings
    is_single: bool
    is_file: bool = False
    rendered: list[Report] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        """Refuse several reports in a format that holds one."""
        if not self.is_single and self.settings.format in _OF_ONE_ARTICLE:
            name = self.settings.format
            raise ConfigError(f"--format {name} is of one article; give one article at a time", setting="--format")

    def add(self, report: Report) -> str:
        """Render the next report."""
        self.rendered.append(report)
        match self.settings.format:
            case OutputFormat.TEXT:
                return self._text(report) + ("" if self.is_single else "\n")
            case OutputFormat.JSON:
                from claimcheck.report.json import to_json

                return to_json(report, indent=2 if self.is_single else None) + "\n"
            case OutputFormat.HTML:
                from claimcheck.report.html import to_html

                return to_html(report, load_assets())

    def write(self, text: str) -> None:
        """Write what was rendered to standard output: for people in the terminal's encoding, else in UTF-8."""
        if self.settings.format is OutputFormat.TEXT:
            write_text(text)
        else:
            write_json(text)

    def _text(self, report: Report) -> str:
        from claimcheck.report.terminal import render

        if self.is_file:
            return render(report, width=FILE_WIDTH)
        return render(report, width=page_width(), color=is_colored(self.settings))


def load_assets() -> Assets:
    """Read the style and the script of the HTML report, which ship with the program."""
    from claimcheck.report.html import Assets
    from claimcheck.resources import read_resource

    return Assets(
        style=read_resource("data", "report", "report.css").decode(),
        script=read_resource("data", "report", "report.js").decode(),
    )
