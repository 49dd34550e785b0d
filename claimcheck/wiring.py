"""Settings to built objects: the one place that knows which adapter stands behind which seam."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.adapters.archive_address import ServerAddress
from claimcheck.config import Settings
from claimcheck.engines import Engine, llm_engine, local_engine, open_llm
from claimcheck.errors import ConfigError, RetrievalError
from claimcheck.types import SCHEMA_VERSION, Document, PolicyFacts, PromptFacts, PublicationTime, Report, RunFacts

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.adapters.archive import Archive
    from claimcheck.adapters.runs import SqliteDecisions, SqliteStore, SqliteSubmissions
    from claimcheck.pipeline.flow import Tell
    from claimcheck.pipeline.planning import CheckPlan
    from claimcheck.policy import Policy
    from claimcheck.retrieval.seam import Embedder, Retriever
    from claimcheck.store import Store

_NO_ARCHIVE_NOTE = "no archive was searched"
_HOW_TO_ARCHIVE = "; `claimcheck archive add FOLDER` makes one of earlier articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """What articles are checked with, built once for a command."""

    engine: Engine
    policy: Policy
    policy_facts: PolicyFacts
    archive: str | None
    note_on_archive: str | None
    settings_sha256: str

    @property
    def rules(self) -> tuple[str, ...]:
        """Name the rules that findings may come from."""
        from claimcheck.policy import RULES

        return tuple(RULES)

    def plan(self, document: Document) -> CheckPlan | None:
        """Tell what checking one article would send; None where this engine sends nothing. Nothing is sent for it."""
        return self.engine.plan(document, document.date or _today()) if self.engine.plan is not None else None

    def check(self, document: Document, name: str, tell: Tell | None = None) -> Report:
        """Check one article now, which the user calls `name`; one without a date counts as of today.

        `tell` is called with the stage that begins and the claims found so far.

        Raises:
            DocumentError: it is longer than the engine reads.
        """
        from claimcheck.pipeline import check
        from claimcheck.store import new_run_id
        from claimcheck.text.refusal import refusal

        limit, size = self.engine.max_chars, len(document.text)
        if limit is not None and size > limit:
            problem = f"has {size:,} characters; the {self.engine.name} engine reads {limit:,}"
            raise refusal(name, problem, "give it in parts, or read it with --model rules")

        now = datetime.now(UTC)
        published = document.date or _today()
        notes = [self.engine.note]
        if document.date is None:
            notes.append(f"no date: counts as of today ({published.isoformat()}); give one with --date")
        elif published.day > date.today():
            notes.append(
                f"dated in the future ({published.isoformat()}): all of the archive counts as published before"
            )
        if self.note_on_archive is not None:
            notes.append(self.note_on_archive)
        run = RunFacts(
            id=new_run_id(now, os.urandom(3)),
            started_at=now.isoformat(timespec="seconds"),
            model=self.engine.name,
            engine_version=__version__,
            prompts=self.engine.prompts,
            policy=self.policy_facts,
            archive=self.archive,
            settings_sha256=self.settings_sha256,
            notes=tuple(notes),
        )
        staged = self.engine.stage()
        report = check(document, staged.stages, policy=self.policy, run=run, published=published, tell=tell)
        return staged.add_usage(report)


def _today() -> PublicationTime:
    return PublicationTime(day=date.today())


def _note_on_archive(home: Path) -> str:
    """Say that none was searched, and to whom has none yet how to make one."""
    from claimcheck.adapters.home import ARCHIVE_FOLDER

    return _NO_ARCHIVE_NOTE + ("" if (home / ARCHIVE_FOLDER).exists() else _HOW_TO_ARCHIVE)


@contextmanager
def open_workbench(settings: Settings, announce: Callable[[str], None] = lambda _: None) -> Iterator[Workbench]:
    """Build what articles are checked with; `announce` is told which host will receive their text, before it does.

    Raises:
        ConfigError: the policy cannot be read, or the model cannot be opened.
        RetrievalError: the archive cannot be opened.
        StoreError: the cache of replies cannot be opened.
    """
    from claimcheck.adapters.kept_patterns import kept_patterns
    from claimcheck.adapters.policy_files import open_policy

    opened = open_policy(settings.policy)
    with ExitStack() as stack:
        stack.enter_context(kept_patterns(settings.home))
        archive: Retriever | None = None
        if settings.archive:
            archive = stack.enter_context(_opened_archive(settings, announce))
        if settings.llm.cross_check and not settings.is_llm:
            message = "--cross-check: it compares a language model with the embedded engine; name one with --model"
            raise ConfigError(message, setting="cross_check")
        if settings.is_llm:
            llm = open_llm(settings, announce)
            stack.callback(llm.close)
            engine = llm_engine(settings, llm, archive)
        else:
            engine = local_engine(settings.model, archive)
        yield Workbench(
            engine=engine,
            policy=opened.policy,
            policy_facts=opened.facts,
            archive=str(settings.archive) if settings.archive else None,
            note_on_archive=None if settings.archive else _note_on_archive(settings.home),
            settings_sha256=_hash_settings(settings, engine.prompts, opened.facts, has_archive=archive is not None),
        )


def open_archive(settings: Settings, announce: Callable[[str], None], *, create: bool = False) -> Archive:
    """Open the archive that the settings name, or with `create` make it where there is none.

    `announce` is told which host makes vectors of its texts, before one is sent; the embedder that ships sends nothing.

    Raises:
        ConfigError: the home folder cannot be used.
        RetrievalError: it cannot be opened, or none is named and the home folder has none.
    """
    from claimcheck.adapters.archive import Archive
    from claimcheck.adapters.home import ARCHIVE_FOLDER, prepare_home

    path = settings.archive
    if isinstance(path, ServerAddress):
        from claimcheck.adapters.archive.served import open_served
        from claimcheck.adapters.home import MIRRORS_FOLDER

        prepare_home(settings.home)
        embedder = _open_embedder(settings, None, announce)
        return open_served(path, settings.home / MIRRORS_FOLDER, embedder, create=create)
    if path is None:
        if not create:
            message = f"there is no archive in {settings.home}; make one with `claimcheck archive add FILE...`"
            raise RetrievalError(f"{message}, or name one with --archive", archive=str(settings.home))
        path = settings.home / ARCHIVE_FOLDER
    if create and path.parent == settings.home:
        prepare_home(settings.home)
    return Archive.open(path, _open_embedder(settings, path, announce), create=create)


def _open_embedder(settings: Settings, folder: Path | None, announce: Callable[[str], None]) -> Embedder:
    """Open the embedder that the settings name; what an archive in `folder` tells of it need not be asked."""
    from claimcheck.adapters.archive.schema import pinned_embedder
    from claimcheck.adapters.embedder import packaged_embedder
    from claimcheck.adapters.remote_embedder import EmbedderSettings, open_embedder

    if settings.embedder is None:
        return packaged_embedder()
    pinned = pinned_embedder(folder) if folder is not None else None
    if pinned is not None and pinned.name != settings.embedder:
        message = (
            f"the archive {folder} was made with the embedder {pinned.name}, not with {settings.embedder};"
            " use that one (--embedder), or add the documents to a new archive"
        )
        raise RetrievalError(message, archive=str(folder))
    asked = EmbedderSettings(
        name=settings.embedder,
        base_url=settings.embedder_base_url,
        timeout_s=settings.llm.timeout_s,
        tracing=settings.llm.tracing,
    )
    return open_embedder(asked, dimension=pinned.dimension if pinned else None, announce=announce)


@contextmanager
def _opened_archive(settings: Settings, announce: Callable[[str], None]) -> Iterator[Retriever]:
    """Open the archive for a check; one on a server when it is first searched: if it is away, there is a report."""
    from claimcheck.retrieval.late import LateRetriever

    if not isinstance(settings.archive, ServerAddress):
        archive = open_archive(settings, announce)
        try:
            yield archive
        finally:
            archive.close()
        return
    opened: list[Archive] = []

    def open_now() -> Archive:
        opened.append(open_archive(settings, announce))
        return opened[-1]

    try:
        yield LateRetriever(open_now)
    finally:
        for each in opened:
            each.close()


def open_runs(settings: Settings, *, create: bool) -> Store:
    """Open the store of runs; without `create`, a home that has none gives an empty one that keeps nothing.

    Raises:
        StoreError: it cannot be opened.
        ConfigError: the home folder cannot be used.
    """
    from claimcheck.adapters.home import prepare_home
    from claimcheck.adapters.runs import SqliteStore
    from claimcheck.store import MemoryStore

    if not create and not settings.runs_file.exists():
        return MemoryStore()
    prepare_home(settings.home)
    return SqliteStore(settings.runs_file)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStores:
    """The parts of one open store that a review works on."""

    runs: SqliteStore
    decisions: SqliteDecisions
    submissions: SqliteSubmissions

    def close(self) -> None:
        """Close the store."""
        self.runs.close()


def open_review_stores(settings: Settings) -> ReviewStores:
    """Open the store for the review; it may be handed from thread to thread, never used by two at once.

    Raises:
        StoreError: it cannot be opened.
        ConfigError: the home folder cannot be used.
    """
    from claimcheck.adapters.home import prepare_home
    from claimcheck.adapters.runs import SqliteDecisions, SqliteStore, SqliteSubmissions

    prepare_home(settings.home)
    store = SqliteStore(settings.runs_file, is_of_one_thread=False)
    return ReviewStores(runs=store, decisions=SqliteDecisions(store), submissions=SqliteSubmissions(store))


def _hash_settings(
    settings: Settings, prompts: tuple[PromptFacts, ...], policy: PolicyFacts, *, has_archive: bool
) -> str:
    """Hash every setting that can change a result; where the archive lies is none."""
    facts = {
        "engine": settings.model,
        "base_url": settings.llm.base_url if settings.is_llm else None,
        "cross_check": settings.llm.cross_check,
        "prompts": [prompt.sha256 for prompt in prompts],
        "engine_version": __version__,
        "schema_version": SCHEMA_VERSION,
        "policy_sha256": policy.sha256,
        "archive": has_archive,
    }
    if has_archive and settings.embedder is not None:
        facts |= {"embedder": settings.embedder, "embedder_base_url": settings.embedder_base_url}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
