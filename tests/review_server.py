"""A real server in a process of its own, and requests to it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TOKEN = "a-token-of-the-tests"
_ADDRESS = re.compile(r"http://([\w.\[\]:-]+):(\d+)/")


@dataclass
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


class Server:
    """`claimcheck review` in a process of its own."""

    def __init__(self, home: Path, *words: str, made_token: bool = False) -> None:
        command = [sys.executable, "-m", "claimcheck", "review", "--home", str(home), "--port", "0", "--model", "rules"]
        if "--token" not in words and not made_token:
            words = (*words, "--token", TOKEN)
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [*command, *words], stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment
        )
        assert self.process.stderr is not None
        said = self.process.stderr.readline()
        found = _ADDRESS.search(said)
        assert found, said + self.process.stderr.read()
        self.said, self.port = said, int(found[2])

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def ask(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None, *, token: str = TOKEN
    ) -> Answer:
        """Send a request, as a program with the token would; a header of "" is left out."""
        sent = {"Host": self.host, "Authorization": f"Bearer {token}"}
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        sent |= headers or {}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            for name, value in sent.items():
                if value:
                    connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            headers_of = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(status=answer.status, headers=headers_of, body=answer.read())
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def decide(self, run: str, **form: Any) -> Answer:
        return self.ask("POST", f"/api/v1/runs/{run}/decisions", {"reviewer": "Ada Lindqvist", **form})

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        assert self.process.stderr is not None
        self.process.stderr.close()

    def stop(self) -> int:
        """End it as Ctrl-C does, and give its exit code."""
        self.process.send_signal(signal.SIGINT)
        try:
            code = self.process.wait(timeout=30)
        finally:
            if self.process.poll() is None:
                self.process.kill()
        assert self.process.stderr is not None
        self.process.stderr.close()
        return code
