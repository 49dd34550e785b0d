"""The stub itself: takes calls, waits as long as a model would, answers or plays a fault."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections import deque
from dataclasses import asdict, dataclass, fields
from typing import Any
from urllib.parse import parse_qs, urlsplit

from claimcheck.evaluation.stub_llm import shapes
from claimcheck.evaluation.stub_llm.bookkeeping import Entry, Log, Prefixes, make_counter, statistics
from claimcheck.evaluation.stub_llm.exchange import Answer, Call, Config, Fault, Json, Responder, ask, parse_call
from claimcheck.evaluation.stub_llm.http import HttpReply, HttpRequest
from claimcheck.evaluation.stub_llm.instances import SchemaError, smallest_instance

_KINDS = {400: "invalid_request_error", 401: "invalid_api_key", 404: "model_not_found", 429: "rate_limit_exceeded"}
_FIXED = {"log_path", "tokenizer"}
_HANG_S = 600.0
_DRIP_S = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    """When a request came, what it asks, and how many were being answered."""

    t0: float
    started: float
    call: Call
    in_flight: int


class Stub:
    """The state of one server; everything runs in its event loop."""

    def __init__(self, config: Config, responder: Responder | None = None) -> None:
        self.config = config
        self.log = Log(config.log_path)
        self._responder = responder
        self._count = make_counter(config.tokenizer)
        self._random = random.Random(config.seed)  # noqa: S311  (plays faults)
        self._gate = asyncio.Semaphore(config.max_concurrent or 1)
        self._epoch = 0
        self.reset("")

    def reset(self, label: str) -> None:
        """Forget the calls so far; those still being answered no longer count."""
        self._label = label
        self._epoch += 1
        self._in_flight = self._max_in_flight = self._number = 0
        self._window: deque[float] = deque()
        self._prefixes = Prefixes(self.config.cache_ttl)
        self.log.entries.clear()

    def stats(self) -> Json:
        """Sum up the calls since the last reset."""
        summed = {"label": self._label, "max_in_flight": self._max_in_flight, **statistics(self.log.entries)}
        return summed | {name: getattr(self.config, name) for name in ("latency", "per_token", "tokenizer")}

    async def handle(self, request: HttpRequest) -> HttpReply:
        """Answer one HTTP request."""
        parts = urlsplit(request.target)
        path = parts.path.strip("/").removeprefix("v1/")
        if request.method == "POST" and path in {"chat/completions", "embeddings"}:
            return await self._take(path, request)
        if request.method == "POST" and path == "_stub/reset":
            old = self.stats()
            self.reset("".join(parse_qs(parts.query).get("label", [""])))
            return _json(old)
        if request.method == "POST" and path == "_stub/config":
            return self._set(json.loads(request.body))
        if request.method == "GET" and path == "_stub/stats":
            return _json(self.stats())
        if request.method == "GET" and path == "_stub/log":
            return _json([asdict(entry) for entry in self.log.entries])
        if request.method == "GET" and path == "models":
            return _json(
                {"object": "list", "data": [{"id": "stub", "object": "model", "created": 0, "owned_by": "stub"}]}
            )
        return _json(shapes.error(f"there is no {request.method} {parts.path}", "not_found"), 404)

    async def _take(self, path: str, request: HttpRequest) -> HttpReply:
        """Admit one call, or refuse it for a limit or a played fault."""
        try:
            body = json.loads(request.body)
        except ValueError:
            return _json(shapes.error("the body is not JSON", "invalid_request_error"), 400)
        self._number += 1
        started = time.monotonic()
        arrival = _Arrival(
            t0=time.time(),
            started=started,
            call=parse_call(path, body, self._number),
            in_flight=self._in_flight + 1,
        )
        refusal = self._refusal(request, arrival)
        if refusal is not None:
            return self._refuse(arrival, refusal)
        is_queued = bool(self.config.max_concurrent) and self.config.over_limit == "queue"
        if is_queued:
            await self._gate.acquire()
        self._in_flight += 1
        self._max_in_flight = max(self._max_in_flight, self._in_flight)
        epoch = self._epoch
        try:
            return await (self._embed(arrival) if path == "embeddings" else self._answer(arrival))
        finally:
            if self._epoch == epoch:
                self._in_flight -= 1
            if is_queued:
                self._gate.release()

    def _refusal(self, request: HttpRequest, arrival: _Arrival) -> Answer | None:
        """Tell why a call is not answered; None where it is."""
        config = self.config
        if config.key and request.headers.get("authorization") != f"Bearer {config.key}":
            return Answer(status=401, message="Incorrect API key provided")
        if config.rpm:
            while self._window and arrival.started - self._window[0] > 60:
                self._window.popleft()
            if len(self._window) >= config.rpm:
                return Answer(status=429, message="requests per minute")
            self._window.append(arrival.started)
        if config.max_concurrent and self._in_flight >= config.max_concurrent and config.over_limit == "429":
            return Answer(status=429, message="too many requests at once")
        if config.fail_rate and self._random.random() < config.fail_rate:
            return Answer(status=500)
        body = arrival.call.body
        wanted = "tools" if arrival.call.tools else (body.get("response_format") or {}).get("type", "text")
        if wanted not in {"text", *config.formats.split(",")}:
            what = "tools" if wanted == "tools" else f"response_format.type {wanted}"
            return Answer(status=400, message=f"{what} is not supported by this model")
        if config.max_prompt_tokens and self._prompt_tokens(arrival.call) > config.max_prompt_tokens:
            message = f"This model's maximum context length is {config.max_prompt_tokens} tokens"
            return Answer(status=400, message=message, code="context_length_exceeded")
        return None

    async def _answer(self, arrival: _Arrival) -> HttpReply:
        """Answer a chat."""
        call, config = arrival.call, self.config
        try:
            answer = await ask(self._responder, call) or self._default(call)
        except SchemaError as exc:
            return self._refuse(arrival, Answer(status=400, message=f"schema: {exc}"))
        if answer.status != 200:
            return self._refuse(arrival, answer)
        prompt_tokens = self._prompt_tokens(call)
        cached_tokens = self._prefixes.cached_tokens(call.text, prompt_tokens)
        content = answer.content if isinstance(answer.content, str) else json.dumps(answer.content, ensure_ascii=False)
        tokens = self._count(content) if answer.completion_tokens is None else answer.completion_tokens
        limit = call.body.get("max_completion_tokens") or call.body.get("max_tokens")
        finish = answer.finish_reason
        if isinstance(limit, int) and 0 < limit < tokens:
            content, tokens, finish = content[: int(len(content) * limit / tokens)], limit, "length"
        used = shapes.usage(prompt_tokens, cached_tokens, tokens)
        base = config.latency if answer.latency is None else answer.latency
        wait = base + config.per_token * tokens + config.per_prompt_token * prompt_tokens
        streams = bool(call.body.get("stream"))
        if not streams:
            await _sleep_until(arrival.started + wait)
        self._prefixes.keep(call.text)
        stage = answer.stage or call.schema_name
        self._note(arrival, status=200, stage=stage, text=content, used=used)
        if streams:

            async def pace(share: float) -> None:
                await _sleep_until(arrival.started + base + (wait - base) * share)

            included = used if (call.body.get("stream_options") or {}).get("include_usage") else None
            pieces = shapes.stream(call.number, call.model, content, finish, included, pace)
            return HttpReply(content_type="text/event-stream", body=pieces)
        whole = shapes.completion(
            call.number, call.model, content, finish, used, tool=_forced_tool(call), refusal=answer.refusal
        )
        return await _spoil(whole, self._fault(answer))

    def _default(self, call: Call) -> Answer:
        """Answer with the smallest valid instance of what is asked for."""
        schema, name = call.schema, call.schema_name
        tool = _forced_tool(call)
        if tool is not None:
            found = (one.get("function", one) for one in call.tools)
            schema = next((one.get("parameters") for one in found if one.get("name") == tool), None)
            name = tool
        if schema is not None:
            instance = smallest_instance(
                schema, seed=call.text, pick=self.config.pick, array_items=self.config.array_items
            )
            return Answer(content=instance, stage=name)
        if (call.body.get("response_format") or {}).get("type") == "json_object":
            return Answer(content={}, stage="json_object")
        return Answer(content="This is a stub answer.", stage="text")

    async def _embed(self, arrival: _Arrival) -> HttpReply:
        """Answer a request for vectors."""
        texts = [message["content"] for message in arrival.call.messages]
        tokens = sum(map(self._count, texts))
        data = [
            {"object": "embedding", "index": place, "embedding": shapes.embedding(text, self.config.embedding_dim)}
            for place, text in enumerate(texts)
        ]
        await _sleep_until(arrival.started + self.config.latency)
        self._note(arrival, status=200, stage="embeddings", used=shapes.usage(tokens, 0, 0))
        used = {"prompt_tokens": tokens, "total_tokens": tokens}
        return _json({"object": "list", "model": arrival.call.model, "data": data, "usage": used})

    def _prompt_tokens(self, call: Call) -> int:
        """Count a prompt as providers bill it: with schema and tools, and 3 + 4 tokens a message."""
        parts = [json.dumps(part) for part in (call.schema, list(call.tools)) if part]
        return self._count(call.text) + sum(map(self._count, parts)) + 3 + 4 * len(call.messages)

    def _fault(self, answer: Answer) -> Fault:
        if answer.fault is not Fault.NONE or self._random.random() >= self.config.fault_rate:
            return answer.fault
        return Fault(self.config.fault)

    def _refuse(self, arrival: _Arrival, answer: Answer) -> HttpReply:
        self._note(arrival, status=answer.status, stage="refused", why=answer.message)
        headers = dict(answer.headers)
        if answer.status == 429 and not headers and self.config.retry_after:
            headers["Retry-After"] = f"{self.config.retry_after:g}"
        kind = answer.code or _KINDS.get(answer.status, "server_error")
        return _json(shapes.error(answer.message, kind), answer.status, headers)

    def _note(
        self, arrival: _Arrival, *, status: int, stage: str, why: str = "", text: str = "", used: Json | None = None
    ) -> None:
        call = arrival.call
        used = used or shapes.usage(0, 0, 0)
        entry = Entry(
            n=call.number,
            label=self._label,
            t0=arrival.t0,
            t1=time.time(),
            path=call.path,
            model=call.model,
            stage=stage,
            status=status,
            prompt_tokens=used["prompt_tokens"],
            cached_tokens=used["prompt_tokens_details"]["cached_tokens"],
            completion_tokens=used["completion_tokens"],
            in_flight=arrival.in_flight,
            schema=call.schema_name,
            why=why,
        )
        self.log.add(entry, **({"request": call.text, "reply": text} if self.config.log_text else {}))

    def _set(self, changes: Json) -> HttpReply:
        """Turn dials while the server runs."""
        known = {one.name for one in fields(Config)} - _FIXED
        for name, value in changes.items():
            if name not in known:
                return _json(shapes.error(f"cannot set {name}", "invalid_request_error"), 400)
            setattr(self.config, name, type(getattr(self.config, name))(value))
        self._gate = asyncio.Semaphore(self.config.max_concurrent or 1)
        return _json({name: getattr(self.config, name) for name in sorted(known)})


def _forced_tool(call: Call) -> str | None:
    """Name the tool that the caller forces or requires; None where text may be answered."""
    choice = call.body.get("tool_choice")
    if not call.tools or choice in (None, "auto", "none"):
        return None
    if isinstance(choice, dict):
        return str(choice.get("function", choice).get("name"))
    return str(call.tools[0].get("function", call.tools[0]).get("name"))


async def _spoil(whole: Json, fault: Fault) -> HttpReply:
    """Play a fault on a finished completion."""
    body = json.dumps(whole).encode()
    if fault is Fault.HANG:
        await asyncio.sleep(_HANG_S)
    if fault is Fault.RESET:
        return HttpReply(body=body, reset_after=len(body) // 2)
    if fault is Fault.DRIP:
        return HttpReply(body=body, drip_s=_DRIP_S)
    if fault is Fault.HTML:
        return HttpReply(content_type="text/html", body=b"<!doctype html><title>Sign in</title><h1>Portal</h1>")
    if fault is Fault.NO_CHOICES:
        return _json(whole | {"choices": []})
    if fault is Fault.BROKEN_JSON:
        return HttpReply(body=body[: len(body) // 2])
    return HttpReply(body=body)


async def _sleep_until(moment: float) -> None:
    await asyncio.sleep(max(0.0, moment - time.monotonic()))


def _json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> HttpReply:
    return HttpReply(status=status, headers=headers or {}, body=json.dumps(value, ensure_ascii=False).encode())
