"""The LLM seam: one request in, one reply out, whatever the model."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

JsonSchema = dict[str, Any]
"""A JSON Schema as parsed JSON; it is data for a provider, we read nothing out of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptFile:
    """A prompt of `prompts/`: its name and version, the hash of the file, and the stable text that comes first."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Everything that one request to a model consists of; equal requests have equal keys.

    `system` is the stable part, the same for all requests of one prompt, so that a provider's prefix cache hits;
    `user` is the data. `max_tokens` bounds the reply, which bounds its cost.
    """

    prompt: PromptFile
    model: str
    system: str
    user: str
    schema_name: str
    schema: JsonSchema = field(hash=False)
    max_tokens: int
    temperature: float | None = 0.0
    seed: int | None = 0

    @property
    def key(self) -> str:
        """Give the hash of all that can change the reply: model, parameters, schema, prompt file and rendered text."""
        parts = [
            self.model,
            self.prompt.sha256,
            self.system,
            self.user,
            self.schema_name,
            json.dumps(self.schema, sort_keys=True),
            self.max_tokens,
            self.temperature,
            self.seed,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


class Finish(StrEnum):
    """Why a model stopped."""

    STOP = "stop"
    LENGTH = "length"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a model answered, with what it took; `text` is kept whatever it is worth.

    `is_cached` is set where nothing was sent; `retries` counts the further attempts that this reply took.
    """

    text: str
    finish: Finish
    prompt_tokens: int
    cached_tokens: int
    completion_tokens: int
    is_cached: bool = False
    retries: int = 0


class LLM(Protocol):
    """Anything that answers requests; safe to call from several threads at once."""

    def complete(self, request: Request) -> Reply:
        """Answer one request.

        Raises:
            LLMTransientError: no answer now; only `RetryingLLM` asks again.
            LLMError: no answer at all: refused key, unknown model, context too long, budget spent.
        """
        ...
