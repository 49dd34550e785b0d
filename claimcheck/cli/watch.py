"""`claimcheck watch`: a draft checked again on each save, with what changed."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.articles import SourcePath
from claimcheck.cli.check import read_given
from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.llm_options import announce, embedder_options, flags_of, llm_options
from claimcheck.cli.output import complain, is_colored, page_width, write_json, write_text
from claimcheck.config import Flags, OutputFormat, Settings
from claimcheck.errors import ClaimcheckError, ConfigError

if TYPE_CHECKING:
    from claimcheck.store import Store
    from claimcheck.text.load import Given
    from claimcheck.types import Report
    from claimcheck.wiring import Workbench

_LOOK_S = 0.3
"""Between two looks at the file; a save is seen after two of them."""
_GONE_LOOKS = 4
"""From so many looks without the file on it is said to be gone; an editor that replaces it is quicker."""


@click.command("watch")
@click.argument("article", metavar="FILE", type=SourcePath())
@click.option("--model", metavar="NAME", help="What reads: embedded (the default), rules, or PROVIDER:NAME.")
@click.option("--archive", metavar="FOLDER|URL", help="The archive to search; by default the one at home.")
@click.option("--no-archive", is_flag=True, help="Search no archive.")
@click.option("--policy", metavar="NAME|FILE", help="The sourcing policy: a pack's name, or a file in TOML.")
@click.option("--format", "output_format", metavar="text|json", help="For people, or an object a line for programs.")
@click.option("--title", metavar="TEXT", help="The article's title.")
@click.option("--date", metavar="DATE", help="When it is published: 2019-02-08, also with a time.")
@click.option("--publisher", metavar="TEXT", help="Who publishes it.")
@click.option("--url", metavar="URL", help="Where it is published.")
@click.option("--no-store", is_flag=True, help="Keep no record of the runs.")
@click.option("--color", metavar="auto|always|never", help="Colour what is shown.")
@embedder_options
@llm_options
@click.pass_obj
def watch(
    common: Common,
    /,
    *,
    article: Path,
    model: str | None,
    archive: str | None,
    no_archive: bool,
    policy: str | None,
    output_format: str | None,
    title: str | None,
    date: str | None,
    publisher: str | None,
    url: str | None,
    no_store: bool,
    color: str | None,
    **llm: str | bool | None,
) -> None:
    """Check a draft now and on each save, and show what changed since the last check.

    The first check shows the report. A save that cannot be read is told, and the next awaited. Ctrl-C ends it.

    Limits such as --max-cost hold for all checks together.
    """
    if no_archive and archive is not None:
        raise ConfigError("--archive and --no-archive exclude each other; give one", setting="--archive")
    flags = Flags(
        model=model,
        archive="" if no_archive else archive,
        policy=policy,
        format=output_format,
        color=color,
        store=False if no_store else None,
        **flags_of(llm),
    )
    settings = settings_of(common, flags)
    if settings.format not in {OutputFormat.TEXT, OutputFormat.JSON}:
        raise ConfigError(f"--format {settings.format}: what is watched is text or json", setting="--format")
    given = read_given(title=title, date=date, publisher=publisher, url=url)
    _Watch(settings=settings, path=article, given=given).run()


@dataclass(slots=True, kw_only=True)
class _Watch:
    """One command: its draft, and the last report of it."""

    settings: Settings
    path: Path
    given: Given
    last: Report | None = field(default=None, init=False)

    def run(self) -> None:
        """Check now, then on each save, until interrupted."""
        from claimcheck.adapters.file_watch import FileWatch
        from claimcheck.text.limits import MAX_FILE_BYTES
        from claimcheck.text.load import load_file
        from claimcheck.wiring import open_runs, open_workbench

        load_file(self.path, self.given)
        file = FileWatch(path=self.path, max_bytes=MAX_FILE_BYTES + 1)
        with open_workbench(self.settings, announce) as workbench:
            store = open_runs(self.settings, create=True) if self.settings.store else None
            try:
                while True:
                    data = file.look()
                    if data is not None:
                        self._check(data, workbench, store)
                    if file.misses == _GONE_LOOKS:
                        complain(f"{self.path} is gone or cannot be read; it is checked again when it is back")
                    time.sleep(_LOOK_S)
            finally:
                if store is not None:
                    store.close()

    def _check(self, data: bytes, workbench: Workbench, store: Store | None) -> None:
        """Check one saved state and show it; one that cannot be read is told, and the last report stays the base."""
        from claimcheck.cli.advice import failure_words
        from claimcheck.pipeline import failures
        from claimcheck.text.load import load_bytes

        try:
            report = workbench.check(load_bytes(data, name=str(self.path), given=self.given), str(self.path))
            if store is not None:
                store.save(report)
        except ConfigError:
            # A model that refuses our key does so on every save.
            raise
        except ClaimcheckError as exc:
            complain(str(exc))
            return
        if failures(report):
            complain(failure_words(report))
        self._show(report)
        self.last = report
        complain(f"watching {self.path}; Ctrl-C ends it")
        sys.stdout.flush()

    def _show(self, report: Report) -> None:
        """Show the first report, and of a later one what changed."""
        from claimcheck.report.diff import compare_reports, render_diff
        from claimcheck.report.json import dump, to_json
        from claimcheck.report.terminal import render

        is_json = self.settings.format is OutputFormat.JSON
        width, color = page_width(), is_colored(self.settings)
        if self.last is None:
            if is_json:
                write_json(to_json(report, indent=None) + "\n")
            else:
                write_text(render(report, width=width, color=color))
            return
        diff = compare_reports(self.last, report)
        if is_json:
            write_json(dump(diff, indent=None) + "\n")
        else:
            write_text("\n" + render_diff(diff, width=width, color=color))
