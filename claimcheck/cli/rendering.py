"""Reports as text in the format that the user asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.output import FILE_WIDTH, is_colored, page_width, write_json, write_text
from claimcheck.config import OutputFormat, Settings
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.report.exports import ArticleFile
    from claimcheck.report.html import Assets
    from claimcheck.types import Report

FORMATS = ", ".join(OutputFormat)
"""The formats as a help text names them: a line may break between two."""
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
    _waiting: list[tuple[Report, ArticleFile | None]] = field(default_factory=list, init=False)
    _has_head: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Refuse several reports in a format that holds one."""
        if not self.is_single and self.settings.format in _OF_ONE_ARTICLE:
            name = self.settings.format
            raise ConfigError(f"--format {name} is of one article; give one article at a time", setting="--format")

    def add(self, report: Report, name: str | None = None) -> str:
        """Render the next report; `name` is that of the article's file, where it came from one.

        SARIF holds all reports in one log, so it is "" until `end`.
        """
        form = self.settings.format
        if form is OutputFormat.SARIF:
            self._waiting.append((report, _article_file(name)))
            return ""
        if form is OutputFormat.TEXT:
            return self._text(report) + ("" if self.is_single else "\n")
        if form is OutputFormat.HTML:
            from claimcheck.report.html import to_html

            return to_html(report, load_assets())
        return self._export(report, name)

    def end(self) -> str:
        """Render what had to wait for the last report."""
        if not self._waiting:
            return ""
        from claimcheck.report.exports import to_sarif

        return to_sarif(self._waiting) + "\n"

    def _export(self, report: Report, name: str | None) -> str:
        """Render for other programs; of several reports each JSON object is one line."""
        from claimcheck.report import exports
        from claimcheck.report.json import to_json

        indent = 2 if self.is_single else None
        match self.settings.format:
            case OutputFormat.MARKDOWN:
                return exports.to_markdown(report) + ("" if self.is_single else "\n")
            case OutputFormat.CSV:
                self._has_head, with_head = True, not self._has_head
                return exports.to_csv(report, with_head=with_head)
            case OutputFormat.JSONLD:
                return exports.to_jsonld(report, indent=indent) + "\n"
            case OutputFormat.WEBANNOTATION:
                return exports.to_webannotation(report, indent=indent) + "\n"
            case OutputFormat.GITHUB:
                return exports.to_github(report, _article_file(name))
            case _:
                return to_json(report, indent=indent) + "\n"

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


def _article_file(name: str | None) -> ArticleFile | None:
    """Read the file of an article again, for the lines in it; one that is no plain text has none."""
    from claimcheck.report.exports import ArticleFile
    from claimcheck.text.limits import MAX_FILE_BYTES

    if name is None:
        return None
    try:
        with Path(name).open("rb") as file:
            text = file.read(MAX_FILE_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ArticleFile(name=name, text=None)
    return ArticleFile(name=name, text=None if "\0" in text else text)


def load_assets() -> Assets:
    """Read the style and the script of the HTML report, which ship with the program."""
    from claimcheck.report.html import Assets
    from claimcheck.resources import read_resource

    return Assets(
        style=read_resource("data", "report", "report.css").decode(),
        script=read_resource("data", "report", "report.js").decode(),
    )
