"""`claimcheck check`: one report for each article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.articles import STDIN, load_article
from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.llm_options import announce, embedder_options, flags_of, llm_options
from claimcheck.cli.output import check_target, complain, output_option, write_file
from claimcheck.cli.rendering import FORMATS, Rendering
from claimcheck.config import Flags, Settings
from claimcheck.errors import ClaimcheckError, ConfigError, ExitCode, StoreError

if TYPE_CHECKING:
    from claimcheck.report.conditions import Condition
    from claimcheck.store import Store
    from claimcheck.text.load import Given
    from claimcheck.types import Report
    from claimcheck.wiring import Workbench

# Written out, since `report.conditions` imports the types: 0.03 s of the 0.3 s that help may take.
_CONDITIONS = "anonymous, unverified, contradicted, not_classified, needs_review, finding:SEVERITY, finding:RULE"


@click.command("check")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--model", metavar="NAME", help="What reads: embedded (the default), rules, or PROVIDER:NAME.")
@click.option("--archive", metavar="FOLDER|URL", help="The archive to search; by default the one at home.")
@click.option("--no-archive", is_flag=True, help="Search no archive.")
@click.option("--policy", metavar="NAME|FILE", help="The sourcing policy: a pack's name, or a file in TOML.")
@click.option("--format", "output_format", metavar="NAME", help=f"How the report is written: {FORMATS}.")
@output_option
@click.option("--title", metavar="TEXT", help="The article's title.")
@click.option("--date", metavar="DATE", help="When it was published: 2019-02-08, also with a time.")
@click.option("--publisher", metavar="TEXT", help="Who published it.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--no-store", is_flag=True, help="Keep no record of the run.")
@click.option("--fail-on", metavar="LIST", help=f"Exit with 1 on any of: {_CONDITIONS}.")
@click.option("--color", metavar="auto|always|never", help="Colour the text report.")
@click.option("--plan", is_flag=True, help="Show what would be sent and what that could cost, and stop.")
@embedder_options
@llm_options
@click.pass_obj
def check(
    common: Common,
    /,
    *,
    articles: tuple[str, ...],
    model: str | None,
    archive: str | None,
    no_archive: bool,
    policy: str | None,
    output_format: str | None,
    output: Path | None,
    title: str | None,
    date: str | None,
    publisher: str | None,
    url: str | None,
    no_store: bool,
    fail_on: str | None,
    color: str | None,
    plan: bool,
    **llm: str | bool | None,
) -> int:
    """Show the claims of articles and their ground.

    For every claim: on whose word it stands, and whether the archive supports or contradicts it. An ARTICLE is a file
    of text, Markdown, HTML, PDF or DOCX; - is standard input.

    Exit codes: 0 done; 1 a --fail-on condition held; 2 wrong usage or settings; 3 an article cannot be read; 4 a model
    failed; 5 archive or store. If several hold: 2, then 5, 3, 4, 1.
    """
    flags = Flags(
        model=model,
        archive="" if no_archive else archive,
        policy=policy,
        format=output_format,
        color=color,
        fail_on=fail_on,
        store=False if no_store else None,
        **flags_of(llm),
    )
    if no_archive and archive is not None:
        raise ConfigError("--archive and --no-archive exclude each other; give one", setting="--archive")
    if len(articles) > 1 and (title is not None or url is not None):
        raise ConfigError("--title and --url are of one article; give one article", setting="--title")
    if articles.count(STDIN) > 1:
        raise ConfigError("standard input (-) can be read once only", setting="ARTICLE")
    if output is not None:
        check_target(output, [Path(name) for name in articles if name != STDIN])
    settings = settings_of(common, flags)
    given = read_given(title=title, date=date, publisher=publisher, url=url)
    if plan:
        from claimcheck.cli.plan import show_plans

        return show_plans(settings, articles, lambda name: load_article(name, given))
    rendering = Rendering(settings=settings, is_single=len(articles) == 1, is_file=output is not None)
    return _Run(settings=settings, given=given, output=output, rendering=rendering).all(articles)


def read_given(*, title: str | None, date: str | None, publisher: str | None, url: str | None) -> Given:
    """Read what the user says of the articles."""
    from claimcheck.text.load import Given
    from claimcheck.types import PublicationTime

    try:
        published = None if date is None else PublicationTime.parse(date)
    except ValueError as exc:
        raise ConfigError(f"--date: {date} is no date; write 2019-02-08 or 2019-02-08T14:30", setting="--date") from exc
    return Given(title=title, date=published, publisher=publisher, url=url)


@dataclass(slots=True, kw_only=True)
class _Run:
    """One command: what it was told, and how its articles have ended so far."""

    settings: Settings
    given: Given
    output: Path | None
    rendering: Rendering
    codes: list[ExitCode] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def all(self, articles: Sequence[str]) -> int:
        """Check every article, also where another fails, and give the exit code."""
        from claimcheck.report.conditions import parse_conditions
        from claimcheck.wiring import open_workbench

        with open_workbench(self.settings, announce) as workbench:
            conditions = parse_conditions(self.settings.fail_on, workbench.rules)
            store = self._open_store()
            try:
                for name, report in self._reports(articles, workbench):
                    self._keep(report, store)
                    self._put(self.rendering.add(report, None if name == STDIN else name))
                    self._judge(report, conditions)
            finally:
                if store is not None:
                    store.close()
        self._put(self.rendering.end())
        if self.output is not None and self.written:
            write_file(self.output, "".join(self.written))
        return ExitCode.worst(self.codes)

    def _open_store(self) -> Store | None:
        """Open the store of runs; where it cannot be opened the articles are still checked."""
        from claimcheck.wiring import open_runs

        if not self.settings.store:
            return None
        try:
            return open_runs(self.settings, create=True)
        except StoreError as exc:
            self._failed(exc)
            return None

    def _reports(self, articles: Sequence[str], workbench: Workbench) -> Iterator[tuple[str, Report]]:
        """Check the articles one by one; one that fails is complained of and left out."""
        for name in articles:
            try:
                yield name, workbench.check(load_article(name, self.given), name)
            except ConfigError:
                # A model that refuses our key does so for every article: no report, and no further request.
                raise
            except ClaimcheckError as exc:
                self._failed(exc)

    def _keep(self, report: Report, store: Store | None) -> None:
        """Record a report before it is shown."""
        if store is None:
            return
        try:
            store.save(report)
        except StoreError as exc:
            self._failed(exc)

    def _put(self, text: str) -> None:
        """Write what was rendered, or set it aside for the output file."""
        if self.output is None:
            self.rendering.write(text)
        elif text:
            self.written.append(text)

    def _judge(self, report: Report, conditions: Sequence[Condition]) -> None:
        """Add what the report says of failures, and the conditions that it meets."""
        from claimcheck.pipeline import exit_codes, failures
        from claimcheck.report.conditions import held

        self.codes += exit_codes(report)
        if failed := failures(report):
            from claimcheck.cli.advice import advice, failure_words

            said = f"{failure_words(report)}; the report on {_title(report)} says what"
            complain(said + advice(failed, self.settings))
        met = held(report, conditions)
        if met:
            self.codes.append(ExitCode.CONDITION)
            complain(f"--fail-on: {', '.join(met)}" + ("" if self.rendering.is_single else f" in {_title(report)}"))

    def _failed(self, error: ClaimcheckError) -> None:
        complain(str(error))
        self.codes.append(error.exit_code)


def _title(report: Report) -> str:
    return report.document.title or "the article"
