"""Where an archive on a Chroma server is: its address, tenant, database and the headers of a proxy before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

SERVER_KEYS = ("tenant", "database", "headers")
"""What may be set beside the address; the settings are called `archive_tenant` and so on."""
DEFAULT_PORT = 8000
TIMEOUT_S = 20.0
"""Seconds that one request to the server may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """A Chroma server and a place on it; `headers` may hold a key and is never shown."""

    host: str
    port: int
    is_https: bool = False
    tenant: str = "default_tenant"
    database: str = "default_database"
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    timeout_s: float = TIMEOUT_S

    @property
    def url(self) -> str:
        """Give the address as people write it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.is_https else 'http'}://{host}:{self.port}"

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """Give a file name for what belongs to this place."""
        return sha256(f"{self.url} {self.tenant} {self.database}".encode()).hexdigest()[:16]


def parse_address(
    url: str, *, tenant: str | None = None, database: str | None = None, headers: str | None = None
) -> ServerAddress:
    """Read an address such as http://archive.example:8000.

    Args:
        url: scheme, host and port; 8000, or for https 443, where none is given.
        tenant: Chroma's own name for a customer.
        database: its name for a part of that.
        headers: "Name: value", one a line, for a proxy that asks who it is.

    Raises:
        ValueError: it is no such address, or a header has no name; the message says what is wanted.
    """
    wanted = "an address such as http://localhost:8000 is wanted"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as exc:
        raise ValueError(wanted) from exc
    if parts.scheme not in {"http", "https"} or not parts.hostname or not url.isprintable() or port == 0:
        raise ValueError(wanted)
    if parts.username is not None or parts.password is not None:
        raise ValueError("no name and password in the address; put a header in CLAIMCHECK_ARCHIVE_HEADERS")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError(f"{wanted}, with nothing after the port")
    is_https = parts.scheme == "https"
    return ServerAddress(
        host=parts.hostname,
        port=port or (443 if is_https else DEFAULT_PORT),
        is_https=is_https,
        tenant=tenant or "default_tenant",
        database=database or "default_database",
        headers=_headers(headers or ""),
    )


def _headers(text: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for line in text.splitlines():
        name, colon, value = (each.strip() for each in line.partition(":"))
        if not line.strip():
            continue
        if not colon or not name.isascii() or not name.replace("-", "").isalnum() or not value.isprintable():
            raise ValueError("headers are written as Name: value, one a line")
        pairs.append((name, value))
    return tuple(pairs)
