"""From "provider:name" to a chat model of langchain."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from claimcheck.adapters.chat_model.clients import (
    address_of,
    follow_no_redirect,
    http_clients,
    ollama_client,
    take_our_way,
)
from claimcheck.adapters.chat_model.exchange import Wire
from claimcheck.adapters.chat_model.forms import Form, Manner, Manners
from claimcheck.adapters.chat_model.model import ChatModelLLM, Server
from claimcheck.adapters.chat_model.routes import check_proxies, host_of, way_to
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from claimcheck.llm.deadline import Deadline

KEYS = {
    "anthropic": "ANTHROPIC_API_KEY",
    "google_genai": "GOOGLE_API_KEY",
    "openai": "OPENAI_API_KEY",
}
HOSTS = {
    "anthropic": "api.anthropic.com",
    "google_genai": "generativelanguage.googleapis.com",
    "ollama": "localhost:11434",
    "openai": "api.openai.com",
}
_UNKNOWN_PROVIDER = ("Unsupported", "Unable to infer", "Provider '")
"""What langchain says of a provider that it does not know."""
EXTRAS = {"anthropic": "anthropic", "google_genai": "google", "ollama": "ollama"}


def open_chat_model(
    model: str,
    *,
    base_url: str | None,
    timeout_s: float,
    deadline: Deadline,
    environ: Mapping[str, str],
    announce: Callable[[str], None],
) -> ChatModelLLM:
    """Open a model, such as "openai:gpt-5-mini", or any that an OpenAI-compatible server at `base_url` has.

    Nothing is sent yet. `announce` is told, before the first request, the host that will receive the text.

    Raises:
        ConfigError: the provider is unknown or not installed, its key is missing, or a proxy's address is none.
    """
    check_proxies()
    provider, _, name = model.partition(":")
    if not name:
        raise ConfigError(f"--model {model}: write provider:name, such as openai:gpt-5-mini", setting="model")
    provider = provider.replace("-", "_").lower()
    key_name = KEYS.get(provider, "the key of the provider")
    wire = Wire(timeout_s)
    with _collecting_nothing():
        options = _options(provider, base_url, timeout_s, wire)
        if provider == "openai" and base_url is not None and not environ.get("OPENAI_API_KEY"):
            options["api_key"] = "none"  # The library refuses to start without one, and one's own server needs none.
        chat = _init(provider, name, options, key_name, is_key_set=bool(environ.get(key_name)))
    follow_no_redirect(chat)
    if provider == "ollama":  # not Anthropic's, which models share
        for client in http_clients(chat):
            wire.adopt(client)
    return ChatModelLLM(
        chat,
        server=_server(chat, provider, model, base_url, key_name),
        manners=Manners(_first_manner(chat, base_url)),
        wire=wire,
        secrets=_secrets(chat, environ),
        timeout_s=timeout_s,
        deadline=deadline,
        announce=announce,
    )


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """Look for no garbage meanwhile: what importing makes stays, and looking through it takes an eighth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _options(provider: str, base_url: str | None, timeout_s: float, wire: Wire) -> dict[str, Any]:
    """Give what a provider's class is made with; the retries of every library are off, since we have our own."""
    options: dict[str, Any] = {} if base_url is None else {"base_url": base_url}
    if provider == "ollama":
        return options | {"client_kwargs": ollama_client(timeout_s)}
    options |= {"max_retries": 0, "timeout": timeout_s}
    if provider == "openai":
        options |= {"use_responses_api": False, "http_client": wire.make_client()}
        # Ours alone decides the way: OPENAI_PROXY would be refused beside it, sockets of its own be complained of.
        options |= {"openai_proxy": None, "http_socket_options": ()}
    return options


def _init(provider: str, name: str, options: dict[str, Any], key_name: str, *, is_key_set: bool) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    try:
        made: BaseChatModel = init_chat_model(name, model_provider=provider, **options)
    except Exception as exc:
        problem = why_not_opened(exc, provider, key_name, is_key_set=is_key_set)
        raise ConfigError(f"--model {provider}:{name}: {problem}", setting="model") from exc
    return made


def why_not_opened(error: Exception, provider: str, key_name: str, *, is_key_set: bool) -> str:
    """Say why langchain makes no model or embedder of a provider, and what to do."""
    if isinstance(error, ImportError):
        extra = EXTRAS.get(provider)
        how = f"pip install 'claimcheck-news[{extra}]'" if extra else f"install langchain's package for {provider}"
        return f"its provider is not installed; {how}"
    if any(words in str(error) for words in _UNKNOWN_PROVIDER):
        return f"there is no provider {provider}; there are {', '.join(HOSTS)} and more"
    if provider in KEYS and not is_key_set:
        return f"{key_name} is not set; put the key of the provider there"
    return f"it cannot be opened; look at {key_name}"


def _first_manner(chat: BaseChatModel, base_url: str | None) -> Manner:
    """Give the manner to begin with: the strictest form that the provider's class knows."""
    from langchain_openai.chat_models.base import BaseChatOpenAI

    if not isinstance(chat, BaseChatOpenAI):
        return Manner(form=Form.TOOLS, tokens_name="max_tokens", is_tokens_name_sure=True)
    # Servers that only speak like OpenAI know the older name of the bound more often.
    return Manner(form=Form.JSON_SCHEMA, tokens_name="max_completion_tokens" if base_url is None else "max_tokens")


def _server(chat: BaseChatModel, provider: str, model: str, base_url: str | None, key_name: str) -> Server:
    """Say who will receive the text, as the client was built, ambient variables and all."""
    address = address_of(chat) or base_url or ""
    host = host_of(address) or HOSTS.get(provider, f"the servers of {provider}")
    return Server(
        provider=provider,
        model=model,
        host=host,
        address=address or host,
        key_name=key_name,
        way=take_way(chat, provider, address),
        is_own=host != HOSTS.get(provider, host),
    )


def take_way(model: object, provider: str, address: str) -> str:
    """Let a model go to its address by our way, and say what a user should know of it.

    Args:
        model: a model of langchain, chat or embedding.
        provider: who is asked where the address is empty.
        address: what `address_of` found. Where it is not known, no proxy is set: it may be a server of this machine.
    """
    whole = address or f"https://{HOSTS.get(provider, provider)}"
    is_known = bool(address) or provider in HOSTS
    return way_to(whole, is_ours=is_known and take_our_way(model, whole))


def _secrets(chat: BaseChatModel, environ: Mapping[str, str]) -> tuple[str, ...]:
    """Give the keys that the model was made with, and any other in the environment, so that no message shows them."""
    from pydantic import SecretStr

    values = (getattr(chat, name, None) for name in type(chat).model_fields)
    known = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
    known += [value for name, value in environ.items() if name.endswith("_API_KEY")]
    return tuple(dict.fromkeys(each for each in known if len(each) > 7))
