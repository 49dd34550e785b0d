"""Recorded replies: a JSONL file for a case, one line for each request."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from claimcheck.errors import CassetteMiss, ConfigError
from claimcheck.llm.seam import LLM, Finish, Reply, Request

MAX_CASSETTE_BYTES = 64 * 2**20


class Recorded(BaseModel):
    """One line: the key of a request, what it was made of by name and hash, and the reply; no text of the article."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    prompt: str
    version: str
    prompt_sha256: str
    model: str
    user_sha256: str
    schema_sha256: str
    text: str
    finish: Finish
    prompt_tokens: int
    cached_tokens: int
    completion_tokens: int

    @classmethod
    def of(cls, request: Request, reply: Reply) -> Recorded:
        """Make the line of a request and its reply."""
        return cls(
            key=request.key,
            text=reply.text,
            finish=reply.finish,
            prompt_tokens=reply.prompt_tokens,
            cached_tokens=reply.cached_tokens,
            completion_tokens=reply.completion_tokens,
            **asdict(_Parts.of(request)),
        )

    @property
    def reply(self) -> Reply:
        """Give the reply; nothing is sent for it, and it counts the tokens that it took when it was recorded."""
        return Reply(
            text=self.text,
            finish=self.finish,
            prompt_tokens=self.prompt_tokens,
            cached_tokens=self.cached_tokens,
            completion_tokens=self.completion_tokens,
        )


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """What a request is made of, so that a miss can say what has changed."""

    prompt: str
    version: str
    prompt_sha256: str
    model: str
    user_sha256: str
    schema_sha256: str

    @classmethod
    def of(cls, request: Request) -> _Parts:
        return cls(
            prompt=request.prompt.name,
            version=request.prompt.version,
            prompt_sha256=request.prompt.sha256,
            model=request.model,
            user_sha256=_sha256(request.user),
            schema_sha256=_sha256(json.dumps(request.schema, sort_keys=True)),
        )


class RecordingLLM:
    """An `LLM` that asks another one and remembers what it said, until `save`."""

    def __init__(self, inner: LLM) -> None:
        self._inner = inner
        self._lines: dict[str, Recorded] = {}
        self._lock = threading.Lock()

    def complete(self, request: Request) -> Reply:
        """Answer one request."""
        reply = self._inner.complete(request)
        with self._lock:
            self._lines[request.key] = Recorded.of(request, reply)
        return reply

    def save(self, path: Path) -> int:
        """Write the cassette, all or nothing, in an order that does not depend on which reply came first.

        Returns:
            The number of replies in it.
        """
        with self._lock:
            lines = sorted(self._lines.values(), key=lambda line: (line.prompt, line.version, line.key))
        text = "".join(line.model_dump_json() + "\n" for line in lines)
        half = path.with_name(f".{path.name}.part")
        half.write_text(text, encoding="utf-8")
        half.replace(path)
        return len(lines)


class ReplayLLM:
    """An `LLM` that answers from a cassette alone."""

    def __init__(self, recorded: Mapping[str, Recorded], *, name: str, how_to_record: str) -> None:
        """Answer from lines by key; `name` and `how_to_record` are for the message of a miss."""
        self._recorded = recorded
        self._name = name
        self._how_to_record = how_to_record

    @classmethod
    def load(cls, path: Path, *, how_to_record: str) -> ReplayLLM:
        """Read a cassette.

        Raises:
            ConfigError: the file cannot be read, or is no cassette.
        """
        try:
            with path.open("rb") as file:
                data = file.read(MAX_CASSETTE_BYTES + 1)
        except OSError as exc:
            raise ConfigError(f"cassette {path}: {exc.strerror}", setting="cassette") from exc
        if len(data) > MAX_CASSETTE_BYTES:
            raise ConfigError(f"cassette {path}: larger than {MAX_CASSETTE_BYTES} bytes", setting="cassette")
        lines: dict[str, Recorded] = {}
        for number, line in enumerate(data.splitlines(), start=1):
            try:
                recorded = Recorded.model_validate_json(line)
            except ValidationError as exc:
                raise ConfigError(f"cassette {path}: line {number} is no recorded reply", setting="cassette") from exc
            lines[recorded.key] = recorded
        return cls(lines, name=str(path), how_to_record=how_to_record)

    def complete(self, request: Request) -> Reply:
        """Answer one request.

        Raises:
            CassetteMiss: no reply is recorded for it; the message says what has changed since.
        """
        line = self._recorded.get(request.key)
        if line is not None:
            return line.reply
        raise CassetteMiss(
            f"cassette {self._name}: {self._why(request)}; record it again: {self._how_to_record}",
            model=request.model,
            prompt=request.prompt.name,
            request_key=request.key,
        )

    def _why(self, request: Request) -> str:
        """Say what differs from the recorded request that is most like this one."""
        parts = _Parts.of(request)
        alike = [line for line in self._recorded.values() if line.prompt == parts.prompt]
        if not alike:
            return f"it has no reply to the prompt {parts.prompt}"
        same_text = [line for line in alike if line.user_sha256 == parts.user_sha256]
        if not same_text:
            return f"it has no reply to this text by the prompt {parts.prompt} {parts.version}"
        line = same_text[0]
        if line.prompt_sha256 != parts.prompt_sha256:
            return f"the prompt {parts.prompt} changed (recorded {line.version}, now {parts.version})"
        if line.model != parts.model:
            return f"the prompt {parts.prompt} was recorded with {line.model}, not {parts.model}"
        if line.schema_sha256 != parts.schema_sha256:
            return f"the reply's schema of the prompt {parts.prompt} changed"
        return f"the parameters of the prompt {parts.prompt} changed"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
