"""Who is answered: the right host, the right origin, the right token; nothing outside the home can be reached."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from review_server import ROOT, TOKEN, Server

from claimcheck.errors import ConfigError
from claimcheck.web.access import Access, Refusal
from claimcheck.web.serve import Address, make_access

RUN = "0abcdefgh1234"
PAGES = (
    "/",
    f"/runs/{RUN}/report",
    f"/runs/{RUN}/review",
    f"/runs/{RUN}/decisions",
    f"/runs/{RUN}/drafts",
    f"/runs/{RUN}/diff/{RUN}",
    "/api/v1/runs",
    "/api/v1/openapi.json",
)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_shown_without_the_token(shared: Server, path: str) -> None:
    for token in ("", "wrong-token-wrong-token", TOKEN[:-1], TOKEN + "x", "\xff" * 20):
        assert shared.ask("GET", path, token=token).status == 401
    assert shared.ask("GET", path).status == 200


@pytest.mark.parametrize(
    "host", ["", "evil.example", "evil.example:8484", "127.0.0.1", "127.0.0.1.evil.example:{port}"]
)
def test_another_name_of_this_machine_is_refused(shared: Server, host: str) -> None:
    answer = shared.ask("GET", "/", headers={"Host": host.format(port=shared.port)})
    assert answer.status in {400, 421}
    assert b"Quay" not in answer.body


def test_its_own_names_are_answered(shared: Server) -> None:
    for name in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        assert shared.ask("GET", "/", headers={"Host": f"{name}:{shared.port}"}).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
        {"Authorization": "", "Cookie": "claimcheck_1=x"},
    ],
    ids=["origin", "null origin", "another port", "cross-site", "same-site", "form of another site", "no browser"],
)
def test_a_post_of_another_site_changes_nothing(server: Server, headers: dict[str, str]) -> None:
    path = f"/api/v1/runs/{RUN}/decisions"
    body = {"reviewer": "Eve", "field": "not_a_claim", "claim": "0"}
    assert server.ask("POST", path, body, headers).status in {401, 403}
    assert server.get(path).json["decisions"] == []


def test_a_program_with_a_wrong_token_is_told_so(shared: Server) -> None:
    answer = shared.ask("POST", f"/api/v1/runs/{RUN}/decisions", {}, token="wrong-token-wrong-token")
    assert (answer.status, answer.json["error"]["kind"]) == (401, "no_token")


def test_our_own_page_may_post(server: Server) -> None:
    claim = server.get(f"/api/v1/runs/{RUN}/review").json["claims"][-1]["id"]
    path = f"/api/v1/runs/{RUN}/decisions"
    headers = {"Origin": server.url, "Sec-Fetch-Site": "same-origin"}
    body = {"reviewer": "Ada", "field": "accept", "claim": claim}
    assert server.ask("POST", path, body, headers).status == 201


def test_the_link_signs_in_with_a_cookie_that_is_not_the_token(shared: Server) -> None:
    assert shared.ask("GET", "/open?token=wrong-wrong-wrong", token="").status == 401
    answer = shared.ask("GET", f"/open?token={TOKEN}", token="")
    cookie = answer.headers["set-cookie"]
    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    name_and_value = cookie.partition(";")[0]
    assert shared.ask("GET", "/", headers={"Cookie": name_and_value, "Authorization": ""}).status == 200
    assert shared.ask("GET", "/", headers={"Cookie": name_and_value[:-1] + "0x", "Authorization": ""}).status == 401


def test_the_token_is_taken_from_a_form_too(shared: Server) -> None:
    def sign_in(token: str, origin: str) -> int:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Authorization": "", "Origin": origin}
        return shared.ask("POST", "/sign-in", f"token={token}".encode(), headers).status

    assert sign_in(TOKEN, shared.url) == 303
    assert sign_in("wrong", shared.url) == 401
    assert sign_in(TOKEN, "http://evil.example") == 403


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_has_a_strict_policy(shared: Server, path: str) -> None:
    answer = shared.get(path)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    if not path.endswith("/report") and "/diff/" not in path:
        assert policy.startswith("default-src 'none'")
    else:
        assert b"default-src &#x27;none&#x27;; style-src &#x27;sha256-" in answer.body
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "server" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../etc/passwd",
        "/static/..%2f..%2fetc%2fpasswd",
        "/static/%2e%2e/runs.sqlite",
        "/static//etc/passwd",
        "/static/report.js%00.css",
        "/runs/..%2f..%2fruns.sqlite/report",
        "/runs/../../../etc/passwd/report",
        "/api/v1/runs/%2e%2e%2f%2e%2e",
        "/api/v1/checks/..%2f..%2fruns.sqlite",
        "//etc/passwd",
        "/runs.sqlite",
        "/docs",
    ],
)
def test_no_file_can_be_reached(shared: Server, path: str) -> None:
    answer = shared.get(path)
    assert answer.status in {404, 307}
    assert b"root:" not in answer.body
    assert b"SQLite" not in answer.body


@pytest.mark.parametrize(("method", "path"), [("PUT", "/"), ("DELETE", f"/runs/{RUN}/report"), ("TRACE", "/")])
def test_other_methods_are_refused(shared: Server, method: str, path: str) -> None:
    assert shared.ask(method, path).status in {403, 405}


class TestUploads:
    def test_a_body_that_is_too_large_is_refused_whatever_its_length_is_said_to_be(self, shared: Server) -> None:
        head = f"POST /api/v1/runs/{RUN}/decisions HTTP/1.1\r\nHost: {shared.host}\r\nAuthorization: Bearer {TOKEN}\r\n"
        chunk = b"186A0\r\n" + b"x" * 100_000 + b"\r\n"
        for length, body in (("Content-Length: 999999999", b"{"), ("Transfer-Encoding: chunked", 3 * chunk)):
            with socket.create_connection(("127.0.0.1", shared.port), timeout=30) as raw:
                raw.sendall(f"{head}{length}\r\n\r\n".encode() + body)
                assert raw.recv(1000).split(b" ")[1] == b"413"

    @pytest.mark.parametrize("name", ["x.exe", "x.svg", "x", "..", "x.zip", "a.txt/../../x.sh", ""])
    def test_another_type_is_refused(self, shared: Server, name: str) -> None:
        answer = shared.ask("POST", f"/api/v1/checks?name={quote(name, safe='')}", b"text")
        assert answer.status == 422
        assert "give one of .txt" in answer.json["error"]["message"]

    def test_a_body_that_is_no_json_is_named(self, shared: Server) -> None:
        for body in (b"{", b"[" * 90_000, b"\xff", b"\x1f\x8b"):
            json_type = {"Content-Type": "application/json"}
            answer = shared.ask("POST", f"/api/v1/runs/{RUN}/decisions", body, json_type)
            assert answer.status in {400, 422}
            assert "JSON" in answer.json["error"]["message"], answer.json

    @pytest.mark.parametrize(
        "body", [b"", b"{}", b"[1]", b'{"text": ""}', b'{"text": "a", "path": "/etc/passwd"}', b"{"]
    )
    def test_a_json_body_that_is_no_article_is_refused(self, shared: Server, body: bytes) -> None:
        answer = shared.ask("POST", "/api/v1/checks", body, {"Content-Type": "application/json"})
        assert answer.status == 422


class TestAddress:
    def test_another_address_needs_a_token(self, own_home: Path) -> None:
        command = [sys.executable, "-m", "claimcheck", "review", "--home", str(own_home), "--port", "0"]
        done = subprocess.run(
            [*command, "--host", "0.0.0.0", "--name", "desk"], capture_output=True, text=True, check=False, cwd=ROOT
        )
        assert done.returncode == 2
        assert done.stderr.startswith("claimcheck: --host 0.0.0.0: others can reach this address; give a token")
        assert len(done.stderr.splitlines()) == 1

    @pytest.mark.parametrize("host", ["0.0.0.0", "0", "::", "::0", "::ffff:0.0.0.0"])
    def test_a_wildcard_needs_a_token_and_the_name_that_browsers_say(self, host: str) -> None:
        with pytest.raises(ConfigError, match="--token"):
            make_access(Address(host=host, port=1, names=("Desk.example",)), 1, None)
        with pytest.raises(ConfigError, match="--name"):
            make_access(Address(host=host, port=1), 1, "t" * 20)
        access = make_access(Address(host=host, port=1, names=("Desk.example",)), 8484, "t" * 20)
        assert access.hosts == ("desk.example:8484", "desk.example")

    @pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost", "::ffff:127.0.0.1"])
    def test_this_machine_alone_needs_no_token(self, host: str) -> None:
        access = make_access(Address(host=host, port=1), 8484, None)
        assert "127.0.0.1:8484" in access.hosts

    @pytest.mark.parametrize("host", ["192.168.1.4", "::ffff:192.168.1.4", "127.0.0.1.example", "1:2::1", "127.1"])
    def test_any_other_address_needs_a_token(self, host: str) -> None:
        with pytest.raises(ConfigError, match="--token"):
            make_access(Address(host=host, port=1), 8484, None)

    @pytest.mark.parametrize("token", ["", "short", "ü" * 20, "x" * 19 + "\n"])
    def test_a_weak_token_is_refused(self, token: str) -> None:
        with pytest.raises(ConfigError, match="16 plain characters"):
            make_access(Address(host="127.0.0.1", port=1), 1, token)

    def test_a_made_token_is_long_and_new_each_time(self) -> None:
        tokens = {make_access(Address(host="127.0.0.1", port=1), 1, None).token for _ in range(50)}
        assert len(tokens) == 50
        assert min(map(len, tokens)) >= 32


def test_a_cookie_of_another_process_is_worth_nothing() -> None:
    first, second = (Access(token="t" * 20, hosts=("127.0.0.1:8484",)) for _ in range(2))
    headers = {"host": ["127.0.0.1:8484"], "cookie": [f"{first.cookie_name}={first.cookie_value}"]}
    assert first.refusal("GET", "/", headers) is None
    assert second.refusal("GET", "/", headers) is Refusal.NO_TOKEN


def test_what_is_printed_has_no_token_that_was_given(shared: Server) -> None:
    assert TOKEN not in shared.said
    assert "it asks for the token you gave" in shared.said
    answer = shared.ask("GET", "/", token="")
    assert (answer.status, 'name="token"' in answer.text) == (401, True), "the page at that address takes the token"


def test_a_token_that_was_made_is_printed_in_an_address_that_signs_in(own_home: Path) -> None:
    server = Server(own_home, made_token=True)
    try:
        address = next(word for word in server.said.split() if word.startswith("http"))
        assert server.ask("GET", address.removeprefix(server.url), token="").status == 303
    finally:
        server.stop()
