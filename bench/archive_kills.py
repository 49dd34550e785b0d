"""Kill `claimcheck archive add` again and again while it adds, updates and removes, and count what that costs.

    python bench/archive_kills.py --kills 50 --with-index

Each round starts the real command on a manifest, kills it (-9) at a random moment, opens the archive and compares it
with what the command had acknowledged on standard output: documents lost, documents held twice, archives that do not
open or search. What was under way and not acknowledged may be there or not. Exit code 1 if any figure is not 0.
`--with-index` keeps the Chroma index too, that otherwise only archives of more than 200,000 passages have.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.adapters.archive import Archive
from claimcheck.adapters.embedder import packaged_embedder
from claimcheck.errors import RetrievalError
from claimcheck.retrieval.seam import Scope
from claimcheck.types import Document, PriorDocument, PublicationTime

ROWS = 40
"""Documents of one manifest."""
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
WITH_INDEX = """
import sys
from claimcheck.adapters.archive import Archive
from claimcheck.cli.main import main
Archive.open.__kwdefaults__["exact_up_to"] = 0
sys.exit(main())
"""
SCOPE = Scope(before=PublicationTime.parse("2024-01-01"), sha256="", signature=())


@dataclass(slots=True)
class Ledger:
    """What the archive was acknowledged to hold: the text of each id; and what was found wrong."""

    held: dict[str, str] = field(default_factory=dict)
    wrong: Counter[str] = field(default_factory=Counter)
    killed_in: Counter[str] = field(default_factory=Counter)


class Kills:
    """The rounds on one archive."""

    def __init__(self, folder: Path, seed: int, *, with_index: bool) -> None:
        self.folder = folder
        self.program = ["-c", WITH_INDEX] if with_index else ["-m", "claimcheck"]
        self.random = random.Random(seed)
        self.ledger = Ledger()
        self.next_id = 0

    def round(self) -> None:
        """Start one change, kill it, and compare."""
        change = self.random.choice(["add", "update", "remove"]) if len(self.ledger.held) > ROWS else "add"
        rows = self._rows(change)
        manifest = self.folder / "rows.jsonl"
        manifest.write_text("".join(json.dumps(row) + "\n" for row in rows))
        told, was_killed = self._killed(manifest)
        self.ledger.killed_in[change if was_killed else f"{change} (had ended)"] += 1
        wanted = {str(row["id"]): str(row["text"]) if "text" in row else None for row in rows}
        self._compare(wanted, told)

    def end(self) -> None:
        """Run one change to its end, and prove the archive whole."""
        manifest = self.folder / "rows.jsonl"
        manifest.write_text("".join(json.dumps(row) + "\n" for row in self._rows("add")))
        for command in (["add", str(manifest)], ["verify"]):
            done = subprocess.run(self._command(*command), capture_output=True, text=True, check=False)
            if done.returncode:
                self.ledger.wrong[f"`archive {command[0]}` at the end: {done.stderr.strip()}"] += 1

    def _command(self, *words: str) -> list[str]:
        home = ["--home", str(self.folder / "home")]
        return [sys.executable, *self.program, "archive", *words, "--format", "json", *home]

    def _rows(self, change: str) -> list[dict[str, object]]:
        if change == "add":
            ids = [f"d{self.next_id + number}" for number in range(ROWS)]
            self.next_id += ROWS
        else:
            ids = self.random.sample(sorted(self.ledger.held), min(ROWS, len(self.ledger.held)))
        if change == "remove":
            return [{"id": each, "deleted": True} for each in ids]
        return [{"id": each, "text": self._text(), "date": "2020-01-01"} for each in ids]

    def _text(self) -> str:
        words = ["".join(self.random.choices(SYLLABLES, k=3)) for _ in range(60)]
        return f"{' '.join(words[:30]).capitalize()}.\n\n{' '.join(words[30:]).capitalize()}."

    def _killed(self, manifest: Path) -> tuple[set[str], bool]:
        """Run the command, kill it at a random moment, and give the ids of the documents that it acknowledged."""
        lines = self.random.randrange(ROWS)
        is_by_time = self.random.random() < 0.3
        with subprocess.Popen(
            self._command("add", str(manifest)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as child:
            assert child.stdout is not None
            said = [] if is_by_time else [child.stdout.readline() for _ in range(lines)]
            time.sleep(self.random.random() * (2.0 if is_by_time else 0.1))
            child.kill()
            said += child.stdout.readlines()
        told = {json.loads(line)["id"] for line in said if line.endswith(b"\n")}
        return told, child.returncode != 0

    def _compare(self, wanted: dict[str, str | None], told: set[str]) -> None:
        try:
            archive = Archive.open(self.folder / "home" / "archive", packaged_embedder(), create=True)
        except RetrievalError as error:
            self.ledger.wrong[f"archive does not open: {error}"] += 1
            return
        try:
            documents = list(archive.documents())
            self._compare_documents({each.external_id or each.id: each for each in documents}, wanted, told)
            names = Counter(each.external_id for each in documents)
            self.ledger.wrong["document held twice"] += sum(count - 1 for count in names.values())
            self._search(archive)
        except RetrievalError as error:
            self.ledger.wrong[f"archive cannot be read or searched: {error}"] += 1
        finally:
            archive.close()

    def _compare_documents(
        self, found: dict[str, PriorDocument], wanted: dict[str, str | None], told: set[str]
    ) -> None:
        for name in {*self.ledger.held, *wanted, *found}:
            before = _id_of(self.ledger.held.get(name))
            after = _id_of(wanted[name]) if name in wanted else before
            now = found[name].id if name in found else None
            # A removal is told by the id of the document that went.
            was_told = (after or before) in told
            if now != after and (was_told or now != before):
                self.ledger.wrong["acknowledged document lost" if after else "removed document still there"] += 1
            if now is None:
                self.ledger.held.pop(name, None)
            elif now == after and name in wanted:
                self.ledger.held[name] = str(wanted[name])

    def _search(self, archive: Archive) -> None:
        for name in self.random.sample(sorted(self.ledger.held), min(3, len(self.ledger.held))):
            text = self.ledger.held[name]
            passages = archive.search([text[:150]], scope=SCOPE, k=3)[0]
            if not any(passage.document.external_id == name and passage.text in text for passage in passages):
                self.ledger.wrong["document not found by its own words"] += 1


def _id_of(text: str | None) -> str | None:
    return Document.hash_text(text)[:16] if text is not None else None


def main() -> int:
    """Run the rounds, print the figures, and tell whether all are 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--with-index", action="store_true")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kills = Kills(Path(folder), options.seed, with_index=options.with_index)
        while sum(count for change, count in kills.ledger.killed_in.items() if "ended" not in change) < options.kills:
            kills.round()
        kills.end()
    ledger = kills.ledger
    print("kills: " + ", ".join(f"{change}: {count}" for change, count in sorted(ledger.killed_in.items())))
    for name in ("acknowledged document lost", "removed document still there", "document held twice"):
        print(f"{name}: {ledger.wrong.pop(name, 0)}")
    print(f"archives that do not open, search or verify: {sum(ledger.wrong.values())}")
    for problem, count in (+ledger.wrong).items():
        print(f"  {count} x {problem}")
    print(f"documents held at the end: {len(ledger.held)}")
    return 1 if ledger.wrong.total() else 0


if __name__ == "__main__":
    sys.exit(main())
