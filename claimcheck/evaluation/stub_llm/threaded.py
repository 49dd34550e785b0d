"""The stub in a thread of this process, for tests and benchmarks."""

from __future__ import annotations

import asyncio
import threading
from typing import Any, Self

from claimcheck.evaluation.stub_llm.bookkeeping import Entry
from claimcheck.evaluation.stub_llm.exchange import Config, Json, Responder
from claimcheck.evaluation.stub_llm.http import HttpServer
from claimcheck.evaluation.stub_llm.server import Stub

_PATIENCE_S = 10.0


class StubServer:
    """The stub on a free port of the loopback, from `__enter__` to `__exit__`; the keywords are those of `Config`."""

    def __init__(self, responder: Responder | None = None, *, port: int = 0, **config: Any) -> None:
        self.port = port
        self._config = Config(**config)
        self._responder = responder
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(_PATIENCE_S):
            raise RuntimeError("the stub did not start")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(_PATIENCE_S)

    @property
    def base_url(self) -> str:
        """Give the address that clients call."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def config(self) -> Config:
        """Give the dials; they may be turned while the server runs."""
        return self._config

    @property
    def entries(self) -> list[Entry]:
        """Give the log of requests so far."""
        return list(self._stub.log.entries)

    def stats(self) -> Json:
        """Sum up the calls so far."""
        return self._stub.stats()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._stub = Stub(self._config, self._responder)
        server = HttpServer(self._stub.handle)
        self.port = await server.start("127.0.0.1", self.port)
        self._ready.set()
        await self._stop.wait()
        await server.stop()
        self._stub.log.close()
