"""By which way a request leaves this machine: straight to its server, or by a proxy that the environment names."""

from __future__ import annotations

import ipaddress
import os
import threading
from importlib.util import find_spec
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2

from claimcheck.errors import ConfigError

_PORTS = {"http": 80, "https": 443}
_KINDS = {"http", "https", "socks5", "socks5h"}


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    name = host.lower().rstrip(".")
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost"
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_unspecified


def proxy_for(address: str) -> str | None:
    """Give the proxy that the environment names for an address; None for none, and for this machine always.

    A proxy would see, and could keep, what is sent to a server of this machine, which the user has sent nowhere.

    Raises:
        ConfigError: what the environment names is no address of a proxy.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    named = getproxies()
    scheme = parts.scheme if named.get(parts.scheme) else "all"
    if not named.get(scheme) or is_loopback(host):
        return None
    written = f"[{host}]" if ":" in host else host
    with_port = f"{written}:{parts.port or _PORTS.get(parts.scheme)}"
    if proxy_bypass(host) or proxy_bypass(with_port) or _is_excepted(address, named.get("no", "")):
        return None
    return _checked(scheme, named[scheme])


def check_proxies() -> None:
    """Refuse what no HTTP client could be made with, before a library fails at it in words of its own.

    Raises:
        ConfigError: a variable such as HTTPS_PROXY holds no address of a proxy.
    """
    named = getproxies()
    for scheme in ("http", "https", "all"):
        if named.get(scheme):
            _checked(scheme, named[scheme])


def host_of(address: str) -> str:
    """Give host and port of an address, as people write them; empty where it has none."""
    parts = urlsplit(address)
    if not parts.hostname:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{host}:{parts.port}" if parts.port else host


def way_to(address: str, *, is_ours: bool = True) -> str:
    """Say what of the way to an address a user should know: that others can read along, or a proxy on it.

    Args:
        address: where requests go.
        is_ours: whether we decide the way; else it is not known, and that is said.
    """
    parts = urlsplit(address)
    is_open = parts.scheme == "http" and not is_loopback(parts.hostname or "")
    proxy = proxy_for(address)
    by = f" by the proxy {host_of(proxy)}" if proxy else ""
    if not is_ours:
        by = " (by a proxy or not, as the provider's own library decides)"
    return (" (unencrypted)" if is_open else "") + by


class Routes(httpx2.BaseTransport):
    """A transport that takes the way that `proxy_for` gives, so that what was announced is what happens."""

    def __init__(self, limits: httpx2.Limits) -> None:
        self._limits = limits
        # The way without a proxy is made now, since the first request would wait for it.
        self._transports: dict[str | None, httpx2.HTTPTransport] = {None: httpx2.HTTPTransport(limits=limits)}
        self._lock = threading.Lock()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request."""
        proxy = proxy_for(str(request.url))
        with self._lock:
            if proxy not in self._transports:
                self._transports[proxy] = httpx2.HTTPTransport(limits=self._limits, proxy=proxy)
            transport = self._transports[proxy]
        return transport.handle_request(request)

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            for transport in self._transports.values():
                transport.close()


def _checked(scheme: str, proxy: str) -> str:
    """Give the address of a proxy with its scheme; its value is not shown, since it may hold a password."""
    address = proxy if "://" in proxy else f"http://{proxy}"
    try:
        parts = urlsplit(address)
        is_right = bool(parts.hostname) and parts.port != 0 and parts.scheme in _KINDS and not set(address) & set(" \t")
        httpx2.Proxy(address)
    except (ValueError, httpx2.InvalidURL):
        is_right = False
    name = next((each for each in sorted(os.environ, reverse=True) if each.lower() == f"{scheme}_proxy"), None)
    setting = name or f"the {scheme} proxy of this system"
    if not is_right:
        message = f"{setting}: it holds no address of a proxy, such as http://proxy.example:3128; correct or unset it"
        raise ConfigError(message, setting=setting)
    if parts.scheme.startswith("socks") and find_spec("socksio") is None:
        raise ConfigError(f"{setting}: a SOCKS proxy wants the package socksio; install it", setting=setting)
    return address


def _is_excepted(address: str, exceptions: str) -> bool:
    """Tell whether an exception that the standard library does not know holds: 192.168.0.0/16, http://host:port."""
    parts = urlsplit(address)
    return any(
        _is_this_server(each, address) if "://" in each else _is_in_network(each, parts.hostname or "")
        for each in (entry.strip() for entry in exceptions.split(","))
        if "/" in each
    )


def _is_this_server(exception: str, address: str) -> bool:
    ours = urlsplit(address)
    try:
        theirs = urlsplit(exception)
        port = theirs.port
    except ValueError:
        return False
    is_same_port = port is None or port == (ours.port or _PORTS.get(ours.scheme))
    return theirs.scheme in {ours.scheme, "all"} and theirs.hostname == ours.hostname and is_same_port


def _is_in_network(network: str, host: str) -> bool:
    try:
        return ipaddress.ip_address(host) in ipaddress.ip_network(network, strict=False)
    except ValueError:
        return False
