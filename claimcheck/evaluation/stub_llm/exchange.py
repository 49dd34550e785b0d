"""What a responder of the stub sees and answers, and how the stub is set."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]


class Fault(StrEnum):
    """What goes wrong with the transport of an answer; `status` of an `Answer` plays the statuses."""

    NONE = "none"
    RESET = "reset"
    DRIP = "drip"
    HANG = "hang"
    HTML = "html"
    NO_CHOICES = "no_choices"
    BROKEN_JSON = "broken_json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request as a responder sees it; `number` counts from 1 since the last reset, refused requests included.

    `messages` hold role and content as text; `path` is "chat/completions" or "embeddings".
    """

    path: str
    body: Json
    model: str
    messages: tuple[Mapping[str, str], ...]
    schema: Json | None
    schema_name: str
    tools: tuple[Json, ...]
    number: int

    @property
    def text(self) -> str:
        """Give all messages, a line feed between them."""
        return "\n".join(message["content"] for message in self.messages)

    @property
    def system(self) -> str:
        """Give the instructions."""
        return "\n".join(one["content"] for one in self.messages if one["role"] in {"system", "developer"})

    @property
    def user(self) -> str:
        """Give the data."""
        return "\n".join(one["content"] for one in self.messages if one["role"] == "user")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A responder's answer when text alone is not enough.

    `content` that is no text is sent as JSON; `stage` is a name for the statistics; `latency` replaces the server's.
    `message` explains a `status` that is not 200; `code` and `headers` go with it. `completion_tokens` replaces the
    count, as hidden reasoning would.
    """

    content: Any = ""
    stage: str = ""
    status: int = 200
    message: str = "played fault"
    code: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    latency: float | None = None
    completion_tokens: int | None = None
    finish_reason: str = "stop"
    refusal: str | None = None
    fault: Fault = Fault.NONE


Said = Answer | str | Json | list[Any] | None
Responder = Callable[[Call], "Said | Awaitable[Said]"]
"""Gives the answer to a call; None leaves it to the stub: the smallest valid instance of the schema."""


@dataclass(slots=True, kw_only=True)
class Config:
    """The dials of the stub; 0 is no limit, seconds for times, shares between 0 and 1 for rates.

    `fault` is played for the share `fault_rate` of requests, a status 500 for `fail_rate` of them. `formats` lists what
    the server takes for structured output: of "json_schema", "json_object" and "tools". With `key` any other key is
    refused. `max_prompt_tokens` is the context.
    """

    latency: float = 0.8
    per_token: float = 0.005
    per_prompt_token: float = 0.0
    max_concurrent: int = 0
    over_limit: str = "429"
    rpm: int = 0
    retry_after: float = 1.0
    fail_rate: float = 0.0
    fault: str = Fault.NONE
    fault_rate: float = 1.0
    formats: str = "json_schema,json_object,tools"
    key: str = ""
    max_prompt_tokens: int = 0
    tokenizer: str = "chars4"
    pick: str = "first"
    array_items: int = 0
    embedding_dim: int = 256
    seed: int = 0
    log_path: str = ""
    log_text: bool = False
    cache_ttl: float = 300.0


def parse_call(path: str, body: Json, number: int) -> Call:
    """Read the body of a request."""
    schema, name = None, ""
    if path == "embeddings":
        given = body.get("input", "")
        texts = [given] if isinstance(given, str) else given
        messages = tuple({"role": "user", "content": _text_of(text)} for text in texts)
    else:
        messages = tuple(
            {"role": str(message.get("role", "user")), "content": _text_of(message.get("content"))}
            for message in body.get("messages", [])
        )
        response_format = body.get("response_format") or {}
        if response_format.get("type") == "json_schema":
            wanted = response_format.get("json_schema") or {}
            schema, name = wanted.get("schema"), wanted.get("name", "")
    return Call(
        path=path,
        body=body,
        model=str(body.get("model", "")),
        messages=messages,
        schema=schema,
        schema_name=name,
        tools=tuple(body.get("tools") or ()),
        number=number,
    )


async def ask(responder: Responder | None, call: Call) -> Answer | None:
    """Give what a responder says to a call, or None where there is none or it says nothing."""
    if responder is None:
        return None
    said = responder(call)
    if inspect.isawaitable(said):
        said = await said
    return said if said is None or isinstance(said, Answer) else Answer(content=said)


def _text_of(content: object) -> str:
    """Give the text of a message, whose content may be parts."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, Sequence):
        return "\n".join(str(part.get("text", "")) if isinstance(part, dict) else str(part) for part in content)
    return str(content)
