"""The HTTP clients inside other libraries' models: where they send and by which way, and that nobody leads them off."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from claimcheck.adapters.chat_model.routes import Routes, proxy_for

_HOLDERS = (
    ("root_client",),
    ("_client",),
    ("_client", "_client"),
    ("client", "_client"),
    ("client", "_api_client", "_http_options"),
    ("client",),
    (),
)
"""Where a model of langchain holds what knows the address: the provider's client, or the HTTP client in that."""
_HTTP_CLIENTS = (
    ("client",),
    ("_client", "_client"),
    ("root_client", "_client"),
    ("client", "_client", "_client"),
    ("client", "_api_client", "_httpx_client"),
)
"""Where the HTTP client itself is: as Mistral, as Anthropic and Ollama, as OpenAI, as its embeddings, as Google."""


def ollama_client(timeout_s: float) -> dict[str, Any]:
    """Give what the HTTP client of the ollama library is made with."""
    return {"timeout": timeout_s, "follow_redirects": False}


def address_of(model: object) -> str:
    """Give the address that a model sends to, ambient variables such as OLLAMA_HOST and all; empty if not known."""
    found = (getattr(_inside(model, names), "base_url", None) for names in _HOLDERS)
    return next((str(each) for each in found if each), "")


def follow_no_redirect(model: object) -> None:
    """Let a model follow no redirect, which would carry the text to a host that nobody was told of."""
    for client in http_clients(model):
        client.follow_redirects = False


def take_our_way(model: object, address: str) -> bool:
    """Let a model go to an address by the way that `proxy_for` gives; False where its HTTP client is not to be found.

    Libraries make their clients with the proxies that the environment names as httpx reads it, which differs.
    """
    clients = list(http_clients(model))
    for client in clients:
        send_by(client, proxy_for(address))
    return bool(clients)


def send_by(client: Any, proxy: str | None) -> None:
    """Let an HTTP client of httpx or httpx2 send all by one proxy, or by none."""
    if isinstance(client._transport, Routes):
        return
    packages = (each.__module__.partition(".")[0] for each in type(client).__mro__)
    package = sys.modules[next(each for each in packages if each in {"httpx", "httpx2"})]
    # What is replaced is not closed: libraries share a client among models, and a request may be under way on it.
    client._mounts = {}  # where httpx keeps every proxy, named by the environment or by a library
    client._trust_env = False
    if proxy is not None:
        client._transport = package.HTTPTransport(proxy=proxy)


def http_clients(model: object) -> Iterator[Any]:
    """Give the HTTP clients that a model holds."""
    found = (_inside(model, names) for names in _HTTP_CLIENTS)
    return (each for each in found if hasattr(each, "follow_redirects") and hasattr(each, "_mounts"))


def _inside(model: Any, names: tuple[str, ...]) -> Any:
    """Give what a model holds; None where it holds no such thing."""
    for name in names:
        model = getattr(model, name, None)
    return model
