"""Requests and replies for tests of the transport."""

from __future__ import annotations

from typing import Any

from claimcheck.llm.seam import Finish, PromptFile, Reply, Request

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"label": {"type": "string"}},
    "required": ["label"],
    "additionalProperties": False,
}
PROMPT = PromptFile(name="read", version="1", sha256="0" * 64)


def a_request(user: str = "The ferry sails on Monday.", **changes: Any) -> Request:
    values: dict[str, Any] = {
        "prompt": PROMPT,
        "model": "openai:gpt-5-mini",
        "system": "Read the article.",
        "user": user,
        "schema_name": "reading",
        "schema": SCHEMA,
        "max_tokens": 100,
    }
    return Request(**{**values, **changes})


def a_reply(text: str = '{"label": "x"}', finish: Finish = Finish.STOP, **changes: int) -> Reply:
    counts = {"prompt_tokens": 50, "cached_tokens": 0, "completion_tokens": 5, **changes}
    return Reply(text=text, finish=finish, **counts)
