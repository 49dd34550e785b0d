"""The judging seam: what the pipeline asks about claims and candidate passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from claimcheck.types import Judgement, Passage, PublicationTime, ReadClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One claim, the passages that may bear on it, and when its article was published."""

    claim: ReadClaim
    passages: tuple[Passage, ...]
    published: PublicationTime


class Judge(Protocol):
    """Anything that tells the stance of passages towards claims."""

    def judge(self, questions: Sequence[Question]) -> list[list[Judgement]]:
        """Judge each claim against its passages.

        Returns:
            One list a question, in their order; one judgement a passage, in the order of the passages.

        Raises:
            LLMError: a model that judges did not answer usably.
        """
        ...
