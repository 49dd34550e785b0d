"""How many tokens a request may take, without any vocabulary."""

from __future__ import annotations

import json
import math

from claimcheck.llm.seam import Request

_CHARS_A_TOKEN = 4.0
_FRAME_TOKENS = 512
"""What providers put around messages and schemas, and what the adapter says where a server has no structured output."""


def most_prompt_tokens(request: Request) -> int:
    """Give a bound that no tokenizer passes: every token stands for a byte at least."""
    return len(_sent_text(request).encode("utf-8", "surrogatepass")) + _FRAME_TOKENS


def likely_prompt_tokens(request: Request) -> int:
    """Give about what English takes: a token for four characters."""
    return math.ceil(len(_sent_text(request)) / _CHARS_A_TOKEN)


def _sent_text(request: Request) -> str:
    return request.system + request.user + json.dumps(request.schema, ensure_ascii=False)
