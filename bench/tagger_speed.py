"""Compare the speeds of the tagger and the bare encoder: the same windows and arithmetic, one core, one run.

Prints articles of 750 words a second and the ratio. Exit codes: 0 measured, 1 the tagger is slower than it may be.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from claimcheck.adapters.model_files import ModelFiles
from claimcheck.adapters.tagger import OVERLAP, WINDOW, packaged_tagger
from claimcheck.resources import resource_path
from shared import ROOT

FLOOR = 0.6
"""Share of the bare encoder's rate that the tagger must reach."""
WORDS = 750
ROUNDS = 5


def sample_text() -> str:
    """Give the sample articles as texts of about `WORDS` words, joined by blank lines."""
    files = sorted((ROOT / "data" / "samples").glob("**/*.md"))
    words = " ".join(path.read_text(encoding="utf-8") for path in files).split(" ")
    return " ".join(words[:WORDS])


def bare_encoder(folder: Path, text: str) -> Callable[[], object]:
    """Give a call that runs the encoder over the windows of `text` that the tagger reads, and nothing else."""
    import numpy as np

    session, tokenizer = ModelFiles(folder, what="the encoder", advice="install claimcheck again").open()
    tokenizer.no_truncation()
    tokenizer.no_padding()
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    size = WINDOW - 2
    windows = [
        np.array([[begin, *ids[at : at + size], end]], dtype=np.int64)
        for at in range(0, max(1, len(ids) - OVERLAP), size - OVERLAP)
    ]
    names = [given.name for given in session.get_inputs()]

    def run() -> None:
        for window in windows:
            feed = {"input_ids": window, "attention_mask": np.ones_like(window), "token_type_ids": window * 0}
            session.run(None, {name: feed[name] for name in names})

    return run


def cpu_seconds(call: Callable[[], object]) -> float:
    """Give the processor time of one call: other work on the machine does not count."""
    start = time.process_time()
    call()
    return time.process_time() - start


def main() -> int:
    """Measure both in turn, print, and hold the floor."""
    text = sample_text()
    start = time.perf_counter()
    tagger = packaged_tagger()
    tagger.tag("A first word.")
    load_s = time.perf_counter() - start
    encode = bare_encoder(resource_path("data", "models", "minilm"), text)
    encode()
    pairs = [(cpu_seconds(encode), cpu_seconds(lambda: tagger.tag(text))) for _ in range(ROUNDS)]
    bare, tagged = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = bare / tagged
    print(f"| run | articles of {WORDS} words a CPU second |\n|---|--:|")
    print(f"| bare encoder | {1 / bare:.1f} |\n| tagger | {1 / tagged:.1f} |")
    print(f"\ntagger at {ratio:.2f} of the encoder's rate (floor {FLOOR}); loaded and warm in {load_s:.2f} s")
    return 0 if ratio >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
