"""In which form a server takes requests for structured output, learnt from what it refuses."""

from __future__ import annotations

import json
import logging
import re
import threading
from dataclasses import dataclass, replace
from enum import StrEnum

from claimcheck.llm.seam import Request

_log = logging.getLogger(__name__)


class Form(StrEnum):
    """How a reply in JSON is asked for, from the strictest down."""

    JSON_SCHEMA = "response_format"
    TOOLS = "tool calling"
    PLAIN = "plain JSON"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What a request may carry, as far as it is known of a server."""

    form: Form
    tokens_name: str = "max_completion_tokens"
    with_temperature: bool = True
    with_seed: bool = True
    is_tokens_name_sure: bool = False


_ABOUT = {
    Form.JSON_SCHEMA: re.compile(r"response_format|json[_ ]schema|structured output|\bschema\b|guided"),
    Form.TOOLS: re.compile(r"\btools?\b|tool_choice|\bfunctions?\b|function.call"),
}
_NEXT = {Form.JSON_SCHEMA: Form.TOOLS, Form.TOOLS: Form.PLAIN}


class Manners:
    """The manner that a server is asked in, for the life of the process; safe for several threads."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._has_answered: set[Form] = set()
        self._lock = threading.Lock()

    @property
    def now(self) -> Manner:
        """Give the manner for the next request."""
        return self._manner

    def learn_from_refusal(self, used: Manner, message: str) -> bool:
        """Learn from the message of a refusal; tell whether it is worth asking again in another manner."""
        with self._lock:
            if self._manner != used:
                return True
            adapted = _adapted(used, message.lower())
            if adapted is None:
                return False
            _log.info("the model refuses %s; asking by %s from now on", message[:200], adapted.form)
            self._manner = adapted
            return True

    def learn_from_reply(self, used: Manner, text: str) -> None:
        """Learn from a reply that ended well: a server may take a form and never heed it. An empty one is no sign."""
        with self._lock:
            if text.startswith("{"):
                self._has_answered.add(used.form)
            elif text and self._manner == used and used.form in _NEXT and used.form not in self._has_answered:
                self._manner = replace(used, form=_NEXT[used.form])
                _log.info("the model does not heed %s; asking by %s from now on", used.form, self._manner.form)


def _adapted(used: Manner, message: str) -> Manner | None:
    """Give the manner without what a refusal names; None where it names nothing that we can do without."""
    if used.with_temperature and "temperature" in message:
        return replace(used, with_temperature=False)
    if used.with_seed and re.search(r"\bseed\b", message):
        return replace(used, with_seed=False)
    if not used.is_tokens_name_sure and used.tokens_name in message:
        other = "max_tokens" if used.tokens_name == "max_completion_tokens" else "max_completion_tokens"
        return replace(used, tokens_name=other, is_tokens_name_sure=True)
    if used.form in _ABOUT and _ABOUT[used.form].search(message):
        return replace(used, form=_NEXT[used.form])
    return None


def system_text(request: Request, manner: Manner) -> str:
    """Give the instructions; a server without structured output is told the schema in words, after the stable part."""
    if manner.form is not Form.PLAIN:
        return request.system
    schema = json.dumps(request.schema, ensure_ascii=False)
    return f"{request.system}\n\nAnswer with one JSON object and nothing else. It must fit this JSON Schema:\n{schema}"


def unfenced(text: str) -> str:
    """Take the Markdown fence away that many models put around JSON."""
    text = text.strip()
    if not text.startswith("```"):
        return text
    _, _, inner = text.partition("\n")
    return inner.removesuffix("```").strip()
