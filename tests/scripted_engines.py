"""Readers, archives and judges that do as they are told, for tests of the flow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claimcheck.attribution.footing import footing_of
from claimcheck.errors import LLMError, RetrievalError
from claimcheck.judging.rules import RulesJudge
from claimcheck.judging.seam import PartlyJudged, Question
from claimcheck.retrieval.memory import MemoryRetriever
from claimcheck.retrieval.seam import Scope
from claimcheck.types import Article, Judgement, Passage, ReadClaim, SectionReading, SentenceVerdict


@dataclass
class ScriptedReader:
    """Finds at each given quotation a claim, in one section a list."""

    sections: Sequence[Sequence[ReadClaim]]
    verdicts: Sequence[SentenceVerdict] = ()

    def read(self, article: Article) -> Iterator[SectionReading]:
        for number, claims in enumerate(self.sections):
            yield SectionReading(claims=tuple(claims), sentences=() if number else tuple(self.verdicts))


@dataclass
class FailingRetriever:
    """Breaks down from a given search on."""

    retriever: MemoryRetriever
    after: int = 0
    searches: int = field(default=0)

    def search(self, queries: Sequence[str], *, scope: Scope, k: int) -> list[list[Passage]]:
        self.searches += 1
        if self.searches > self.after:
            raise RetrievalError("the archive is locked; close the other program", archive="archive")
        return self.retriever.search(queries, scope=scope, k=k)


class FailingJudge:
    def judge(self, questions: Sequence[Question]) -> list[list[Judgement]]:
        raise LLMError("the model does not answer", model="m", prompt="judge", request_key="k")


class PartlyFailingJudge:
    """Judges the first claim by rule and no other."""

    def judge(self, questions: Sequence[Question]) -> list[list[Judgement]]:
        error = LLMError("no reply for some", model="m", prompt="judge", request_key="k")
        first = RulesJudge(footing_of).judge(questions[:1])
        raise PartlyJudged(error, judged=[*first, *[None] * (len(questions) - 1)])
