"""A whole check of a sample article by a model over HTTP on the loopback, for tests of what failures do to a report."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from stack_over_http import QUICK, settings

from claimcheck.adapters.llm_stack import LLMStack, open_stack
from claimcheck.attribution.footing import footing_of
from claimcheck.evaluation.simulated import SimulatedModel
from claimcheck.evaluation.stub_llm import Answer, Call, Responder, StubServer
from claimcheck.judging.llm import LLMJudge
from claimcheck.llm.asking import ModelSettings, Ungrounded
from claimcheck.llm.retrying import Patience
from claimcheck.pipeline import Stages, check
from claimcheck.policy import Policy, parse_policy
from claimcheck.reading.llm import LLMReader
from claimcheck.resources import read_resource
from claimcheck.retrieval.memory import MemoryRetriever
from claimcheck.retrieval.seam import Retriever
from claimcheck.text.load import load_file
from claimcheck.text.segment import segment
from claimcheck.types import Claim, Document, PolicyFacts, PublicationTime, Report, RunFacts

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
RUN = RunFacts(
    id="r",
    started_at="2024-03-26T00:00:00+00:00",
    model="stub",
    engine_version="0",
    prompts=(),
    policy=PolicyFacts(name="default", sha256=""),
    archive="samples",
    settings_sha256="",
)


class Remembering:
    """A responder that answers a request from memory where it was asked before: the stub has one thread for all."""

    def __init__(self, model: SimulatedModel) -> None:
        self._model = model
        self._said: dict[str, Answer | None] = {}

    def __call__(self, call: Call) -> Answer | None:
        if call.user not in self._said:
            self._said[call.user] = self._model(call)
        return self._said[call.user]


SOUND = Remembering(SimulatedModel())


@cache
def sample_article() -> Document:
    return load_file(SAMPLES / "articles" / "flood-gates.txt")


@cache
def sample_archive() -> MemoryRetriever:
    return MemoryRetriever(segment(load_file(path)) for path in sorted((SAMPLES / "archive").glob("*.md")))


@cache
def policy() -> Policy:
    return parse_policy(read_resource("data", "policy", "default.toml").decode(), "default")


@dataclass(kw_only=True)
class Checking:
    """The stub, and checks of articles by way of it."""

    stub: StubServer
    stack: LLMStack

    def check(
        self,
        document: Document | None = None,
        *,
        archive: Retriever | None = None,
        patience: Patience = QUICK,
        workers: int = 8,
    ) -> Report:
        document = document or sample_article()
        metered, ungrounded = self.stack.for_article(patience=patience), Ungrounded()
        asking = ModelSettings(model="openai:stub", max_workers=workers)
        stages = Stages(
            reader=LLMReader(metered.llm, asking, ungrounded),
            retriever=archive or sample_archive(),
            judge=LLMJudge(metered.llm, asking, ungrounded, footing_of),
        )
        published = document.date or PublicationTime.parse("2024-03-26")
        report = check(document, stages, policy=policy(), run=RUN, published=published)
        usage = metered.meter.usage(seconds=report.usage.seconds, ungrounded=ungrounded.count)
        return replace(report, usage=usage)


@contextmanager
def checking(
    responder: Responder | None = SOUND,
    *,
    stub: dict[str, Any] | None = None,
    stack_for: str | None = None,
    **changes: Any,
) -> Iterator[Checking]:
    """Start the stub and open a stack in front of it, or of another address; `changes` are settings of the stack."""
    dials = {"latency": 0.0, "per_token": 0.0, "retry_after": 0.05, **(stub or {})}
    with StubServer(responder, **dials) as server:
        stack = open_stack(settings(stack_for or server.base_url, **{"timeout_s": 60.0, **changes}), lambda host: None)
        try:
            yield Checking(stub=server, stack=stack)
        finally:
            stack.close()


@dataclass
class Targeted:
    """A sound model, but for the requests of one stage that ask about any of the targets' words.

    Of those, `answer` says what is answered to the first `count`, None for all of them; it is told the call.
    """

    stage: str
    targets: Sequence[str]
    answer: Callable[[Call], Answer | None]
    count: int | None = None
    asked: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, call: Call) -> Answer | None:
        if call.schema_name == self.stage and self._is_asked(call):
            with self._lock:
                self.asked.append(call.user)
                number = len(self.asked)
            if self.count is None or number <= self.count:
                return self.answer(call)
        return SOUND(call)

    def _is_asked(self, call: Call) -> bool:
        words = asked_words(call.user)
        return any(each in words for each in self.targets)


def asked_words(user: str) -> str:
    """Give what a request asks about: its sentences or its claims, without context and passages."""
    for name in ("read", "claims"):
        _, opening, rest = user.partition(f"<{name}>\n")
        if opening:
            return rest.partition(f"\n</{name}>")[0]
    return ""


def by_start(report: Report) -> dict[int, tuple[Any, ...]]:
    """Give what is said of each claim, by where it begins; of claims at one place one after the other."""
    said: dict[int, tuple[Any, ...]] = {}
    for claim in report.claims:
        said[claim.spans[0].start] = (*said.get(claim.spans[0].start, ()), facts(claim))
    return said


def facts(claim: Claim) -> tuple[Any, ...]:
    """Give what a claim says but for the numbers of its sources."""
    evidence = tuple((each.document_id, each.quote, each.stance, each.footing) for each in claim.evidence)
    return (
        *(claim.id, claim.text, claim.kind, claim.spans, claim.label, claim.basis, claim.cause, claim.needs_review),
        *(claim.evidence_state, claim.corroborated_by, claim.contradicted_by, evidence),
    )
