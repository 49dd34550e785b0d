"""Measure what a check by a language model takes: calls, tokens and seconds, beside a floor and other tools.

The stub server answers after 0.8 s plus 5 ms a completion token, whatever the load. The floor sends our own prompts
and schemas bare, in two waves, with no context; it is measured in the same run. Every measurement is a process of its
own and is made twice; the second counts, since the stub then answers from memory. The article is the seed article of
the shared folder where that exists, else a sample article, and four copies of it as one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from llm_cost_case import SAMPLE, SEED
from shared import shared_folder

HERE = Path(__file__).parent
LATENCY_S, PER_TOKEN_S = 0.8, 0.005
COPIES = (1, 4)
MAX_CALLS = (16, 64)
MAX_OF_FLOOR, MAX_OF_PEER = 1.25, 2 / 3
MAX_WALL_GROWTH, MAX_TOKEN_GROWTH = 1.15, 4.4
MAX_CPU_S, MAX_START_S = 1.0, 3.0
PEER_WALL_S = (9.7, 31.6)
PEERS = """\
FacTool           109 /  493 calls    57,000 / 260,000 prompt tokens      9.7 /   31.6 s
OpenFactCheck                         33,000 / 144,000 prompt tokens
FActScore          82 /  349 calls
deepeval                                                                   11 /     41 s
ClaimeAI          363 / 1503 calls                                         64 /    232 s
SAFE              481 / 2092 calls                                        551 /   2349 s"""
"""As measured elsewhere on the same article, at the same speed of the stub."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One promise: what was measured, and what it may be at most."""

    name: str
    found: float
    most: float

    def __str__(self) -> str:
        """Give it as a line of the table."""
        verdict = "holds" if self.found <= self.most else "OVER"
        return f"{self.name:<44} {self.found:>9.2f} of {self.most:>9.2f}  {verdict}"


@contextmanager
def stub(port: int) -> Iterator[str]:
    """Run the stub with the simulated model in a process of its own, and give its address."""
    command = [sys.executable, "-m", "claimcheck.evaluation.stub_llm", "--port", str(port)]
    command += ["--latency", str(LATENCY_S), "--per-token", str(PER_TOKEN_S)]
    command += ["--responder", str(HERE / "llm_cost_case.py")]
    environ = {**os.environ, "PYTHONPATH": str(HERE)}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as server:
        try:
            if server.stdout is None or not server.stdout.readline():
                raise SystemExit("the stub did not start")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


def measure(what: str, base_url: str, copies: int, concurrency: int = 64) -> Figures:
    """Make one measurement twice and give the figures of the second."""
    figures: Figures = {}
    for _ in range(2):
        command = [sys.executable, str(HERE / "llm_cost_one.py"), what, "--base-url", base_url]
        command += ["--copies", str(copies), "--concurrency", str(concurrency), "--started", str(time.time())]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        figures = json.loads(done.stdout)
    return figures


def bounds_of(ours: list[Figures], floors: list[Figures]) -> list[Bound]:
    """Hold the figures against what was promised."""
    found = []
    for place, (our, floor) in enumerate(zip(ours, floors, strict=True)):
        name = f"x{COPIES[place]}"
        found += [
            Bound(name=f"{name} calls", found=our["calls"], most=MAX_CALLS[place]),
            Bound(
                name=f"{name} prompt tokens, of the floor",
                found=our["prompt_tokens"] / floor["prompt_tokens"],
                most=MAX_OF_FLOOR,
            ),
            Bound(name=f"{name} wall, of the floor", found=our["wall_s"] / floor["wall_s"], most=MAX_OF_FLOOR),
            Bound(name=f"{name} wall, of FacTool", found=our["wall_s"] / PEER_WALL_S[place], most=MAX_OF_PEER),
            Bound(name=f"{name} claims not classified", found=our["lost"], most=0),
        ]
    first, last = ours
    return [
        *found,
        Bound(name="growth of wall, x4 of x1", found=last["wall_s"] / first["wall_s"], most=MAX_WALL_GROWTH),
        Bound(
            name="growth of prompt tokens, x4 of x1",
            found=last["prompt_tokens"] / first["prompt_tokens"],
            most=MAX_TOKEN_GROWTH,
        ),
        Bound(name="x1 own work, CPU seconds after imports", found=first["cpu_s"], most=MAX_CPU_S),
        Bound(name="process start, seconds", found=first["start_s"], most=MAX_START_S),
    ]


def row(name: str, figures: list[Figures]) -> str:
    """Give the figures of both articles as a line of the table."""
    cells = []
    for key, shape in (("claims", ",.0f"), ("calls", ",.0f"), ("prompt_tokens", ",.0f"), ("completion_tokens", ",.0f")):
        cells.append(" / ".join(f"{each[key]:{shape}}" for each in figures))
    cells.append(" / ".join(f"{each['wall_s']:.2f}" for each in figures))
    return f"{name:<26}" + "".join(f"{cell:>19}" for cell in cells)


def main() -> int:
    """Measure, print the table, and tell by the exit code whether every bound holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8197)
    options = parser.parse_args()
    seed = shared_folder() / SEED
    print(f"article: {SEED if seed.exists() else SAMPLE.name + ' (no seed article; see CLAIMCHECK_SHARED)'}, x1 / x4")
    with stub(options.port) as base_url:
        floors = [measure("floor", base_url, copies) for copies in COPIES]
        ours = [measure("ours", base_url, copies) for copies in COPIES]
        default = [measure("ours", base_url, copies, concurrency=8) for copies in COPIES]
    heads = ("claims", "calls", "prompt tokens", "reply tokens", "wall s")
    print(f"{'':<26}" + "".join(f"{head:>19}" for head in heads))
    print(row("floor, two bare waves", floors))
    print(row("ours, 64 at once", ours))
    print(row("ours, 8 at once (default)", default))
    print(f"\n{PEERS}\n")
    bounds = bounds_of(ours, floors)
    print("\n".join(map(str, bounds)))
    return int(any(each.found > each.most for each in bounds))


if __name__ == "__main__":
    raise SystemExit(main())
