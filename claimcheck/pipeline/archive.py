"""What the archive says of the claims: each section searched as it comes, judged while the next are being read."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.errors import CassetteMiss, LLMError, RetrievalError
from claimcheck.judging.context import context_of
from claimcheck.judging.seam import Judge, PartlyJudged, Question
from claimcheck.pipeline.background import Background
from claimcheck.pipeline.clock import StageClock
from claimcheck.pipeline.evidence import NOT_SEARCHED, Evidenced, failed, query_of, searched
from claimcheck.retrieval.seam import Retriever, Scope
from claimcheck.types import Article, Cause, ClaimKind, Passage, ReadClaim

CANDIDATES = 5
"""Passages that are judged for one claim at most."""
SECTIONS_AT_ONCE = 64
"""Sections that are judged at the same time at most; how many requests a model takes at once is bounded elsewhere."""


Asked = Evidenced | Question
"""A claim's evidence, or the question that is still to be judged."""


class ArchiveAsker:
    """Asks the archive about sections of claims, in their order."""

    def __init__(self, retriever: Retriever, judge: Judge, scope: Scope, article: Article, clock: StageClock) -> None:
        self._retriever = retriever
        self._judge = judge
        self._scope = scope
        self._article = article
        self._clock = clock
        self._judging = Background(self._judged, max_workers=SECTIONS_AT_ONCE)

    def ask(self, claims: Sequence[ReadClaim]) -> None:
        """Search for the claims of one section, and start judging what was found."""
        self._judging.start(self._search(claims))

    def evidence(self) -> list[list[Evidenced]]:
        """Wait for the evidence of all claims, by section in the order asked; what failed is said, never guessed."""
        with self._clock.stage("judge"):
            return list(self._judging.results())

    def _search(self, claims: Sequence[ReadClaim]) -> list[Asked]:
        asked = [each for each in claims if each.kind is not ClaimKind.PROCESS and each.failure is None]
        try:
            with self._clock.stage("search"):
                queries = [query_of(each) for each in asked]
                found = self._retriever.search(queries, scope=self._scope, k=CANDIDATES) if queries else []
        except RetrievalError as exc:
            lost = failed(Cause.SEARCH_FAILED, exc)
            ids = {each.id for each in asked}
            return [lost if each.id in ids else NOT_SEARCHED for each in claims]
        answers = {claim.id: self._question(claim, each) for claim, each in zip(asked, found, strict=True)}
        return [answers.get(each.id, NOT_SEARCHED) for each in claims]

    def _question(self, claim: ReadClaim, passages: Sequence[Passage]) -> Asked:
        """Give what is to be judged of a claim; without candidates there is nothing to judge."""
        if not passages:
            return searched(())
        return Question(
            claim=claim,
            passages=tuple(passages),
            published=self._scope.before,
            context=context_of(claim.spans, self._article),
        )

    def _judged(self, section: Sequence[Asked]) -> list[Evidenced]:
        questions = [each for each in section if isinstance(each, Question)]
        answers = iter(self._answers(questions) if questions else [])
        return [next(answers) if isinstance(each, Question) else each for each in section]

    def _answers(self, questions: Sequence[Question]) -> list[Evidenced]:
        try:
            return [searched(tuple(each)) for each in self._judge.judge(questions)]
        except CassetteMiss:
            # A failure of the recording, not of a model: no report may hide it.
            raise
        except PartlyJudged as exc:
            lost = failed(Cause.JUDGING_FAILED, exc)
            return [lost if each is None else searched(tuple(each)) for each in exc.judged]
        except LLMError as exc:
            return [failed(Cause.JUDGING_FAILED, exc)] * len(questions)
