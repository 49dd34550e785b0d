"""The fake model that ships: replies from a list or a function."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from claimcheck.llm.seam import Finish, Reply, Request

Said = Reply | str | Exception
"""What is answered: a reply, the text of one that ended well, or an error that is raised."""


class ScriptedLLM:
    """An `LLM` that answers from a script and keeps the requests that it was asked, in the order of their arrival."""

    def __init__(self, script: Callable[[Request], Said] | Iterable[Said]) -> None:
        """Answer with what the function says, or with the next item each time."""
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        if callable(script):
            self._say = script
        else:
            items = iter(script)
            self._say = lambda request: _next(items, request)

    def complete(self, request: Request) -> Reply:
        """Answer one request.

        Raises:
            AssertionError: the list is at its end.
        """
        with self._lock:
            self.requests.append(request)
            said = self._say(request)
        if isinstance(said, Exception):
            raise said
        return reply_of(said) if isinstance(said, str) else said


def reply_of(text: str, *, finish: Finish = Finish.STOP) -> Reply:
    """Give a reply of a text, with a token for every four characters of it and none for its prompt."""
    return Reply(text=text, finish=finish, prompt_tokens=0, cached_tokens=0, completion_tokens=(len(text) + 3) // 4)


def _next(items: object, request: Request) -> Said:
    said: Said | None = next(items, None)  # type: ignore[call-overload]
    if said is None:
        raise AssertionError(f"the script has no reply left for a request of prompt {request.prompt.name}")
    return said
