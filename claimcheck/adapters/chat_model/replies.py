"""From what langchain, or the wire, gives to our reply."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from claimcheck.adapters.chat_model.forms import Form, unfenced
from claimcheck.llm.seam import Finish, Reply

if TYPE_CHECKING:
    import httpx2
    from langchain_core.messages import AIMessage

_REASONS = ("finish_reason", "stop_reason", "done_reason")
_LENGTH = {"length", "max_tokens", "model_length"}
_REFUSED = {"content_filter", "refusal", "safety", "prohibited_content", "blocklist", "recitation", "spii"}


def from_message(message: AIMessage, form: Form) -> Reply:
    """Read a message; text, finish and usage are kept whatever they are worth."""
    refusal = message.additional_kwargs.get("refusal")
    finish = _finish(message.response_metadata)
    text = _tool_text(message) if form is Form.TOOLS else ""
    if refusal:
        finish, text = Finish.REFUSED, str(refusal)
    used: Any = message.usage_metadata or {}
    return Reply(
        text=text or unfenced(message.text),
        finish=finish,
        prompt_tokens=_count(used.get("input_tokens")),
        cached_tokens=_count((used.get("input_token_details") or {}).get("cache_read")),
        completion_tokens=_count(used.get("output_tokens")),
    )


def from_wire(response: httpx2.Response) -> Reply | None:
    """Read a reply that langchain could not: one without choices. None where it is no reply of a model at all."""
    try:
        body = json.loads(response.content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(body, dict) or body.get("choices") not in (None, []) or "choices" not in body:
        return None
    used = body.get("usage")
    used = used if isinstance(used, dict) else {}
    return Reply(
        text="",
        finish=Finish.STOP,
        prompt_tokens=_count(used.get("prompt_tokens")),
        cached_tokens=0,
        completion_tokens=_count(used.get("completion_tokens")),
    )


def _tool_text(message: AIMessage) -> str:
    """Give the arguments of the tool call as the model wrote them; nothing where it made none."""
    raw: Any = message.additional_kwargs.get("tool_calls")
    if isinstance(raw, list) and raw:
        return str(raw[0].get("function", {}).get("arguments", ""))
    if message.tool_calls:
        return json.dumps(message.tool_calls[0]["args"], ensure_ascii=False)
    if message.invalid_tool_calls:
        return str(message.invalid_tool_calls[0].get("args") or "")
    return ""


def _finish(metadata: dict[str, Any]) -> Finish:
    reason = next((str(metadata[name]).lower() for name in _REASONS if metadata.get(name)), "stop")
    if reason in _LENGTH:
        return Finish.LENGTH
    return Finish.REFUSED if reason in _REFUSED else Finish.STOP


def _count(value: object) -> int:
    """Give a number of tokens; a server may send anything in its place."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
