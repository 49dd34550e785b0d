"""A guard for test runs: nothing leaves this machine."""

from __future__ import annotations

import _socket
import functools
import ipaddress
import socket
from collections.abc import Callable
from typing import Any

_CONNECTING = ("connect", "connect_ex", "sendto", "sendmsg")
_RESOLVING = ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr", "getnameinfo")
_LOCAL_NAMES = (None, "", b"", "localhost", b"localhost")


class NetworkRefusedError(RuntimeError):
    """A test tried to reach another machine; no test may."""


@functools.cache
def refuse_network() -> None:
    """Refuse, from now on and for good, every connection and name look-up of Python code that leaves this machine.

    The methods of the class are replaced, not the class, so that it holds for subclasses and for who imported the
    class before. An audit hook would see more, but CPython 3.11 calls every hook while it installs a trace function,
    one written in Python lets another thread in there, and that one's `sys.settrace` then raises: a thread that starts
    while coverage measures would die of the guard, once in some thousand.
    """
    for name in _CONNECTING:
        setattr(socket.socket, name, _connecting(getattr(socket.socket, name)))
    for name in _RESOLVING:  # what `socket` holds under a name may be Python's own function around that of `_socket`
        for module in (_socket, socket):
            setattr(module, name, _resolving(getattr(module, name)))


def is_local(host: object) -> bool:
    """Tell whether a host, as given to the socket module, is this machine."""
    if host in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _connecting(method: Callable[..., Any]) -> Callable[..., Any]:
    """Guard a method of a socket; the address is what it is given last, if it is given any."""

    @functools.wraps(method)
    def guarded(sock: socket.socket, *args: Any) -> Any:
        if sock.family != socket.AF_UNIX and args and isinstance(args[-1], tuple) and not is_local(args[-1][0]):
            raise NetworkRefusedError(f"a test tried to reach {args[-1]!r}; replace the seam instead")
        return method(sock, *args)

    return guarded


def _resolving(function: Callable[..., Any]) -> Callable[..., Any]:
    """Guard a look-up; the host comes first, alone or with its port."""

    @functools.wraps(function)
    def guarded(host: Any, *args: Any, **named: Any) -> Any:
        asked = host[0] if isinstance(host, tuple) else host
        if not is_local(asked):
            raise NetworkRefusedError(f"a test tried to look up {asked!r}; replace the seam instead")
        return function(host, *args, **named)

    return guarded
