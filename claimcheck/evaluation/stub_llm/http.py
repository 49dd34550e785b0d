"""As much of an HTTP/1.1 server as the stub needs, on asyncio alone, so that faults can be played on the wire."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

_MAX_BODY_BYTES = 64 * 2**20
_MAX_HEAD_BYTES = 64 * 2**10
_TURNS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpRequest:
    """One request; header names are in lower case, `target` is the path with its query."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpReply:
    """One reply: a whole body, or one in pieces.

    With `reset_after` the connection breaks after that many bytes of the body; with `drip_s` each byte waits so long.
    """

    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | AsyncIterator[bytes] = b""
    reset_after: int | None = None
    drip_s: float = 0.0


Handler = Callable[[HttpRequest], Awaitable[HttpReply]]


class HttpServer:
    """A server that hands every request to `handler`; connections are kept alive."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, host: str, port: int) -> int:
        """Listen, and give the port."""
        self._server = await asyncio.start_server(self._take, host, port, limit=_MAX_HEAD_BYTES, backlog=512)
        given: int = self._server.sockets[0].getsockname()[1]
        return given

    async def stop(self) -> None:
        """Listen no more, and break the connections that are open."""
        # Closing at once would leave open what was accepted just now: asyncio drops a connection of a closed server.
        for listening in self._server.sockets:
            asyncio.get_running_loop().remove_reader(listening.fileno())
        await _let_others_run()
        self._server.close()
        while self._tasks:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await _let_others_run()

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # A task that is cancelled before it began closes nothing itself.
        task.add_done_callback(lambda _: writer.close())

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(
                ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError
            ):
                while (request := await _read(reader)) is not None:
                    if not await _write(writer, await self._handler(request)):
                        break
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()


async def _let_others_run() -> None:
    """Give way until what is only waiting for its turn in the loop has had it."""
    for _ in range(_TURNS):
        await asyncio.sleep(0)


async def _read(reader: asyncio.StreamReader) -> HttpRequest | None:
    """Read one request; None at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = int(headers.get("content-length", "0"))
    if not 0 <= length <= _MAX_BODY_BYTES:
        return None
    return HttpRequest(method=method, target=target, headers=headers, body=await reader.readexactly(length))


async def _write(writer: asyncio.StreamWriter, reply: HttpReply) -> bool:
    """Write a reply; tell whether the connection can be used again."""
    headers = {"Content-Type": reply.content_type, **reply.headers}
    is_whole = isinstance(reply.body, bytes)
    headers |= {"Content-Length": str(len(reply.body))} if isinstance(reply.body, bytes) else {"Connection": "close"}
    lines = [
        f"HTTP/1.1 {reply.status} {_phrase(reply.status)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
    if not isinstance(reply.body, bytes):
        async for piece in reply.body:
            writer.write(piece)
            await writer.drain()
    elif reply.drip_s:
        for place in range(len(reply.body)):
            await asyncio.sleep(reply.drip_s)
            writer.write(reply.body[place : place + 1])
            await writer.drain()
    else:
        writer.write(reply.body[: reply.reset_after])
        await writer.drain()
        if reply.reset_after is not None:
            # Without lingering the close is a reset, not an orderly end.
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
            return False
    return is_whole


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Status"
