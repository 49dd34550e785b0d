"""A whole stack in front of the stub, for tests over HTTP on the loopback."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from llm_requests import a_request

from claimcheck.adapters.llm_stack import LLMStack, MeteredLLM, StackSettings, open_stack
from claimcheck.errors import LLMError
from claimcheck.evaluation.stub_llm import Call, Responder, StubServer
from claimcheck.llm.retrying import Patience
from claimcheck.llm.seam import Reply

QUICK = Patience(attempts=4, rate_limited_attempts=30, first_wait_s=0.02, max_wait_s=0.1)
KEY = "sk-test-0123456789abcdef"


@dataclass(kw_only=True)
class Over:
    """The stub, the stack in front of it, and which hosts were announced."""

    stub: StubServer
    stack: LLMStack
    run: MeteredLLM
    announced: list[str] = field(default_factory=list)

    def ask(self, user: str = "text", **changes: Any) -> Reply:
        return self.run.llm.complete(a_request(user, **changes))

    def ask_many(self, count: int) -> list[Reply | LLMError]:
        """Ask different things at once, and give for each the reply or what became of it."""

        def one(number: int) -> Reply | LLMError:
            try:
                return self.ask(f"text {number}")
            except LLMError as exc:
                return exc

        with ThreadPoolExecutor(count) as pool:
            return list(pool.map(one, range(count)))

    @property
    def statuses(self) -> list[int]:
        return [entry.status for entry in self.stub.entries]


@contextmanager
def over_http(
    responder: Responder | None = None, *, stub: dict[str, Any] | None = None, **changes: Any
) -> Iterator[Over]:
    """Start the stub and open a stack in front of it; `changes` are settings of the stack."""
    announced: list[str] = []
    with StubServer(responder, **{"latency": 0.0, "per_token": 0.0, "retry_after": 0.05, **(stub or {})}) as server:
        stack = open_stack(settings(server.base_url, **changes), announced.append)
        try:
            yield Over(stub=server, stack=stack, run=stack.for_article(patience=QUICK), announced=announced)
        finally:
            stack.close()


def settings(base_url: str | None, **changes: Any) -> StackSettings:
    values: dict[str, Any] = {
        "model": "openai:stub",
        "base_url": base_url,
        "max_cost": None,
        "max_calls": None,
        "max_concurrency": 8,
        "timeout_s": 5.0,
        "run_timeout_s": None,
        "replies_file": None,
        "prices": None,
        "tracing": False,
    }
    return StackSettings(**{**values, **changes})


def failing_first(count: int, answer: Any, then: Any = None) -> Responder:
    """Give a responder that answers `answer` to the first `count` calls."""

    def respond(call: Call) -> Any:
        return answer if call.number <= count else then

    return respond


def words_under(folder: Path) -> bytes:
    """Give all bytes of all files under a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
