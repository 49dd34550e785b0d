"""Replies that were paid for once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from claimcheck.llm.seam import LLM, Finish, Reply, Request


class ReplyCache(Protocol):
    """Anything that keeps replies by key; safe to call from several threads at once."""

    def get(self, key: str) -> Reply | None:
        """Give the reply that was kept under a key."""
        ...

    def put(self, key: str, reply: Reply) -> None:
        """Keep a reply, in place of an earlier one."""
        ...


class MemoryReplyCache:
    """A `ReplyCache` for one process."""

    def __init__(self) -> None:
        self._replies: dict[str, Reply] = {}

    def get(self, key: str) -> Reply | None:
        """Give the reply that was kept under a key."""
        return self._replies.get(key)

    def put(self, key: str, reply: Reply) -> None:
        """Keep a reply, in place of an earlier one."""
        self._replies[key] = reply


class CachingLLM:
    """An `LLM` that asks another one only what is not in the cache.

    It stands outermost, so that a hit counts for no limit. Only what ended well and is a JSON object is kept: a
    refusal, a reply that was cut off or one in prose may be another one next time.
    """

    def __init__(
        self,
        inner: LLM,
        cache: ReplyCache,
        *,
        server: str = "",
        on_hit: Callable[[], None] = lambda: None,
    ) -> None:
        """Wrap `inner`; `server` names who answers, since two servers may call different models by one name."""
        self._inner = inner
        self._cache = cache
        self._server = server
        self._on_hit = on_hit

    def complete(self, request: Request) -> Reply:
        """Answer one request; a reply from the cache took no tokens now."""
        key = self._key(request)
        kept = self._cache.get(key)
        if kept is not None:
            self._on_hit()
            return replace(kept, prompt_tokens=0, cached_tokens=0, completion_tokens=0, is_cached=True, retries=0)
        reply = self._inner.complete(request)
        if reply.finish is Finish.STOP and _is_object(reply.text):
            self._cache.put(key, reply)
        return reply

    def _key(self, request: Request) -> str:
        return hashlib.sha256(f"{self._server}\n{request.key}".encode()).hexdigest()


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
