"""The judging seam: what the pipeline asks about claims and candidate passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from claimcheck.errors import LLMError
from claimcheck.judging.context import Context
from claimcheck.types import Judgement, Passage, PublicationTime, ReadClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One claim, the passages that may bear on it, when its article was published, and where it stands there."""

    claim: ReadClaim
    passages: tuple[Passage, ...]
    published: PublicationTime
    context: Context | None = None


class PartlyJudged(LLMError):  # noqa: N818
    """Some claims could not be judged; `judged` holds the judgements of the others, None for each of these."""

    def __init__(self, cause: LLMError, *, judged: Sequence[list[Judgement] | None]) -> None:
        super().__init__(str(cause), model=cause.model, prompt=cause.prompt, request_key=cause.request_key)
        self.judged = tuple(judged)


class Judge(Protocol):
    """Anything that tells the stance of passages towards claims."""

    def judge(self, questions: Sequence[Question]) -> list[list[Judgement]]:
        """Judge each claim against its passages.

        Returns:
            One list a question, in their order; one judgement a passage, in the order of the passages.

        Raises:
            PartlyJudged: a model that judges did not answer usably for some claims.
            LLMError: it did not for any.
        """
        ...
