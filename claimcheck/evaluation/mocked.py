"""Mocked models as subjects: the simulated one, and replies replayed from cassettes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from claimcheck.attribution.footing import footing_of
from claimcheck.errors import CaseError, ConfigError
from claimcheck.evaluation.cases import Case
from claimcheck.evaluation.simulated import Dials, SimulatedModel
from claimcheck.evaluation.suite import CaseStages, Subject
from claimcheck.judging.llm import PROMPT as JUDGE_PROMPT
from claimcheck.judging.llm import LLMJudge
from claimcheck.llm.asking import ModelSettings, Ungrounded
from claimcheck.llm.cassette import RecordingLLM, ReplayLLM
from claimcheck.llm.retrying import Patience, RetryingLLM
from claimcheck.llm.seam import LLM, Reply, Request
from claimcheck.llm.usage import UsageMeter
from claimcheck.pipeline import Stages
from claimcheck.prompts import load_prompt
from claimcheck.reading.llm import PROMPT as READ_PROMPT
from claimcheck.reading.llm import LLMReader
from claimcheck.retrieval.seam import Retriever
from claimcheck.types import PromptFacts, Report

SIMULATED_MODEL = "simulated"
ABOUT_NAME = "about.json"
SIMULATED_NOTE = "answers by rule with set faults, no real model: it tests our code and prompts' plumbing, no quality"
_NO_WAIT = Patience(first_wait_s=0.0, max_wait_s=0.0)

RetrieverOf = Callable[[Case], Retriever]


class CountingLLM:
    """An `LLM` that counts what another one is asked and answers."""

    def __init__(self, inner: LLM, meter: UsageMeter) -> None:
        self._inner = inner
        self._meter = meter

    def complete(self, request: Request) -> Reply:
        """Answer one request."""
        self._meter.sent()
        reply = self._inner.complete(request)
        self._meter.took(reply)
        return reply


class About(BaseModel):
    """What a folder of cassettes holds: the model that was asked, and the dials of a simulated one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = 1
    model: str
    is_simulated: bool
    note: str
    dials: dict[str, Any] | None = None


def prompt_facts() -> tuple[PromptFacts, ...]:
    """Give the prompts that a model is asked with."""
    files = [load_prompt(*prompt).file for prompt in (READ_PROMPT, JUDGE_PROMPT)]
    return tuple(PromptFacts(name=each.name, version=each.version, sha256=each.sha256) for each in files)


def llm_stages(llm: LLM, model: str, retriever: Retriever, meter: UsageMeter) -> CaseStages:
    """Give the stages of a model for one case; `meter` is told what it takes by whoever stands behind `llm`."""
    ungrounded, asking = Ungrounded(), ModelSettings(model=model)
    stages = Stages(
        reader=LLMReader(llm, asking, ungrounded),
        retriever=retriever,
        judge=LLMJudge(llm, asking, ungrounded, footing_of),
    )

    def add_usage(report: Report) -> Report:
        return replace(report, usage=meter.usage(ungrounded=ungrounded.count))

    return CaseStages(stages=stages, add_usage=add_usage)


def simulated_subject(dials: Dials, retriever_of: RetrieverOf, recorder: Recorder | None = None) -> Subject:
    """Give the simulated model as a subject."""

    def stage(case: Case) -> CaseStages:
        meter = UsageMeter(None)
        counted = CountingLLM(SimulatedModel(dials), meter)
        llm: LLM = RetryingLLM(counted, patience=_NO_WAIT, on_retry=meter.retried)
        llm = recorder.wrap(case, llm) if recorder else llm
        return llm_stages(llm, SIMULATED_MODEL, retriever_of(case), meter)

    note = f"simulated model, {SIMULATED_NOTE}"
    return Subject(name=SIMULATED_MODEL, note=note, is_simulated=True, prompts=prompt_facts(), stage=stage)


def replay_subject(cassettes: Path, retriever_of: RetrieverOf, how_to_record: str) -> Subject:
    """Give the replies of a folder of cassettes as a subject, one file a case.

    Raises:
        CaseError: the folder holds no cassettes.
    """
    about = read_about(cassettes)

    def stage(case: Case) -> CaseStages:
        meter = UsageMeter(None)
        replay = ReplayLLM.load(cassettes / f"{case.id}.jsonl", how_to_record=how_to_record)
        return llm_stages(CountingLLM(replay, meter), about.model, retriever_of(case), meter)

    kind = SIMULATED_NOTE if about.is_simulated else "a large language model"
    return Subject(
        name="replay",
        note=f"replies of {about.model}, recorded: {kind}",
        is_simulated=about.is_simulated,
        prompts=prompt_facts(),
        stage=stage,
    )


class Recorder:
    """Records what a model answers in the cases of a suite, one cassette a case."""

    def __init__(self, folder: Path, about: About) -> None:
        self._folder = folder
        self._about = about
        self._recording: dict[str, RecordingLLM] = {}

    def wrap(self, case: Case, llm: LLM) -> LLM:
        """Stand before a model and remember what it answers in one case."""
        self._recording[case.id] = RecordingLLM(llm)
        return self._recording[case.id]

    def save(self) -> int:
        """Write the cassettes and what they are; give the number of replies.

        Raises:
            OSError: they cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        count = sum(llm.save(self._folder / f"{case}.jsonl") for case, llm in self._recording.items())
        about = json.dumps(self._about.model_dump(exclude_none=True), ensure_ascii=False, indent=1)
        (self._folder / ABOUT_NAME).write_text(about + "\n", encoding="utf-8")
        return count


def simulated_about(dials: Dials) -> About:
    """Say of cassettes that no real model was asked."""
    note = "recorded from the simulated model, which answers by rule with set faults; they test our code and prompts' "
    note += "plumbing, not the quality of any model"
    return About(model=SIMULATED_MODEL, is_simulated=True, note=note, dials=asdict(dials))


def read_about(folder: Path) -> About:
    """Read what a folder of cassettes holds.

    Raises:
        CaseError: it holds none.
    """
    path = folder / ABOUT_NAME
    try:
        return About.model_validate_json(path.read_bytes())
    except OSError as exc:
        message = (
            f"{folder}: no cassettes there ({ABOUT_NAME}: {exc.strerror}); make them with `claimcheck eval record`"
        )
        raise CaseError(message, path=str(path)) from exc
    except ValidationError as exc:
        raise CaseError(f"{path}: this does not say what the cassettes are; record them again", path=str(path)) from exc


def parse_dials(words: str) -> Dials:
    """Read dials such as "seed=3,invented_quotation=0.05".

    Raises:
        ConfigError: there is no such dial, or its value is none.
    """
    kinds = {name: type(value) for name, value in asdict(Dials()).items()}
    given: dict[str, Any] = {}
    for word in filter(None, (each.strip() for each in words.split(","))):
        name, _, value = word.partition("=")
        if name not in kinds:
            raise ConfigError(f"--dials: {name} is no dial; one of {', '.join(kinds)}", setting="--dials")
        try:
            given[name] = value in {"", "1", "true"} if kinds[name] is bool else kinds[name](value)
        except ValueError as exc:
            raise ConfigError(f"--dials: {name} takes a number, not {value}", setting="--dials") from exc
    return Dials(**given)


def dials_of(cassettes: Path) -> Dials:
    """Give the dials that the cassettes of a folder were recorded with, or none where it holds none."""
    if not (cassettes / ABOUT_NAME).exists():
        return Dials()
    return Dials(**(read_about(cassettes).dials or {}))
