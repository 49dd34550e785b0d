"""Reading by a language model: sections of the article in parallel, everything it quotes looked up in the article."""

from claimcheck.reading.llm.reader import LLMReader
from claimcheck.reading.llm.request import PROMPT, reading_requests

__all__ = ["PROMPT", "LLMReader", "reading_requests"]
