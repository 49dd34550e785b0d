"""Engines: what reads and judges, built from the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.config import Settings
from claimcheck.types import Document, PromptFacts, PublicationTime, Report

if TYPE_CHECKING:
    from claimcheck.adapters.llm_stack import LLMStack
    from claimcheck.judging.seam import Judge
    from claimcheck.llm.asking import ModelSettings, Ungrounded
    from claimcheck.llm.usage import UsageMeter
    from claimcheck.pipeline import Stages
    from claimcheck.pipeline.planning import CheckPlan
    from claimcheck.reading.seam import Reader
    from claimcheck.retrieval.seam import Retriever

_ENGINE_NOTES = {
    "embedded": "read by the embedded engine, a small trained tagger with rules; it is not a large language model",
    "rules": "read by the rules engine, which goes by cues and phrases and is not a language model",
}
_LLM_NOTE = "read by {model}, a large language model, at {host}; everything it quotes was looked up in the article"
_UNASKED_NOTE = "{model}, a large language model, at {host}, was asked nothing and got no text"
_CROSS_NOTE = "; the embedded engine read it too, and claims that the two label differently ask for review"
_SECOND_READER = "embedded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The stages for one article, with what counts the usage of a language model among them.

    `unasked_note` takes the place of the engine's `note` where that model was asked nothing.
    """

    stages: Stages
    meter: UsageMeter | None = None
    ungrounded: Ungrounded | None = None
    note: str = ""
    unasked_note: str = ""

    def add_usage(self, report: Report) -> Report:
        """Give the report with what the model took."""
        if self.meter is None or self.ungrounded is None:
            return report
        usage = self.meter.usage(seconds=report.usage.seconds, ungrounded=self.ungrounded.count)
        is_asked = usage.calls or usage.cache_hits
        notes = (each if is_asked or each != self.note else self.unasked_note for each in report.run.notes)
        return replace(report, usage=usage, run=replace(report.run, notes=tuple(notes)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What reads and judges: its name, the note that a report gives of it, the prompts that it uses.

    `plan` tells what checking an article would send; None where nothing is ever sent. `max_chars` is the longest text
    that it reads, None where loading bounds it enough.
    """

    name: str
    note: str
    prompts: tuple[PromptFacts, ...]
    stage: Callable[[], Staged]
    plan: Callable[[Document, PublicationTime], CheckPlan] | None = None
    max_chars: int | None = None


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


def local_engine(model: str, archive: Retriever | None) -> Engine:
    """Build an engine that works on this machine; the same stages serve all articles."""
    from claimcheck.pipeline import Stages
    from claimcheck.text.limits import MAX_TAGGED_CHARS

    staged = Staged(
        stages=Stages(reader=local_reader(model), retriever=archive, judge=local_judge(model) if archive else None)
    )
    limit = None if model == "rules" else MAX_TAGGED_CHARS
    return Engine(name=model, note=_ENGINE_NOTES[model], prompts=(), stage=lambda: staged, max_chars=limit)


def llm_engine(settings: Settings, llm: LLMStack, archive: Retriever | None) -> Engine:
    """Build the engine of a language model, whose stages count for each article what they take."""
    from claimcheck.attribution.footing import footing_of
    from claimcheck.judging.llm import PROMPT as JUDGE_PROMPT
    from claimcheck.judging.llm import LLMJudge
    from claimcheck.llm.asking import Ungrounded
    from claimcheck.pipeline import Stages
    from claimcheck.pipeline.planning import plan_check
    from claimcheck.prompts import load_prompt
    from claimcheck.reading.llm import PROMPT as READ_PROMPT
    from claimcheck.reading.llm import LLMReader

    asking = model_settings(settings)
    second = local_reader(_SECOND_READER) if settings.llm.cross_check else None
    names = {"model": settings.model, "host": llm.chat.server.host}
    note = _LLM_NOTE.format(**names) + (_CROSS_NOTE if second else "")

    def stage() -> Staged:
        metered, ungrounded = llm.for_article(), Ungrounded()
        judge = LLMJudge(metered.llm, asking, ungrounded, footing_of) if archive else None
        reader: Reader = LLMReader(metered.llm, asking, ungrounded)
        reader = _cross_checked(reader, second) if second else reader
        stages = Stages(reader=reader, retriever=archive, judge=judge)
        return Staged(
            stages=stages,
            meter=metered.meter,
            ungrounded=ungrounded,
            note=note,
            unasked_note=_UNASKED_NOTE.format(**names),
        )

    def plan(document: Document, published: PublicationTime) -> CheckPlan:
        return plan_check(document, asking, price=llm.price, retriever=archive, published=published)

    files = [load_prompt(*prompt).file for prompt in (READ_PROMPT, *((JUDGE_PROMPT,) if archive else ()))]
    return Engine(
        name=settings.model,
        note=note,
        prompts=tuple(PromptFacts(name=file.name, version=file.version, sha256=file.sha256) for file in files),
        stage=stage,
        plan=plan,
    )


def _cross_checked(first: Reader, second: Reader) -> Reader:
    """Let a second reader flag the claims whose labels differ, as the article alone decides them."""
    from claimcheck.reading.cross_check import CrossCheckedReader
    from claimcheck.types import EvidenceState
    from claimcheck.verdict import decide

    return CrossCheckedReader(first, second, lambda claim: decide(claim, (), EvidenceState.NOT_SEARCHED).label)


def model_settings(settings: Settings) -> ModelSettings:
    """Give what every request to the model that the settings name has in common."""
    from claimcheck.llm.asking import ModelSettings

    return ModelSettings(model=settings.model, max_workers=settings.llm.max_concurrency)


def local_reader(model: str) -> Reader:
    """Give a reader that works on this machine: `rules`, or else `embedded`."""
    if model == "rules":
        from claimcheck.reading.rules import RulesReader

        return RulesReader()
    from claimcheck.adapters.tagger import packaged_tagger

    tagger = packaged_tagger()
    tagger.begin()  # while the reader's modules are imported
    from claimcheck.reading.embedded import embedded_reader

    return embedded_reader(tagger.tag)


def local_judge(model: str) -> Judge:
    """Give a judge that works on this machine: for `rules` without trained weights, or else with them."""
    from claimcheck.attribution.footing import footing_of

    if model == "rules":
        from claimcheck.judging.rules import RulesJudge

        return RulesJudge(footing_of)
    from claimcheck.adapters.stance_weights import packaged_scorer
    from claimcheck.judging.weighing import WeighingJudge

    return WeighingJudge(footing_of, packaged_scorer())
