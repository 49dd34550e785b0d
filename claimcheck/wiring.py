"""Settings to built objects: the one place that knows which adapter stands behind which seam."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.config import Settings
from claimcheck.errors import ConfigError
from claimcheck.types import SCHEMA_VERSION, Document, PolicyFacts, PromptFacts, PublicationTime, Report, RunFacts

if TYPE_CHECKING:
    from claimcheck.adapters.archive import Archive
    from claimcheck.adapters.llm_stack import LLMStack
    from claimcheck.judging.seam import Judge
    from claimcheck.llm.asking import ModelSettings, Ungrounded
    from claimcheck.llm.usage import UsageMeter
    from claimcheck.pipeline import Stages
    from claimcheck.policy import Policy
    from claimcheck.reading.seam import Reader
    from claimcheck.store import Store

_ENGINE_NOTES = {
    "embedded": "read by the embedded engine, a small trained tagger with rules; it is not a large language model",
    "rules": "read by the rules engine, which goes by cues and phrases and is not a language model",
}
_LLM_NOTE = "read by {model}, a large language model, at {host}; everything it quotes was looked up in the article"
_NO_ARCHIVE_NOTE = "no archive was searched"
_MAX_POLICY_BYTES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPolicy:
    """A policy with the name and hash that a report gives of it."""

    policy: Policy
    facts: PolicyFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The stages for one article, with what counts the usage of a language model among them."""

    stages: Stages
    meter: UsageMeter | None = None
    ungrounded: Ungrounded | None = None

    def add_usage(self, report: Report) -> Report:
        """Give the report with what the model took."""
        if self.meter is None or self.ungrounded is None:
            return report
        return replace(report, usage=self.meter.usage(seconds=report.usage.seconds, ungrounded=self.ungrounded.count))


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What reads and judges: its name, the note that a report gives of it, the prompts that it uses."""

    name: str
    note: str
    prompts: tuple[PromptFacts, ...]
    stage: Callable[[], Staged]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """What articles are checked with, built once for a command."""

    engine: Engine
    policy: Policy
    policy_facts: PolicyFacts
    archive: str | None
    settings_sha256: str

    @property
    def rules(self) -> tuple[str, ...]:
        """Name the rules that findings may come from."""
        from claimcheck.policy import RULES

        return tuple(RULES)

    def check(self, document: Document) -> Report:
        """Check one article now; one without a date counts as of today."""
        from claimcheck.pipeline import check
        from claimcheck.store import new_run_id

        now = datetime.now(UTC)
        published = document.date or PublicationTime(day=date.today())
        notes = [self.engine.note]
        if document.date is None:
            notes.append(f"no date: counts as of today ({published.isoformat()}); give one with --date")
        if self.archive is None:
            notes.append(_NO_ARCHIVE_NOTE)
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
        return staged.add_usage(check(document, staged.stages, policy=self.policy, run=run, published=published))


@contextmanager
def open_workbench(settings: Settings, announce: Callable[[str], None] = lambda _: None) -> Iterator[Workbench]:
    """Build what articles are checked with; `announce` is told which host will receive their text, before it does.

    Raises:
        ConfigError: the policy cannot be read, or the model cannot be opened.
        RetrievalError: the archive cannot be opened.
        StoreError: the cache of replies cannot be opened.
    """
    opened = open_policy(settings)
    with ExitStack() as stack:
        archive = None
        if settings.archive:
            archive = open_archive(settings)
            stack.callback(archive.close)
        if settings.is_llm:
            llm = open_llm(settings, announce)
            stack.callback(llm.close)
            engine = _llm_engine(settings, llm, archive)
        else:
            engine = _local_engine(settings.model, archive)
        yield Workbench(
            engine=engine,
            policy=opened.policy,
            policy_facts=opened.facts,
            archive=str(settings.archive) if settings.archive else None,
            settings_sha256=_hash_settings(settings, engine.prompts, opened.facts, has_archive=archive is not None),
        )


def open_llm(settings: Settings, announce: Callable[[str], None]) -> LLMStack:
    """Open the language model that the settings name, with its cache, retries and limits.

    Raises:
        ConfigError: it cannot be opened, or has no price and a bound to its cost.
        StoreError: the cache of replies cannot be opened.
    """
    from claimcheck.adapters.llm_stack import StackSettings, open_stack

    llm = settings.llm
    return open_stack(
        StackSettings(
            model=settings.model,
            base_url=llm.base_url,
            max_cost=llm.max_cost,
            max_calls=llm.max_calls,
            max_concurrency=llm.max_concurrency,
            timeout_s=llm.timeout_s,
            run_timeout_s=llm.run_timeout_s,
            replies_file=settings.replies_file if llm.cache else None,
            prices=llm.prices,
            tracing=llm.tracing,
        ),
        announce,
    )


def open_policy(settings: Settings) -> OpenedPolicy:
    """Read the policy that the settings name, or the one that ships.

    Raises:
        ConfigError: it cannot be read, or a rule of it is unknown.
    """
    from claimcheck.policy import parse_policy

    text = _policy_text(settings)
    policy = parse_policy(text, settings.policy.stem if settings.policy else "default")
    facts = PolicyFacts(name=policy.name, sha256=hashlib.sha256(text.encode()).hexdigest())
    return OpenedPolicy(policy=policy, facts=facts)


def open_archive(settings: Settings, *, create: bool = False) -> Archive:
    """Open the archive that the settings name, or with `create` make it where there is none.

    Raises:
        ConfigError: no archive is named, and the home folder has none.
        RetrievalError: it cannot be opened.
    """
    from claimcheck.adapters.archive import Archive
    from claimcheck.adapters.embedder import packaged_embedder
    from claimcheck.adapters.home import ARCHIVE_FOLDER, prepare_home

    path = settings.archive
    if path is None:
        if not create:
            raise ConfigError(f"there is no archive in {settings.home}; name one with --archive", setting="archive")
        path = settings.home / ARCHIVE_FOLDER
    if create and path.parent == settings.home:
        prepare_home(settings.home)
    return Archive.open(path, packaged_embedder(), create=create)


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


def _local_engine(model: str, archive: Archive | None) -> Engine:
    """Build an engine that works on this machine; the same stages serve all articles."""
    from claimcheck.pipeline import Stages

    staged = Staged(stages=Stages(reader=_reader(model), retriever=archive, judge=_judge() if archive else None))
    return Engine(name=model, note=_ENGINE_NOTES[model], prompts=(), stage=lambda: staged)


def _llm_engine(settings: Settings, llm: LLMStack, archive: Archive | None) -> Engine:
    """Build the engine of a language model, whose stages count for each article what they take."""
    from claimcheck.attribution.footing import footing_of
    from claimcheck.judging.llm import PROMPT as JUDGE_PROMPT
    from claimcheck.judging.llm import LLMJudge
    from claimcheck.llm.asking import Ungrounded
    from claimcheck.pipeline import Stages
    from claimcheck.prompts import load_prompt
    from claimcheck.reading.llm import PROMPT as READ_PROMPT
    from claimcheck.reading.llm import LLMReader

    asking = model_settings(settings)

    def stage() -> Staged:
        metered, ungrounded = llm.for_article(), Ungrounded()
        judge = LLMJudge(metered.llm, asking, ungrounded, footing_of) if archive else None
        stages = Stages(reader=LLMReader(metered.llm, asking, ungrounded), retriever=archive, judge=judge)
        return Staged(stages=stages, meter=metered.meter, ungrounded=ungrounded)

    files = [load_prompt(*prompt).file for prompt in (READ_PROMPT, *((JUDGE_PROMPT,) if archive else ()))]
    return Engine(
        name=settings.model,
        note=_LLM_NOTE.format(model=settings.model, host=llm.chat.server.host),
        prompts=tuple(PromptFacts(name=file.name, version=file.version, sha256=file.sha256) for file in files),
        stage=stage,
    )


def model_settings(settings: Settings) -> ModelSettings:
    """Give what every request to the model that the settings name has in common."""
    from claimcheck.llm.asking import ModelSettings

    return ModelSettings(model=settings.model, max_workers=settings.llm.max_concurrency)


def _reader(model: str) -> Reader:
    if model == "rules":
        from claimcheck.reading.rules import RulesReader

        return RulesReader()
    from claimcheck.adapters.tagger import packaged_tagger
    from claimcheck.reading.embedded import embedded_reader

    return embedded_reader(packaged_tagger().tag)


def _judge() -> Judge:
    from claimcheck.attribution.footing import footing_of
    from claimcheck.judging.rules import RulesJudge

    return RulesJudge(footing_of)


def _policy_text(settings: Settings) -> str:
    """Read the policy file, or the one that ships."""
    from claimcheck.resources import read_resource

    if settings.policy is None:
        return read_resource("data", "policy", "default.toml").decode()
    path = settings.policy
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_POLICY_BYTES + 1)
        if len(data) > _MAX_POLICY_BYTES:
            raise ConfigError(f"policy {path}: larger than {_MAX_POLICY_BYTES} bytes", setting="policy")
        return data.decode("utf-8-sig")
    except OSError as exc:
        raise ConfigError(f"policy {path}: {exc.strerror}", setting="policy") from exc
    except UnicodeDecodeError as exc:
        raise ConfigError(f"policy {path}: it is no UTF-8 text", setting="policy") from exc


def _hash_settings(
    settings: Settings, prompts: tuple[PromptFacts, ...], policy: PolicyFacts, *, has_archive: bool
) -> str:
    """Hash every setting that can change a result; where the archive lies is none."""
    facts = {
        "engine": settings.model,
        "base_url": settings.llm.base_url if settings.is_llm else None,
        "prompts": [prompt.sha256 for prompt in prompts],
        "engine_version": __version__,
        "schema_version": SCHEMA_VERSION,
        "policy_sha256": policy.sha256,
        "archive": has_archive,
    }
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
