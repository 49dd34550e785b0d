"""Stands before every answer: refuses who may not ask, and sends the headers that keep pages to themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from claimcheck.web.access import API, Access, Refusal

Scope = dict[str, Any]
Receive = Callable[[], Any]
Send = Callable[[dict[str, Any]], Any]

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
UPLOAD = f"{API}v1/checks"
MAX_UPLOAD_BYTES = 20_000_000
MAX_BODY_BYTES = 200_000
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",  # with no-referrer our own forms would come from the origin "null"
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"cache-control": b"no-store",
    b"content-security-policy": CONTENT_SECURITY_POLICY.encode(),
}
_HTML = b"text/html; charset=utf-8"
_JSON = b"application/json"


class _TooLargeError(Exception):
    """The body of a request is larger than is taken."""


class Guard:
    """An ASGI application around another one."""

    def __init__(self, app: Any, access: Access, page: Callable[[Refusal], str]) -> None:
        """Guard `app`; `page` gives the page that says a refusal to a person."""
        self._app = app
        self._access = access
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no web sockets here: the server closes what is not accepted
        headers: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        refusal = self._access.refusal(scope["method"], scope["path"], headers)
        if refusal is None:
            await self._pass(scope, receive, _with_headers(send), headers.get("content-length", [""])[0])
            return
        await _answer(_with_headers(send), refusal, *self._body(refusal, scope["path"]))

    async def _pass(self, scope: Scope, receive: Receive, send: Send, length: str) -> None:
        """Hand a request on, and stop it where its body is too large, whatever its length is said to be."""
        limit = MAX_UPLOAD_BYTES if scope["path"] == UPLOAD else MAX_BODY_BYTES
        taken, is_answered, is_too_large = 0, False, length.isdigit() and int(length) > limit

        async def receiving() -> dict[str, Any]:
            nonlocal taken, is_too_large
            message: dict[str, Any] = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                is_too_large = True
                raise _TooLargeError
            return message

        async def sending(message: dict[str, Any]) -> None:
            nonlocal is_answered
            if is_too_large and not is_answered:
                return  # the application takes it for a body that it cannot read; we know better
            is_answered = True
            await send(message)

        if not is_too_large:
            with suppress(_TooLargeError):
                await self._app(scope, receiving, sending)
        if is_too_large and not is_answered:
            await _answer(send, Refusal.TOO_LARGE, *self._body(Refusal.TOO_LARGE, scope["path"]))

    def _body(self, refusal: Refusal, path: str) -> tuple[bytes, bytes]:
        if path.startswith(API):
            return json.dumps({"error": {"kind": refusal.name.lower(), "message": refusal.words}}).encode(), _JSON
        return self._page(refusal).encode(), _HTML


async def _answer(send: Send, refusal: Refusal, body: bytes, content_type: bytes) -> None:
    headers = [(b"content-type", content_type), (b"content-length", str(len(body)).encode())]
    if refusal is Refusal.NO_TOKEN:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _with_headers(send: Send) -> Send:
    """Add the headers to an answer; those that it sets itself stay."""

    async def sending(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = list(message.get("headers", ()))
            given = {name.lower() for name, _ in own}
            message = {**message, "headers": [*own, *((k, v) for k, v in _HEADERS.items() if k not in given)]}
        await send(message)

    return sending
