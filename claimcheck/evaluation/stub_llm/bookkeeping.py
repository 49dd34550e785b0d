"""What the stub remembers of its calls: the log, the statistics, the prompt prefixes that a provider would cache."""

from __future__ import annotations

import hashlib
import json
import math
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_PREFIX_STEP_CHARS = 512
_MAX_PREFIXES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One request in the log; times in seconds since the epoch, `in_flight` counts this one when it arrived."""

    n: int
    label: str
    t0: float
    t1: float
    path: str
    model: str
    stage: str
    status: int
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    in_flight: int = 0
    schema: str = ""
    why: str = ""


def make_counter(tokenizer: str) -> Callable[[str], int]:
    """Give the token counter: "chars4" (length / 4, rounded up) or "tiktoken:ENCODING".

    Raises:
        ValueError: it is neither.
    """
    if tokenizer == "chars4":
        return lambda text: math.ceil(len(text) / 4)
    kind, _, name = tokenizer.partition(":")
    if kind != "tiktoken" or not name:
        raise ValueError(f"unknown tokenizer {tokenizer}: use chars4 or tiktoken:ENCODING")
    import tiktoken  # noqa: PLC0415  (needs its vocabulary on the disk, so only when asked for)

    encoding = tiktoken.get_encoding(name)
    return lambda text: len(encoding.encode(text, disallowed_special=()))


class Log:
    """The entries since the last reset, also appended to a JSONL file where one is named."""

    def __init__(self, path: str) -> None:
        self._file = Path(path).open("a", encoding="utf-8") if path else None  # noqa: SIM115  (open while it serves)
        self.entries: list[Entry] = []

    def add(self, entry: Entry, **texts: str) -> None:
        """Append an entry; `texts` go to the file only."""
        self.entries.append(entry)
        if self._file:
            self._file.write(json.dumps(asdict(entry) | texts, ensure_ascii=False) + "\n")
            self._file.flush()

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()


class Prefixes:
    """The prompt prefixes that a provider with prefix caching (from 1,024 tokens, steps of 128) would hold."""

    def __init__(self, ttl_s: float) -> None:
        self._ttl_s = ttl_s
        self._seen: OrderedDict[str, float] = OrderedDict()

    def cached_tokens(self, text: str, tokens: int) -> int:
        """Tell how many of the prompt's tokens would come from the cache."""
        best, now = 0, time.monotonic()
        for end, key in _prefixes(text):
            seen = self._seen.get(key)
            if seen is None or now - seen >= self._ttl_s:
                break
            best = end
        cached = int(tokens * best / max(len(text), 1)) // 128 * 128
        return cached if cached >= 1024 else 0

    def keep(self, text: str) -> None:
        """Put a prompt in the cache, once the request that brought it has ended."""
        now = time.monotonic()
        for _, key in _prefixes(text):
            self._seen[key] = now
            self._seen.move_to_end(key)
        while len(self._seen) > _MAX_PREFIXES:
            self._seen.popitem(last=False)


def _prefixes(text: str) -> list[tuple[int, str]]:
    """Give the end and the hash of each whole step of a text."""
    digest = hashlib.sha256()
    prefixes = []
    for end in range(_PREFIX_STEP_CHARS, len(text) + 1, _PREFIX_STEP_CHARS):
        digest.update(text[end - _PREFIX_STEP_CHARS : end].encode("utf-8", "replace"))
        prefixes.append((end, digest.hexdigest()))
    return prefixes


def statistics(entries: Sequence[Entry]) -> dict[str, Any]:
    """Sum up a log; every request counts in `status`, answered chats alone in the rest."""
    chats = [one for one in entries if one.status == 200 and one.path != "embeddings"]
    embeddings = [one for one in entries if one.status == 200 and one.path == "embeddings"]
    summed: dict[str, Any] = {
        "calls": len(chats),
        "prompt_tokens": sum(one.prompt_tokens for one in chats),
        "cached_prompt_tokens": sum(one.cached_tokens for one in chats),
        "completion_tokens": sum(one.completion_tokens for one in chats),
        "embedding_calls": len(embeddings),
        "embedding_tokens": sum(one.prompt_tokens for one in embeddings),
        "status": dict(Counter(str(one.status) for one in entries)),
        "stages": _stages(chats),
    }
    if chats:
        first, last = min(one.t0 for one in chats), max(one.t1 for one in chats)
        served = sum(one.t1 - one.t0 for one in chats)
        summed |= {
            "span_s": round(last - first, 3),
            "served_s": round(served, 3),
            "mean_in_flight": round(served / max(last - first, 1e-9), 2),
            "rounds": _rounds(chats),
        }
    return summed


def _stages(chats: Sequence[Entry]) -> dict[str, dict[str, int]]:
    stages: dict[str, dict[str, int]] = {}
    for one in chats:
        stage = stages.setdefault(one.stage or one.schema or "-", Counter())
        stage["calls"] += 1
        stage["prompt_tokens"] += one.prompt_tokens
        stage["completion_tokens"] += one.completion_tokens
    return {name: dict(stage) for name, stage in stages.items()}


def _rounds(chats: Sequence[Entry]) -> int:
    """Give the longest chain of calls in which each began only after the one before it ended."""
    count, end = 0, -math.inf
    for one in sorted(chats, key=lambda one: one.t1):
        if one.t0 >= end:
            count, end = count + 1, one.t1
    return count
