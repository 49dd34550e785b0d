"""Running a subject, an engine or a mocked model, over the cases of a suite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from claimcheck import __version__
from claimcheck.evaluation.cases import Case
from claimcheck.evaluation.runs import CaseRun, EvalRun
from claimcheck.evaluation.scoring import score_case
from claimcheck.pipeline import Stages, check
from claimcheck.policy import Policy
from claimcheck.types import PolicyFacts, PromptFacts, Report, RunFacts

# Scores depend on no clock and no run id: two runs of one suite are the same byte for byte.
_NO_POLICY_FACTS = PolicyFacts(name="evaluation", sha256="")
_NO_TIME = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStages:
    """The stages for one case, and what adds the usage of a model to its report."""

    stages: Stages
    add_usage: Callable[[Report], Report]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is measured: its name, what a reader must know of it, its prompts, and its stages for a case.

    `is_simulated` is set where replies come from no real model: such figures test our code, not any model's quality.
    """

    name: str
    note: str
    is_simulated: bool
    prompts: tuple[PromptFacts, ...]
    stage: Callable[[Case], CaseStages]


class Ranker(Protocol):
    """Anything that tells where a search over the archives of all cases finds the documents of gold pairs."""

    def ranks(self, case: Case) -> tuple[int | None, ...]:
        """Give a rank from 1 for each gold pair with a stance, in order of the claims; None where it is not found."""
        ...


def check_case(case: Case, subject: Subject, policy: Policy) -> Report:
    """Check the article of a case as the subject does it."""
    made = subject.stage(case)
    run = RunFacts(
        id="evaluation",
        started_at=_NO_TIME,
        model=subject.name,
        engine_version=__version__,
        prompts=subject.prompts,
        policy=_NO_POLICY_FACTS,
        archive=None,
        settings_sha256="",
    )
    report = made.add_usage(check(case.article, made.stages, policy=policy, run=run, published=case.published))
    return replace(report, usage=replace(report.usage, seconds={}))


def run_suite(
    cases: Sequence[Case],
    subject: Subject,
    policy: Policy,
    ranker: Ranker,
    on_case: Callable[[Case], None] = lambda _: None,
) -> EvalRun:
    """Check and score every case.

    Raises:
        CassetteMiss: replies are replayed, and one was never recorded; no figure is made of the others.
    """
    return EvalRun(
        subject=subject.name,
        note=subject.note,
        is_simulated=subject.is_simulated,
        engine_version=__version__,
        prompts=subject.prompts,
        cases=tuple(_run_cases(cases, subject, policy, ranker, on_case)),
    )


def _run_cases(
    cases: Iterable[Case], subject: Subject, policy: Policy, ranker: Ranker, on_case: Callable[[Case], None]
) -> Iterator[CaseRun]:
    for case in cases:
        on_case(case)
        score = score_case(case, check_case(case, subject, policy), ranker.ranks(case))
        yield CaseRun(sha256=case.sha256, score=score)
