"""What came over the wire for one request, kept and bounded."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import httpx2

from claimcheck.adapters.chat_model.routes import Routes

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_REPLY_BYTES = 16 * 2**20


class ReplyTooLong(Exception):  # noqa: N818
    """A server sent more than a model has to say."""


class Wire:
    """The last response that each thread got, as a hook of the HTTP client sees it.

    langchain raises on replies without choices and on pages of HTML, and loses what was in them; here it is kept.
    """

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._local = threading.local()
        self._client: httpx2.Client | None = None
        self._adopted: list[Any] = []

    def make_client(self) -> httpx2.Client:
        """Make the HTTP client of a model.

        It follows no redirect, which would carry the text to a host that nobody was told of.
        """
        import openai

        client: httpx2.Client = openai.DefaultHttpxClient(
            timeout=self._timeout_s,
            follow_redirects=False,
            headers={"Accept-Encoding": "identity"},
            transport=Routes(openai.DEFAULT_CONNECTION_LIMITS),
            event_hooks={"response": [self._on_response]},
        )
        self._client = client
        return client

    def close(self) -> None:
        """Close the connections, also those on which a request was given up."""
        for client in (self._client, *self._adopted):
            if client is not None:
                client.close()

    def adopt(self, client: Any) -> None:
        """Close a client of another library with ours."""
        self._adopted.append(client)

    def forget(self) -> None:
        """Forget the response of an earlier request of this thread."""
        self._local.response = None

    def received(self) -> httpx2.Response | None:
        """Give the response to this thread's request, None where none was read to its end."""
        response: httpx2.Response | None = getattr(self._local, "response", None)
        try:
            return response if response is not None and response.content is not None else None
        except httpx2.StreamError:
            return None

    def _on_response(self, response: httpx2.Response) -> None:
        """Keep a response, and bound its body."""
        # We ask for no compression. What comes compressed all the same could be a bomb, and is not unpacked.
        response.headers.pop("content-encoding", None)
        response.stream = _Bounded(response.stream, time.monotonic() + self._timeout_s)
        self._local.response = response


class _Bounded(httpx2.SyncByteStream):
    """A body that ends in an error when it is too long, or still dripping when its time is over."""

    def __init__(self, inner: Any, end: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._inner = inner
        self._end = end
        self._clock = clock

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for part in self._inner:
            size += len(part)
            if size > MAX_REPLY_BYTES:
                raise ReplyTooLong(f"more than {MAX_REPLY_BYTES} bytes")
            if self._clock() > self._end:
                raise httpx2.ReadTimeout("the reply drips")
            yield part

    def close(self) -> None:
        self._inner.close()
