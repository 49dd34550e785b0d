"""Measure the review server under load: 20 readers who each open a page every 2 s, and 2 reviewers who decide.

Readers open the review and the report of one run in turn; a reviewer decides once a second. The short run is a sample
article with the sample archive, the long one holds the sample articles over and over, to 10,000 words.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.adapters.home import prepare_home
from claimcheck.adapters.runs import SqliteStore
from claimcheck.types import Report
from report_page import LONG_WORDS, joined, sample_reports
from shared import ROOT

READERS, REVIEWERS = 20, 2
READ_EVERY_S, DECIDE_EVERY_S = 2.0, 1.0
LIMITS_MS = {"a sample article": 150, "10,000 words": 500}
_TOKEN = "the-token-of-the-bench"
_HEADERS = {"Authorization": f"Bearer {_TOKEN}", "Content-Type": "application/json"}


@dataclass(slots=True, kw_only=True)
class Times:
    """Milliseconds from asking to the last byte, by what was asked for; safe for threads."""

    of: dict[str, list[float]] = field(default_factory=dict)

    def add(self, what: str, started: float) -> None:
        """Note one answer."""
        self.of.setdefault(what, []).append(1000 * (time.perf_counter() - started))


@contextmanager
def served(home: Path) -> Iterator[int]:
    """Serve a home in a process of its own; give the port."""
    command = [sys.executable, "-m", "claimcheck", "review", "--home", str(home), "--port", "0", "--token", _TOKEN]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as process:
        try:
            found = re.search(r":(\d+)/", process.stderr.readline() if process.stderr else "")
            if found is None:
                raise SystemExit("bench/review_load.py: the server does not start")
            yield int(found[1])
        finally:
            process.terminate()


def ask(port: int, method: str, path: str, body: object = None) -> bytes:
    """Send one request on a connection of its own, as a browser's first would be."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, json.dumps(body) if body is not None else None, _HEADERS)
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    if answer.status >= 400:
        raise SystemExit(f"bench/review_load.py: {method} {path}: {answer.status} {content[:200]!r}")
    return content


def load(port: int, report: Report, seconds: float) -> Times:
    """Let readers and reviewers work on one run."""
    run, times, until = report.run.id, Times(), time.monotonic() + seconds
    claims = [claim.id for claim in report.claims]

    def wait(started: float, every_s: float) -> None:
        time.sleep(max(0.0, started + every_s - time.perf_counter()))

    def read(number: int) -> None:
        rng = random.Random(number)
        time.sleep(rng.uniform(0, READ_EVERY_S))
        turn = number
        while time.monotonic() < until:
            turn += 1
            path = f"/runs/{run}/report" if turn % 2 else f"/runs/{run}/review?claim={rng.choice(claims)}"
            started = time.perf_counter()
            ask(port, "GET", path)
            times.add("report" if turn % 2 else "review", started)
            wait(started, READ_EVERY_S)

    def decide(number: int) -> None:
        rng = random.Random(1000 + number)
        while time.monotonic() < until:
            kind = rng.choice(("fact", "opinion", "prediction"))
            form = {"reviewer": f"reviewer {number}", "field": "kind", "claim": rng.choice(claims), "kind": kind}
            started = time.perf_counter()
            ask(port, "POST", f"/api/v1/runs/{run}/decisions", form)
            times.add("decision", started)
            wait(started, DECIDE_EVERY_S)

    work = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    work += [threading.Thread(target=decide, args=(number,)) for number in range(REVIEWERS)]
    for each in work:
        each.start()
    for each in work:
        each.join()
    return times


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value that `share` of the values do not pass."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> int:
    """Measure both runs and print a table; 1 if a limit is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=30.0)
    options = parser.parse_args()
    is_over = False
    print("| run | claims | asked for | answers | median ms | p95 ms | slowest ms |\n|---|--:|---|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        prepare_home(home)
        samples = sample_reports(Path(folder))
        reports = {"a sample article": samples[0], "10,000 words": joined(samples[1:], LONG_WORDS)}
        store = SqliteStore(home / "runs.sqlite")
        for report in reports.values():
            store.save(report)
        store.close()
        with served(home) as port:
            for name, report in reports.items():
                ask(port, "GET", f"/runs/{report.run.id}/report")
                times = load(port, report, options.seconds)
                for what, values in sorted(times.of.items()):
                    p95 = percentile(values, 0.95)
                    figures = f"{len(values)} | {statistics.median(values):.0f} | {p95:.0f} | {max(values):.0f}"
                    print(f"| {name} | {len(report.claims)} | {what} | {figures} |", flush=True)
                    is_over |= p95 > LIMITS_MS[name]
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main())
