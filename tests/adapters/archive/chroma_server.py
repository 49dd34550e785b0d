"""A real Chroma server on this machine, for tests."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.adapters.archive_address import ServerAddress, parse_address

START_S = 60.0


@dataclass(frozen=True)
class Running:
    port: int
    process: subprocess.Popen[bytes]

    def address(self, folder: Path, **changes: object) -> ServerAddress:
        """Give a database of its own for each folder, made when it is missing."""
        name = "d" + zlib.crc32(str(folder).encode()).to_bytes(4, "big").hex()
        url = f"http://127.0.0.1:{self.port}"
        request = urllib.request.Request(
            f"{url}/api/v2/tenants/default_tenant/databases",
            data=json.dumps({"name": name}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with suppress(urllib.error.HTTPError):  # it is there
            urllib.request.urlopen(request, timeout=10).close()
        return replace(parse_address(url, database=name), **changes)  # type: ignore[arg-type]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def chroma_server(folder: Path) -> Iterator[Running]:
    """Run `chroma run` on a free port until the block ends."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "ANONYMIZED_TELEMETRY": "False", "DO_NOT_TRACK": "1"}
    with subprocess.Popen(
        [*command, "--path", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        try:
            give_up = time.monotonic() + START_S
            while not _answers(port):
                assert process.poll() is None
                assert time.monotonic() < give_up
                time.sleep(0.1)
            yield Running(port, process)
        finally:
            process.kill()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v2/heartbeat", timeout=5) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False
