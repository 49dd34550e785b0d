"""By which way a request leaves this machine: straight to its server, or by a proxy that the environment names."""

from __future__ import annotations

import ipaddress
import threading
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2

LOOPBACK_MOUNTS = dict.fromkeys(("all://localhost", "all://127.0.0.1", "all://[::1]"))
"""What keeps an HTTP client of a provider's library from asking a proxy for this machine's own servers."""


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def proxy_for(address: str) -> str | None:
    """Give the proxy that the environment names for an address; None for none, and for this machine always.

    A proxy would see, and could keep, what is sent to a server of this machine, which the user has sent nowhere.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    named = getproxies()
    proxy = named.get(parts.scheme) or named.get("all")
    if not proxy or is_loopback(host) or proxy_bypass(host) or _is_in_network(host, named.get("no", "")):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def host_of(address: str) -> str:
    """Give host and port of an address, as people write them; empty where it has none."""
    parts = urlsplit(address)
    if not parts.hostname:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{host}:{parts.port}" if parts.port else host


def way_to(address: str) -> str:
    """Say what of the way to an address a user should know: that others can read along, or a proxy on it."""
    parts = urlsplit(address)
    is_open = parts.scheme == "http" and not is_loopback(parts.hostname or "")
    proxy = proxy_for(address)
    return (" (unencrypted)" if is_open else "") + (f" by the proxy {host_of(proxy)}" if proxy else "")


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


def _is_in_network(host: str, exceptions: str) -> bool:
    """Tell whether an exception such as 192.168.0.0/16, which the standard library does not know, holds for a host."""
    try:
        address = ipaddress.ip_address(host)
        networks = [ipaddress.ip_network(each.strip(), strict=False) for each in exceptions.split(",") if "/" in each]
    except ValueError:
        return False
    return any(address in network for network in networks)
