"""The guards of conftest.py themselves."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
CONFTEST = Path(__file__).with_name("conftest.py")


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"])
def test_connecting_to_another_machine_is_refused(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as sock, pytest.raises(RuntimeError, match="tried to reach"):
        sock.connect((host, 80))


def test_sending_a_datagram_to_another_machine_is_refused() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock, pytest.raises(RuntimeError, match="tried to reach"):
        sock.sendto(b"x", ("192.0.2.1", 53))


def test_looking_up_a_name_is_refused() -> None:
    with pytest.raises(RuntimeError, match="tried to look up"):
        socket.getaddrinfo("example.org", 443)


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
