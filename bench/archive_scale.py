"""Measure a large archive: how fast it takes documents in, its memory, how fast and how well it is searched.

Three parts: made-up documents with an embedder that takes no time; real adding with the embedder that ships, beside
that embedder alone; and a smaller archive with a Chroma index, as archives of more than 200,000 passages have one,
compared with exact search. Rates are by the clock and, for a machine with other work, by processor time.
Exit codes: 0 all goals are met, 1 not.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive_corpus import StandIn, claims, documents
from claimcheck.adapters.archive import Archive
from claimcheck.adapters.embedder import packaged_embedder
from claimcheck.retrieval.passages import cut_passages, with_context
from claimcheck.retrieval.seam import Embedder, Scope
from claimcheck.text.segment import segment
from claimcheck.types import PublicationTime

CLAIMS = 30
K = 5
SCOPE = Scope(before=PublicationTime.parse("2014-01-01"), sha256="", signature=())
"""Half of the made-up documents are older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Seconds by the clock and of the processor."""

    wall_s: float
    cpu_s: float


class Watch:
    """Measures what passes between two looks at it."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def look(self) -> Spent:
        """Give what was spent since the last look."""
        wall, cpu = time.perf_counter(), time.process_time()
        spent = Spent(wall_s=wall - self._wall, cpu_s=cpu - self._cpu)
        self._wall, self._cpu = wall, cpu
        return spent


class Ahead:
    """Gives vectors that were made before, so that embedding is left out of what is measured."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, list[float]] = {}
        self.name, self.dimension, self.sha256 = embedder.name, embedder.dimension, embedder.sha256

    def prepare(self, texts: Sequence[str]) -> None:
        """Embed texts that will be asked for."""
        self._known |= dict(zip(texts, self._embedder.embed(texts), strict=True))

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See `Embedder.embed`."""
        if not all(text in self._known for text in texts):
            return self._embedder.embed(texts)
        return [self._known[text] for text in texts]


class Goals:
    """Prints rows of a table, and remembers whether each goal was met."""

    def __init__(self) -> None:
        self.are_met = True
        print("| | measured | goal | |\n|---|--:|--:|---|")

    def row(self, name: str, value: str, goal: str = "", *, is_met: bool = True) -> None:
        """Print one row."""
        self.are_met = self.are_met and is_met
        print(f"| {name} | {value} | {goal} | {('met' if is_met else 'NOT MET') if goal else ''} |", flush=True)


def adding(archive: Archive, passages: int, step: int) -> Iterator[tuple[int, Spent]]:
    """Add made-up documents, and give after each step how many passages it had and what it took."""
    watch, count = Watch(), 0
    for added in archive.add(documents(passages)):
        count += added.passages
        if count >= step:
            yield count, watch.look()
            count = 0


def large(folder: Path, passages: int, goals: Goals) -> None:
    """Measure adding, memory and search without a model."""
    embedder = Ahead(StandIn())
    archive = Archive.open(folder, embedder, create=True)
    rates: list[tuple[float, float]] = []
    step = max(1000, passages // 10)
    for count, spent in adding(archive, passages, step):
        rates.append((count / spent.wall_s, count / spent.cpu_s))
        print(f"{len(rates) * step} passages: {rates[-1][0]:.0f}/s, {rates[-1][1]:.0f} a CPU second", file=sys.stderr)
    archive.close()
    goals.row("passages", f"{sum(1 for _ in rates) * step:,}")
    slowest_wall, slowest_cpu = (min(each) for each in zip(*rates, strict=True))
    goals.row("adding, slowest tenth, passages/s by the clock", f"{slowest_wall:.0f}")
    goals.row("... a CPU second", f"{slowest_cpu:.0f}", "600", is_met=slowest_cpu >= 600)
    constancy = rates[-1][1] / rates[0][1]
    goals.row("last tenth to first, by CPU time", f"{constancy:.2f}", "0.8", is_met=constancy >= 0.8)
    archive = Archive.open(folder, embedder)
    watch = Watch()
    first = claims(CLAIMS, seed=10)
    embedder.prepare(first)
    watch.look()
    archive.search(first, scope=SCOPE, k=K)
    goals.row("first search of 30 claims, loading included, s", f"{watch.look().wall_s:.2f}")
    rounds = []
    for seed in range(11, 51):
        queries = claims(CLAIMS, seed=seed)
        embedder.prepare(queries)
        watch.look()
        archive.search(queries, scope=SCOPE, k=K)
        rounds.append(watch.look())
    walls, cpus = sorted(each.wall_s for each in rounds), sorted(each.cpu_s for each in rounds)
    at95 = round(0.95 * len(rounds)) - 1
    load = os.getloadavg()[0]
    goals.row(f"warm search of 30 new claims, p95 ms by the clock (load {load:.1f})", f"{1000 * walls[at95]:.0f}")
    goals.row("... of CPU time", f"{1000 * cpus[at95]:.0f}", "150", is_met=cpus[at95] <= 0.150)
    archive.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    goals.row("peak memory, MB", f"{peak:.0f}", "1500", is_met=peak < 1500)


def real(folder: Path, passages: int, goals: Goals) -> None:
    """Measure adding with the embedder that ships, beside that embedder alone on the same texts."""
    embedder = packaged_embedder()
    given = list(documents(passages))
    texts = []
    for document in given:
        spans = cut_passages(segment(document))
        texts += [with_context(document.title, span.of(document.text)) for span in spans]
    embedder.embed(texts[:5])
    archive = Archive.open(folder, embedder, create=True)
    watch, bare, whole, count = Watch(), 0.0, 0.0, 0
    for document in given:  # by turns, so that what else the machine does meets both alike
        (added,) = archive.add([document])
        whole += watch.look().cpu_s
        embedder.embed(texts[count : count + added.passages])
        bare += watch.look().cpu_s
        count += added.passages
    archive.close()
    goals.row("bare embedder, passages a CPU second", f"{count / bare:.0f}")
    goals.row("adding with it, to the bare embedder", f"{bare / whole:.2f}", "0.8", is_met=bare / whole >= 0.8)


def indexed(folder: Path, passages: int, goals: Goals) -> None:
    """Measure a Chroma index beside exact search."""
    embedder = StandIn()
    archive = Archive.open(folder, embedder, create=True, exact_up_to=0)
    ((count, spent),) = adding(archive, passages, passages)
    archive.close()
    goals.row("adding with an index, passages/s by the clock", f"{count / spent.wall_s:.0f}")
    queries = claims(300, seed=99)
    found = []
    for exact_up_to in (0, 10**9):
        archive = Archive.open(folder, embedder, exact_up_to=exact_up_to)
        answers = archive.search(queries, scope=SCOPE, k=K)
        found.append([{(each.document.id, each.span) for each in answer} for answer in answers])
        archive.close()
    hits = sum(len(index & exact) for index, exact in zip(*found, strict=True))
    recall = hits / sum(len(exact) for exact in found[1])
    goals.row(f"recall against exact search, {count:,} passages", f"{recall:.4f}", "0.99", is_met=recall >= 0.99)


def main() -> int:
    """Measure and print; 0 if the goals are met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--passages", type=int, default=100_000, metavar="N", help="of the large archive")
    parser.add_argument("--real", type=int, default=1000, metavar="N", help="passages with the real embedder")
    parser.add_argument("--indexed", type=int, default=10_000, metavar="N", help="passages with an index")
    options = parser.parse_args()
    goals = Goals()
    with tempfile.TemporaryDirectory() as temporary:
        large(Path(temporary) / "large", options.passages, goals)
        real(Path(temporary) / "real", options.real, goals)
        indexed(Path(temporary) / "indexed", options.indexed, goals)
    return 0 if goals.are_met else 1


if __name__ == "__main__":
    sys.exit(main())
