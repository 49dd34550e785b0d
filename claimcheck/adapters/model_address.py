"""Names and addresses of models elsewhere, as settings give them."""

from __future__ import annotations

from urllib.parse import urlsplit

PACKAGED_EMBEDDER = "minilm"


def is_provided(name: str) -> bool:
    """Tell whether a name is PROVIDER:NAME."""
    provider, _, model = name.partition(":")
    return provider.replace("_", "").replace("-", "").isalnum() and bool(model.strip()) and name.isprintable()


def parse_embedder(text: str) -> str | None:
    """Give a provider's embedding model; None for the one that ships, which "minilm" names too.

    Raises:
        ValueError: it is none of them.
    """
    if text == PACKAGED_EMBEDDER:
        return None
    if not is_provided(text):
        raise ValueError(f"there is no embedder {text}; there are minilm (the default) and PROVIDER:NAME")
    provider, _, name = text.partition(":")
    return f"{provider.replace('-', '_').lower()}:{name}"


def parse_model_address(text: str) -> str | None:
    """Give an address that is one, without a slash at its end; None for an empty one.

    Raises:
        ValueError: it is none, or holds a name and password, which a report would show.
    """
    if not text:
        return None
    try:
        parts = urlsplit(text)
        is_right = parts.scheme in {"http", "https"} and bool(parts.hostname) and not parts.query and parts.port != 0
    except ValueError:
        is_right = False
    if not is_right or not text.isprintable():
        raise ValueError("an address such as http://localhost:8000/v1 is wanted")
    if parts.username is not None or parts.password is not None:
        raise ValueError("no name and password here; put the key in the variable that the provider names")
    return text.rstrip("/")
