"""Writes to an archive until it is killed, and says on standard output what is acknowledged: the child of a test."""

from __future__ import annotations

import sys
from pathlib import Path

from archive_samples import LONG, document

from claimcheck.adapters.archive import Archive
from claimcheck.retrieval.hashing import HashingEmbedder

ROUNDS = 400


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def main() -> None:
    archive = Archive.open(Path(sys.argv[1]), HashingEmbedder(), create=True, exact_up_to=0)
    run = sys.argv[2]
    say("open")
    for number in range(ROUNDS):
        texts = [f"{place} {run} {number}.\n\n{LONG[: 400 * place]}" for place in (1, 2, 3)]
        addresses = [None, None, f"https://courier.example/{run}/{number % 5}"]
        new = [document(text, url=url) for text, url in zip(texts, addresses, strict=True)]
        for added in archive.add(new):
            say("added", added.document.id, added.replaced or "")
        if number % 4 == 3:
            say("removing", new[0].id)
            archive.remove([new[0].id])
            say("removed", new[0].id)


if __name__ == "__main__":
    main()
