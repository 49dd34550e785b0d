"""Any embedding model of langchain behind the `Embedder` seam, such as "openai:text-embedding-3-small"."""

from __future__ import annotations

import hashlib
import json
import math
import os
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.adapters.chat_model.clients import address_of, follow_no_redirect, http_clients, ollama_client
from claimcheck.adapters.chat_model.exchange import Wire
from claimcheck.adapters.chat_model.opening import HOSTS, KEYS, take_way, why_not_opened
from claimcheck.adapters.chat_model.quiet import switch_off_tracing
from claimcheck.adapters.chat_model.routes import check_proxies, host_of
from claimcheck.errors import ConfigError, RetrievalError

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

MAX_CHARS = 8000
"""Characters of a text that are sent; a passage has some 600, and models read 8,000 tokens and more."""
BATCH = 100
"""Texts in one request."""
RETRIES = 3
"""Further attempts of one request, by the provider's library, which waits as long as the server says, 60 s at most."""
_PROBE = "newspaper"
"""What is sent to learn how long the vectors are: a word of ours, none of the user's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedderSettings:
    """Which model embeds, as "provider:name", at which server, and how long one request may take."""

    name: str
    base_url: str | None
    timeout_s: float
    tracing: bool = False


class RemoteEmbedder:
    """Unit-length vectors by a model that is asked over the network; `announce` is told its host before any text goes.

    `sha256` is of provider, name and dimension: more cannot be known of a model that runs elsewhere.
    """

    def __init__(self, model: Embeddings, *, name: str, host: str, key_name: str, announce: Callable[[str], None]):
        """Use `open_embedder`."""
        self.name = name
        self.dimension = 0
        self.sha256 = ""
        self._model = model
        self._host = host
        self._key_name = key_name
        self._announce = announce
        self._is_announced = False

    def pin(self, dimension: int | None) -> None:
        """Fix the length of the vectors; where it is not known, the model is asked.

        Raises:
            RetrievalError, ConfigError: as `embed`.
        """
        self.dimension = dimension or len(self._asked([_PROBE])[0])
        provider, _, model = self.name.partition(":")
        self.sha256 = hashlib.sha256(json.dumps([provider, model, self.dimension]).encode()).hexdigest()

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See `Embedder.embed`.

        Raises:
            RetrievalError: the server cannot be reached, fails, or gives what are no vectors of this length.
            ConfigError: it refuses the key, or knows no such model.
        """
        return [
            self._unit(vector)
            for start in range(0, len(texts), BATCH)
            for vector in self._asked([text[:MAX_CHARS] or " " for text in texts[start : start + BATCH]])
        ]

    def _asked(self, texts: list[str]) -> list[list[float]]:
        if not self._is_announced:
            self._announce(f"{self._host}, where {self.name} makes vectors of it")
            self._is_announced = True
        try:
            vectors = self._model.embed_documents(texts)
        except Exception as exc:
            raise self._translated(exc) from exc
        if len(vectors) != len(texts):
            raise self._error(f"gave {len(vectors)} vectors for {len(texts)} texts; use another embedder")
        return vectors

    def _unit(self, vector: list[float]) -> list[float]:
        if len(vector) != self.dimension:
            problem = f"gave a vector of {len(vector)} dimensions where {self.dimension} are wanted"
            raise self._error(f"{problem}; is it still the same model?")
        length = math.hypot(*vector)
        if not 0 < length < math.inf:
            raise self._error("gave a vector without a direction; use another embedder")
        return [value / length for value in vector]

    def _translated(self, error: Exception) -> Exception:
        """Give our error for one of a provider's library; what the server said is left out: it may repeat the key."""
        status = getattr(error, "status_code", None)
        place = f"the embedder {self.name} at {self._host}"
        if status in {401, 403}:
            return ConfigError(f"{place}: the key is refused ({status}); check {self._key_name}", setting="embedder")
        if status == 404:
            message = f"{place}: it knows no such model or address (404); check the embedder's name and address"
            return ConfigError(message, setting="embedder")
        if status is not None:
            return self._error(f"failed ({status}); try again later")
        return self._error(f"cannot be reached or gave no vectors ({type(error).__name__}); is the server running?")

    def _error(self, problem: str) -> RetrievalError:
        return RetrievalError(f"the embedder {self.name} at {self._host} {problem}", archive=self.name)


def open_embedder(
    settings: EmbedderSettings, *, dimension: int | None, announce: Callable[[str], None]
) -> RemoteEmbedder:
    """Open a model; with a `dimension` nothing is sent yet, without one it is asked for a vector of one word of ours.

    Raises:
        ConfigError: the provider is unknown or not installed, its key is missing or refused, the model unknown, or
            a proxy's address is none.
        RetrievalError: it was asked, and failed.
    """
    check_proxies()
    if not settings.tracing:
        switch_off_tracing(os.environ)
    provider, _, name = settings.name.partition(":")
    provider = provider.replace("-", "_").lower()
    key_name = KEYS.get(provider, "the key of the provider")
    wire = Wire(settings.timeout_s)
    model = _made(provider, name, settings, wire, key_name)
    follow_no_redirect(model)
    if provider == "ollama":  # not Anthropic's, which models share
        for client in http_clients(model):
            wire.adopt(client)
    opened = RemoteEmbedder(
        model,
        name=f"{provider}:{name}",
        host=_host(model, provider, settings.base_url),
        key_name=key_name,
        announce=announce,
    )
    # The seam knows no end: connections are closed when nobody holds the embedder any more.
    weakref.finalize(opened, wire.close)
    opened.pin(dimension)
    return opened


def _made(provider: str, name: str, settings: EmbedderSettings, wire: Wire, key_name: str) -> Embeddings:
    from langchain.embeddings import init_embeddings

    options: dict[str, Any] = {} if settings.base_url is None else {"base_url": settings.base_url}
    if provider == "openai":
        options |= {
            "max_retries": RETRIES,
            "timeout": settings.timeout_s,
            "check_embedding_ctx_length": False,  # It would download a vocabulary to count tokens.
            "http_client": wire.make_client(),
            "openai_proxy": None,
        }
        if settings.base_url is not None and not os.environ.get("OPENAI_API_KEY"):
            options["api_key"] = "none"
    elif provider == "ollama":
        options |= {"client_kwargs": ollama_client(settings.timeout_s)}
    try:
        return init_embeddings(name, provider=provider, **options)
    except Exception as exc:
        problem = why_not_opened(exc, provider, key_name, is_key_set=bool(os.environ.get(key_name)))
        raise ConfigError(f"--embedder {provider}:{name}: {problem}", setting="embedder") from exc


def _host(model: Embeddings, provider: str, base_url: str | None) -> str:
    """Say who will receive the texts and by which way, as the client was built, ambient variables and all."""
    address = address_of(model) or base_url or ""
    host = host_of(address) or HOSTS.get(provider, f"the servers of {provider}")
    return host + take_way(model, provider, address)
