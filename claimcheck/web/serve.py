"""Run the server: on this machine only, unless the user names another address."""

from __future__ import annotations

import ipaddress
import logging
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimcheck.errors import ConfigError
from claimcheck.report.html import Assets
from claimcheck.resources import read_resource
from claimcheck.web.access import MIN_TOKEN_CHARS, Access, make_token
from claimcheck.web.app import Shop, build_app
from claimcheck.web.desk import Desk
from claimcheck.web.runner import Runner

LOCAL_HOST = "127.0.0.1"
_FILES = {
    "report.css": ("report", "text/css"),
    "web.css": ("web", "text/css"),
    "review.js": ("web", "text/javascript"),
    "start.js": ("web", "text/javascript"),
}
_STOP_S = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where to listen; port 0 is any free one. `names` are further names by which browsers call the server."""

    host: str
    port: int
    names: tuple[str, ...] = ()


def open_socket(address: Address) -> socket.socket:
    """Listen, so that a port that is taken is known before anything else is done.

    Raises:
        ConfigError: the address cannot be used.
    """
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((address.host, address.port))
        opened.listen(128)
    except (OSError, OverflowError) as exc:
        opened.close()
        why = getattr(exc, "strerror", None) or "no such address"
        raise ConfigError(f"--port {address.port} on {address.host}: {why}; name another", setting="--port") from exc
    return opened


def is_local(host: str) -> bool:
    """Tell whether an address is reached from this machine alone."""
    address = _address(host)
    return host == "localhost" if address is None else address.is_loopback


def _is_any(host: str) -> bool:
    """Tell whether it stands for every address of this machine; `0` is one more way to write it."""
    address = _address(host)
    return host == "0" if address is None else address.is_unspecified


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Read an address; one of IPv4 that is written as IPv6 is that of IPv4, a name is none."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def make_access(address: Address, port: int, token: str | None) -> Access:
    """Decide who may ask.

    Raises:
        ConfigError: the address is open to others and no token is given, it has no name, or the token is short.
    """
    if token is not None and (len(token) < MIN_TOKEN_CHARS or not token.isascii() or not token.isprintable()):
        raise ConfigError(f"--token: give {MIN_TOKEN_CHARS} plain characters or more", setting="--token")
    if not is_local(address.host) and token is None:
        message = f"--host {address.host}: others can reach this address; give a token with --token"
        raise ConfigError(message, setting="--token")
    return Access(token=token or make_token(), hosts=_hosts(address, port))


def _hosts(address: Address, port: int) -> tuple[str, ...]:
    """Name the server as browsers do; the first is the one that is printed."""
    if is_local(address.host):
        own = [f"[{address.host}]" if ":" in address.host else address.host, LOCAL_HOST, "localhost", "[::1]"]
    elif _is_any(address.host):
        if not address.names:
            message = f"--host {address.host}: say with --name by which name browsers call this server"
            raise ConfigError(message, setting="--name")
        own = []
    else:
        own = [f"[{address.host}]" if ":" in address.host else address.host]
    with_port = [f"{name.lower()}:{port}" for name in (*own, *address.names)]
    # Behind a proxy the name comes without our port, or with the proxy's own.
    return tuple(dict.fromkeys((*with_port, *(name.lower() for name in address.names))))


def load_shop(reader: str, save_bug: Callable[[BaseException], None]) -> Shop:
    """Read the files that the pages need."""
    files = {name: (read_resource("data", folder, name), kind) for name, (folder, kind) in _FILES.items()}
    script = read_resource("data", "report", "report.js").decode()
    assets = Assets(style=files["report.css"][0].decode(), script=script)
    return Shop(reader=reader, report_assets=assets, files=files, save_bug=save_bug)


def serve(opened: Sequence[socket.socket], desk: Desk, runner: Runner, access: Access, shop: Shop) -> None:
    """Answer requests until the process is told to stop."""
    import uvicorn  # noqa: PLC0415

    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    config = uvicorn.Config(
        build_app(desk, runner, access, shop),
        log_config=None,
        access_log=False,  # addresses name runs and hold the token of the first visit
        server_header=False,
        date_header=False,
        ws="none",
        lifespan="on",
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_STOP_S,
        limit_concurrency=400,
    )
    uvicorn.Server(config).run(sockets=list(opened))
