"""The HTTP clients inside other libraries' models: where they send, and that they follow nobody elsewhere."""

from __future__ import annotations

from typing import Any

from claimcheck.adapters.chat_model.routes import LOOPBACK_MOUNTS

_HOLDERS = (("root_client",), ("_client",), ("_client", "_client"), ("client", "_client"), ())
"""Where a model of langchain holds what knows the address: the provider's client, or the HTTP client in that."""


def ollama_client(timeout_s: float) -> dict[str, Any]:
    """Give what the HTTP client of the ollama library is made with."""
    return {"timeout": timeout_s, "follow_redirects": False, "mounts": LOOPBACK_MOUNTS}


def address_of(model: object) -> str:
    """Give the address that a model sends to, ambient variables such as OLLAMA_HOST and all; empty if not known."""
    found = (getattr(_inside(model, names), "base_url", None) for names in _HOLDERS)
    return next((str(each) for each in found if each), "")


def follow_no_redirect(model: object) -> None:
    """Let a model follow no redirect, which would carry the text to a host that nobody was told of."""
    client = _inside(model, ("_client", "_client"))
    if hasattr(client, "follow_redirects"):
        client.follow_redirects = False


def _inside(model: Any, names: tuple[str, ...]) -> Any:
    """Give what a model holds; None where it holds no such thing."""
    for name in names:
        model = getattr(model, name, None)
    return model
