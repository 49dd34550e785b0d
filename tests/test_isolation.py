"""The guards of conftest.py themselves."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from socket import getaddrinfo as kept_getaddrinfo

import pytest

pytest_plugins = ["pytester"]
CONFTEST = Path(__file__).with_name("conftest.py")


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"])
def test_connecting_to_another_machine_is_refused(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as sock, pytest.raises(RuntimeError, match="tried to reach"):
        sock.connect((host, 80))


def test_connecting_in_the_background_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(RuntimeError, match="tried to reach"):
        sock.connect_ex(("192.0.2.1", 80))


def test_a_subclass_is_refused_too() -> None:
    class Own(socket.socket):
        def connect(self, address: object) -> None:
            super().connect(address)

    with Own() as sock, pytest.raises(RuntimeError, match="tried to reach"):
        sock.connect(("192.0.2.1", 80))


def test_sending_a_datagram_to_another_machine_is_refused() -> None:
    address = ("192.0.2.1", 53)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for send in (lambda: sock.sendto(b"x", address), lambda: sock.sendmsg([b"x"], [], 0, address)):
            with pytest.raises(RuntimeError, match="tried to reach"):
                send()


@pytest.mark.parametrize(
    "look_up",
    [
        pytest.param(lambda: socket.getaddrinfo("example.org", 443), id="getaddrinfo"),
        pytest.param(lambda: socket.getaddrinfo(host=b"example.org", port=443), id="getaddrinfo by keyword"),
        pytest.param(lambda: kept_getaddrinfo("example.org", 443), id="getaddrinfo imported before"),
        pytest.param(lambda: socket.create_connection(("example.org", 443)), id="create_connection"),
        pytest.param(lambda: socket.gethostbyname("example.org"), id="gethostbyname"),
        pytest.param(lambda: socket.gethostbyname_ex("example.org"), id="gethostbyname_ex"),
        pytest.param(lambda: socket.gethostbyaddr("192.0.2.1"), id="gethostbyaddr"),
        pytest.param(lambda: socket.getnameinfo(("192.0.2.1", 80), 0), id="getnameinfo"),
    ],
)
def test_looking_up_a_name_is_refused(look_up: Callable[[], object]) -> None:
    with pytest.raises(RuntimeError, match="tried to look up"):
        look_up()


def test_the_guard_is_no_audit_hook() -> None:
    """With a hook, threads that start while coverage measures die of it now and then; see `refuse_network`."""
    watch = (
        "import sys; seen = []; sys.addaudithook(lambda event, _: seen.append(event))\n"
        "from claimcheck.evaluation.no_network import refuse_network; refuse_network()\n"
        "sys.exit('sys.addaudithook' in seen)"
    )
    subprocess.run([sys.executable, "-c", watch], check=True)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("localhost", port)) as client:
            assert client.getpeername()[1] == port


def test_a_unix_socket_can_be_used(tmp_path: Path) -> None:
    path = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(path)
        server.listen()
        client.connect(path)
        assert client.getpeername() == path


def test_the_home_is_an_empty_folder_of_the_test(home: Path) -> None:
    assert os.environ["HOME"] == str(home)
    assert Path(os.environ["CLAIMCHECK_HOME"]).is_relative_to(home)
    assert not list(home.iterdir())


@pytest.mark.parametrize(
    ("in_ci", "failed", "skipped"), [pytest.param("1", 1, 0, id="in CI"), pytest.param("", 0, 1, id="at a desk")]
)
def test_a_skip_fails_in_ci_only(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, in_ci: str, failed: int, skipped: int
) -> None:
    monkeypatch.setenv("CLAIMCHECK_CI", in_ci)
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile("import pytest\ndef test_part(): pytest.skip('no part')")
    outcome = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    outcome.assert_outcomes(failed=failed, skipped=skipped)
    outcome.stdout.fnmatch_lines(["*no part*"] if in_ci else ["*1 skipped*"])


def test_a_file_skipped_as_a_whole_fails_in_ci(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CI", "1")
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile("import pytest\npytest.importorskip('no_such_part')\ndef test_part(): pass")
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(errors=1)
