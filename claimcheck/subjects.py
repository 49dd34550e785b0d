"""What an evaluation measures, built from its name: local engines, replayed, simulated and real models."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.config import MODELS, Settings
from claimcheck.engines import local_judge, local_reader, open_llm
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.adapters.archive import Archive
    from claimcheck.adapters.llm_stack import LLMStack
    from claimcheck.evaluation.cases import Case
    from claimcheck.evaluation.mocked import Recorder
    from claimcheck.evaluation.simulated import Dials
    from claimcheck.evaluation.suite import Subject
    from claimcheck.policy import Policy
    from claimcheck.retrieval.seam import Embedder

MOCKED = ("simulated", "replay")
_POOL_RANKS = 10
_LOCAL_NOTES = {
    "embedded": "a small trained tagger with rules, no large language model",
    "rules": "cues and phrases, no model",
}


class KeptVectors:
    """An `Embedder` that keeps the vectors of texts, since several archives hold the same ones."""

    def __init__(self, inner: Embedder) -> None:
        self.name, self.dimension, self.sha256 = inner.name, inner.dimension, inner.sha256
        self._inner = inner
        self._kept: dict[str, list[float]] = {}

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See `Embedder.embed`."""
        for text in texts:
            if text not in self._kept:
                self._kept[text] = self._inner.embed([text])[0]
        return [self._kept[text] for text in texts]


@dataclass(slots=True, kw_only=True)
class CaseArchives:
    """An archive for each case, and one that holds the documents of all, in a folder that goes when they are closed."""

    folder: Path
    embedder: Embedder
    opened: dict[str, Archive] = field(default_factory=dict)
    pool: Archive | None = None

    def fill(self, cases: Sequence[Case]) -> None:
        """Make the archive that `ranks` searches, from the documents of all cases."""
        self.pool = self._make("pool", cases)

    def of(self, case: Case) -> Archive:
        """Give the archive of one case, made when it is first asked for."""
        if case.id not in self.opened:
            self.opened[case.id] = self._make(f"case-{len(self.opened)}", [case])
        return self.opened[case.id]

    def ranks(self, case: Case) -> tuple[int | None, ...]:
        """See `Ranker.ranks`."""
        from claimcheck.retrieval.origins import signature_of
        from claimcheck.retrieval.seam import Scope
        from claimcheck.types import Stance

        documents = {prior.name: prior.document.id for prior in case.archive}
        pairs = [
            (" ".join(claim.quotations[-1].split()), documents[pair.document])
            for claim in case.scored_claims
            for pair in claim.evidence
            if pair.stance is not Stance.UNRELATED
        ]
        if self.pool is None or not pairs:
            return ()
        scope = Scope(before=case.published, sha256=case.article.sha256, signature=signature_of(case.article.text))
        found = self.pool.search([query for query, _ in pairs], scope=scope, k=_POOL_RANKS)
        ranks: list[int | None] = []
        for (_, wanted), passages in zip(pairs, found, strict=True):
            order = list(dict.fromkeys(passage.document.id for passage in passages))
            ranks.append(order.index(wanted) + 1 if wanted in order else None)
        return tuple(ranks)

    def close(self) -> None:
        """Close all archives."""
        for archive in (*self.opened.values(), *([self.pool] if self.pool else [])):
            archive.close()

    def _make(self, name: str, cases: Sequence[Case]) -> Archive:
        from claimcheck.adapters.archive import Archive

        archive = Archive.open(self.folder / name, self.embedder, create=True)
        for _ in archive.add(prior.document for case in cases for prior in case.archive):
            pass
        return archive


@contextmanager
def open_archives(cases: Sequence[Case]) -> Iterator[CaseArchives]:
    """Make the archives of a suite's cases, in a temporary folder."""
    from claimcheck.adapters.embedder import packaged_embedder

    with tempfile.TemporaryDirectory(prefix="claimcheck-eval-") as folder:
        archives = CaseArchives(folder=Path(folder), embedder=KeptVectors(packaged_embedder()))
        try:
            archives.fill(cases)
            yield archives
        finally:
            archives.close()


def evaluation_policy() -> Policy:
    """Give the policy that ships; findings enter no score."""
    from claimcheck.policy import parse_policy
    from claimcheck.resources import read_resource

    return parse_policy(read_resource("data", "policy", "default.toml").decode(), "default")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How subjects are asked: the dials of the simulated model, the cassettes to replay or to write."""

    dials: Dials
    cassettes: Path
    how_to_record: str
    recorder: Recorder | None = None


@contextmanager
def open_subject(
    name: str, archives: CaseArchives, settings: Settings, options: Options, announce: Callable[[str], None]
) -> Iterator[Subject]:
    """Build a subject by its name: embedded, rules, simulated, replay, or a model such as openai:NAME.

    `announce` is told which host will receive the text, before it does.

    Raises:
        ConfigError: there is none of this name, or it cannot be opened.
        CaseError: there are no cassettes to replay.
    """
    from claimcheck.evaluation import mocked

    if name in MODELS:
        yield _local_subject(name, archives)
    elif name == "simulated":
        yield mocked.simulated_subject(options.dials, archives.of, options.recorder)
    elif name == "replay":
        yield mocked.replay_subject(options.cassettes, archives.of, options.how_to_record)
    elif ":" in name:
        llm = open_llm(replace(settings, model=name), announce)
        try:
            yield _real_subject(name, llm, archives, options.recorder)
        finally:
            llm.close()
    else:
        known = ", ".join((*MODELS, *MOCKED))
        raise ConfigError(f"--engine: {name} is none of {known} and no PROVIDER:NAME", setting="--engine")


def _local_subject(name: str, archives: CaseArchives) -> Subject:
    from claimcheck.evaluation.suite import CaseStages, Subject
    from claimcheck.pipeline import Stages

    reader, judge = local_reader(name), local_judge(name)

    def stage(case: Case) -> CaseStages:
        stages = Stages(reader=reader, retriever=archives.of(case), judge=judge)
        return CaseStages(stages=stages, add_usage=lambda report: report)

    return Subject(name=name, note=_LOCAL_NOTES[name], is_simulated=False, prompts=(), stage=stage)


def _real_subject(name: str, llm: LLMStack, archives: CaseArchives, recorder: Recorder | None) -> Subject:
    from claimcheck.evaluation.mocked import llm_stages, prompt_facts
    from claimcheck.evaluation.suite import CaseStages, Subject

    def stage(case: Case) -> CaseStages:
        metered = llm.for_article()
        asked = recorder.wrap(case, metered.llm) if recorder else metered.llm
        return llm_stages(asked, name, archives.of(case), metered.meter)

    note = f"a large language model at {llm.chat.server.host}"
    return Subject(name=name, note=note, is_simulated=False, prompts=prompt_facts(), stage=stage)
