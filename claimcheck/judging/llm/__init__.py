"""Judging by a language model: groups of claims with their passages, every stance by words that the passage holds."""

from claimcheck.judging.llm.judge import LLMJudge
from claimcheck.judging.llm.request import PROMPT, judging_requests

__all__ = ["PROMPT", "LLMJudge", "judging_requests"]
