"""`claimcheck archive`: add to, list, search and mend the archive of prior documents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from claimcheck.cli.articles import SourcePath
from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.groups import Commands
from claimcheck.cli.llm_options import announce, embedder_options, flags_of
from claimcheck.cli.output import complain, format_option, is_colored, page_width, write_json, write_text
from claimcheck.config import Flags, OutputFormat, Settings
from claimcheck.errors import ConfigError, ExitCode
from claimcheck.report.layout import Sheet

if TYPE_CHECKING:
    from claimcheck.adapters.archive import Archive
    from claimcheck.types import PriorDocument, PublicationTime

_Command = TypeVar("_Command", bound=Callable[..., object])
_LEAST_PREFIX = 4
"""Characters of an id that name a document, where only one begins so."""


def _common_options(command: _Command) -> _Command:
    archive = click.option("--archive", metavar="FOLDER|URL", help="The archive; by default the one at home.")
    return archive(embedder_options(format_option(command)))


@click.group("archive", cls=Commands)
def archive() -> None:
    """Add to, list, search and mend the archive."""


@archive.command("add")
@click.argument("paths", nargs=-1, required=True, type=SourcePath(), metavar="FILE|FOLDER|PATTERN...")
@click.option("--date", metavar="DATE", help="When all of them were published, where it is not in the file.")
@click.option("--publisher", metavar="NAME", help="Who published all of them.")
@click.option("--sync", is_flag=True, help="Also remove what these files or folders gave earlier and have no more.")
@_common_options
@click.pass_obj
def add(
    common: Common,
    /,
    *,
    paths: tuple[Path, ...],
    date: str | None,
    publisher: str | None,
    sync: bool,
    archive: str | None,
    output_format: str | None,
    **embedder: str | None,
) -> int:
    """Add documents; the same text twice is one document, a new text with the same id or URL replaces the old.

    Text, Markdown, HTML, PDF and DOCX files; RSS, Atom, NewsML-G2 and NITF exports; of a folder all of them. Manifests
    (.jsonl, .csv) with a document a row, in the columns path or text, id, title, date, publisher, url, agency,
    language, deleted. What cannot be read is named, and the rest added. A document without a date is listed but is
    never evidence.
    """
    from datetime import date as day

    from claimcheck.cli.archive_adding import prepare

    settings = settings_of(common, Flags(archive=archive, format=output_format, **flags_of(embedder)))
    published = _time(date, "--date")
    adding = prepare(paths, published=published, publisher=publisher, today=day.today(), is_sync=sync)
    try:
        with _opened(settings, create=True) as opened:
            for outcome in adding.run(opened):
                if settings.format is OutputFormat.JSON:
                    write_json(json.dumps(outcome.row()) + "\n")
                elif line := outcome.line():
                    adding.progress.clear()
                    write_text(line + "\n")
                adding.show_progress()
    except KeyboardInterrupt:
        adding.progress.clear()
        complain(f"interrupted; {adding.summary()}; run the same command to go on")
        raise
    finally:
        adding.progress.clear()
    complain(adding.summary())
    return adding.code


@archive.command("list")
@click.option("--counts", is_flag=True, help="Only the counts by publisher and month.")
@_common_options
@click.pass_obj
def list_documents(
    common: Common, /, *, counts: bool, archive: str | None, output_format: str | None, **embedder: str | None
) -> None:
    """List the documents by date, "~" marks a copy of an earlier one; then count them by publisher and month."""
    from claimcheck.cli.archive_showing import count_facts, count_lines, document_facts, document_lines

    settings = settings_of(common, Flags(archive=archive, format=output_format, **flags_of(embedder)))
    with _opened(settings) as opened:
        documents = list(opened.documents())
    if settings.format is OutputFormat.JSON:
        rows = [count_facts(documents)] if counts else map(document_facts, documents)
        write_json("".join(json.dumps(row) + "\n" for row in rows))
        return
    sheet = Sheet(width=page_width(), color=is_colored(settings))
    if not counts:
        for document in documents:
            write_text("\n".join(document_lines(document, sheet)) + "\n")
        write_text("\n" if documents else "")
    if documents:
        write_text("\n".join(count_lines(documents, sheet)) + "\n")
    origins = len({document.origin for document in documents})
    undated = sum(document.date is None for document in documents)
    remark = f"; without a date, so never evidence: {undated}" if undated else ""
    complain(f"documents: {len(documents)}, of different origin: {origins}{remark}")


@archive.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("-n", "--limit", metavar="N", type=click.IntRange(min=1, max=100), default=5, help="At most so many.")
@click.option("--before", metavar="DATE", help="Only what could be evidence for an article of this date.")
@_common_options
@click.pass_obj
def search(
    common: Common,
    /,
    *,
    words: tuple[str, ...],
    limit: int,
    before: str | None,
    archive: str | None,
    output_format: str | None,
    **embedder: str | None,
) -> None:
    """Show the passages nearest to some words, best first, and why; documents without a date are left out."""
    from datetime import date

    from claimcheck.cli.archive_showing import passage_facts, passage_lines
    from claimcheck.retrieval.seam import Scope
    from claimcheck.types import PublicationTime

    settings = settings_of(common, Flags(archive=archive, format=output_format, **flags_of(embedder)))
    time = _time(before, "--before") or PublicationTime(day=date.max)
    with _opened(settings) as opened:
        scope = Scope(before=time, sha256="", signature=())
        query = " ".join(words)
        passages = opened.search([query], scope=scope, k=limit)[0]
    sheet = Sheet(width=page_width(), color=is_colored(settings))
    for rank, passage in enumerate(passages, start=1):
        if settings.format is OutputFormat.JSON:
            write_json(json.dumps(passage_facts(passage, rank=rank, query=query)) + "\n")
        else:
            write_text("\n".join(passage_lines(passage, sheet, rank=rank, query=query)) + "\n")
    if not passages and settings.format is not OutputFormat.JSON:
        complain("no passage was found")


@archive.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("--archive", metavar="FOLDER|URL", help="The archive; by default the one at home.")
@embedder_options
@click.pass_obj
def remove(common: Common, /, *, names: tuple[str, ...], archive: str | None, **embedder: str | None) -> None:
    """Forget documents, all or none; name them by id, the beginning of one, the publisher's id, or URL."""
    with _opened(settings_of(common, Flags(archive=archive, **flags_of(embedder)))) as opened:
        documents = list(opened.documents())
        removed = opened.remove({_named(name, documents) for name in names})
    complain(f"removed: {removed}")


_REPAIR = "run claimcheck archive verify --repair"


@archive.command("verify")
@click.option("--repair", is_flag=True, help="First make the indexes anew from the stored documents.")
@_common_options
@click.pass_obj
def verify(
    common: Common, /, *, repair: bool, archive: str | None, output_format: str | None, **embedder: str | None
) -> int:
    """Check that every document, passage and vector is there and found."""
    from dataclasses import asdict

    settings = settings_of(common, Flags(archive=archive, format=output_format, **flags_of(embedder)))
    with _opened(settings) as opened:
        verification = opened.repair() if repair else opened.verify()
        left_over = [] if len(verification.problems) == len(verification.spoilt) or repair else [_REPAIR]
        left_over += [f"claimcheck archive remove {each}, and add its file again" for each in verification.spoilt]
    if settings.format is OutputFormat.JSON:
        write_json(json.dumps(asdict(verification)) + "\n")
    else:
        counts = f"documents: {verification.documents}, passages: {verification.passages}"
        vectors = f"vectors: {verification.indexed}, looked up: {verification.asked}, found: {verification.found}"
        write_text(f"{counts}, {vectors}\n{'sound' if verification.is_sound else 'NOT SOUND'}\n")
    for problem in (*verification.problems, *left_over):
        complain(problem)
    return ExitCode.DONE if verification.is_sound else ExitCode.STORAGE


@contextmanager
def _opened(settings: Settings, *, create: bool = False) -> Iterator[Archive]:
    from claimcheck.wiring import open_archive

    opened = open_archive(settings, announce, create=create)
    try:
        yield opened
    finally:
        opened.close()


def _time(text: str | None, option: str) -> PublicationTime | None:
    from claimcheck.types import PublicationTime

    try:
        return None if text is None else PublicationTime.parse(text)
    except ValueError as exc:
        raise ConfigError(f"{option}: {text} is no date; write 2019-02-08 or 2019-02-08T14:30", setting=option) from exc


def _named(name: str, documents: Sequence[PriorDocument]) -> str:
    """Find the id of the one document that a name means."""
    fitting = [each.id for each in documents if name in {each.id, each.url, each.external_id}]
    if not fitting and len(name) >= _LEAST_PREFIX:
        fitting = [each.id for each in documents if each.id.startswith(name.lower())]
    if len(fitting) != 1:
        problem = f"{len(fitting)} documents are called so" if fitting else "no document has this id or URL"
        raise ConfigError(f"{name}: {problem}; `claimcheck archive list` shows them", setting="DOCUMENT")
    return fitting[0]
