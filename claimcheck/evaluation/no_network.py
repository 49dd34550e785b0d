"""A guard for test runs: nothing leaves this machine."""

from __future__ import annotations

import ipaddress
import socket
import sys

_CONNECTING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_RESOLVING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_LOCAL_NAMES = (None, "", b"", "localhost", b"localhost")


class NetworkRefusedError(RuntimeError):
    """A test tried to reach another machine; no test may."""


def refuse_network() -> None:
    """Refuse, from now on and for good, every connection and name look-up of this process that leaves this machine.

    An audit hook sees what the interpreter itself does: no library can have kept an unpatched socket class.
    """
    sys.addaudithook(_refuse)


def is_local(host: object) -> bool:
    """Tell whether a host, as given to the socket module, is this machine."""
    if host in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in _CONNECTING:
        sock, address = args[0], args[1]
        if isinstance(sock, socket.socket) and sock.family == socket.AF_UNIX:
            return
        host = address[0] if isinstance(address, tuple) else None
        if address is not None and not is_local(host):
            raise NetworkRefusedError(f"a test tried to reach {address!r}; replace the seam instead")
    elif event in _RESOLVING and not is_local(args[0]):
        raise NetworkRefusedError(f"a test tried to look up {args[0]!r}; replace the seam instead")
