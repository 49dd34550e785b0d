"""The JSON that the protocol wraps an answer in."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Any

from claimcheck.evaluation.stub_llm.exchange import Json


def usage(prompt_tokens: int, cached_tokens: int, completion_tokens: int) -> Json:
    """Give the token counts as a reply carries them."""
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
        "prompt_tokens_details": {"cached_tokens": cached_tokens},
        "completion_tokens_details": {"reasoning_tokens": 0},
    }


def completion(
    number: int, model: str, content: str, finish: str, used: Json, *, tool: str | None, refusal: str | None
) -> Json:
    """Give a chat completion; with `tool` the content is that tool's arguments."""
    message: Json = {"role": "assistant", "content": None if refusal else content, "refusal": refusal}
    if tool is not None:
        call = {"id": f"call_{number}", "type": "function", "function": {"name": tool, "arguments": content}}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
        finish = "tool_calls" if finish == "stop" else finish
    return {
        "id": f"stub-{number}",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "system_fingerprint": "stub",
        "usage": used,
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": finish}],
    }


async def stream(
    number: int, model: str, content: str, finish: str, used: Json | None, wait: Callable[[float], Awaitable[None]]
) -> AsyncIterator[bytes]:
    """Give a streamed completion piece by piece; `wait` is told the share of the content that comes next."""

    def event(delta: Mapping[str, Any], end: str | None = None, used: Json | None = None) -> bytes:
        chunk: Json = {"id": f"stub-{number}", "object": "chat.completion.chunk", "created": 0, "model": model}
        chunk["choices"] = [] if used else [{"index": 0, "delta": delta, "finish_reason": end}]
        return f"data: {json.dumps(chunk | ({'usage': used} if used else {}))}\n\n".encode()

    yield event({"role": "assistant", "content": ""})
    pieces = re.findall(r"\S+\s*|\s+", content) or [""]
    for place, piece in enumerate(pieces, start=1):
        await wait(place / len(pieces))
        yield event({"content": piece})
    yield event({}, finish)
    if used:
        yield event({}, used=used)
    yield b"data: [DONE]\n\n"


def embedding(text: str, dimension: int) -> list[float]:
    """Give a bag-of-words hash vector of unit length: like texts get like vectors."""
    vector = [0.0] * dimension
    for word in re.findall(r"\w+", text.lower()) or [""]:
        number = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
        vector[number % dimension] += 1.0 if number >> 32 & 1 else -1.0
    length = math.hypot(*vector) or 1.0
    return [value / length for value in vector]


def error(message: str, kind: str) -> Json:
    """Give an error as the protocol words it."""
    return {"error": {"message": message, "type": kind, "code": kind, "param": None}}
