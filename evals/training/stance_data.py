"""The written pairs of claim and passage in `evals/training/stances/*.txt`, and pairs as tokens for training.

A block is a claim: `== 2021-03-04 | text before`, `> Sentence with the [[claim]].`, then a passage a line, each with
its stance (S supports, C contradicts, N narrows, U unrelated) and date. `pairs_in` says what is wrong with
a file, where.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from stance_text import PairText, dated

from claimcheck.types import Span, Stance

LEAD_SHARE = 0.3
FOLDER = Path(__file__).with_name("stances")
LETTERS = {"S": Stance.SUPPORTS, "C": Stance.CONTRADICTS, "N": Stance.NARROWS, "U": Stance.UNRELATED}
_HEAD = re.compile(r"== (\d{4}-\d\d-\d\d)(?: \| (.*))?")
_CLAIM = re.compile(r"> (.*)\[\[(.+)\]\](.*)")
_PASSAGE = re.compile(r"([SCNU]) (\d{4}-\d\d-\d\d) (\S.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPair:
    """A claim at `claimed` in its sentence, and one passage with its stance; `block` tells the claims apart."""

    block: str
    published: date
    before: str
    sentence: str
    claimed: Span
    day: date
    passage: str
    stance: Stance


def pairs_in(path: Path) -> Iterator[WrittenPair]:
    """Read a file of blocks.

    Raises:
        ValueError: a line has another form; the message names file and block.
    """
    for number, block in enumerate(re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()), 1):
        head, claim, *passages = (line.strip() for line in block.splitlines())
        opened, said = _HEAD.fullmatch(head), _CLAIM.fullmatch(claim)
        read = [_PASSAGE.fullmatch(line) for line in passages]
        if not opened or not said or not passages or None in read:
            raise ValueError(f"{path}: block {number} ({claim[:60]}) has another form than blocks have")
        for passage in read:
            assert passage is not None
            yield WrittenPair(
                block=f"{path.stem}-{number}",
                published=date.fromisoformat(opened[1]),
                before=(opened[2] or "").strip(),
                sentence=said[1] + said[2] + said[3],
                claimed=Span(len(said[1]), len(said[1]) + len(said[2])),
                day=date.fromisoformat(passage[2]),
                passage=passage[3],
                stance=LETTERS[passage[1]],
            )


def all_pairs(folder: Path = FOLDER) -> list[WrittenPair]:
    """Read every file of a folder, in the order of their names."""
    return [pair for path in sorted(folder.glob("*.txt")) for pair in pairs_in(path)]


def as_text(pair: WrittenPair, lead: str = "") -> PairText:
    """Show a written pair as the judge shows a claim and a passage; `lead` stands before the passage's sentence."""
    left = dated(pair.published, pair.before)
    right = dated(pair.day, lead)
    return PairText(
        left=left + pair.sentence,
        claimed=Span(len(left) + pair.claimed.start, len(left) + pair.claimed.end),
        right=right + pair.passage,
        compared=Span(len(right), len(right) + len(pair.passage)),
    )


def examples(pairs: Sequence[WrittenPair], draw: random.Random) -> list[tuple[PairText, Stance]]:
    """Give the pairs to train on: some behind a foreign sentence, and for each claim a foreign passage as unrelated."""
    found: list[tuple[PairText, Stance]] = []
    seen: set[str] = set()
    for pair in pairs:
        other = draw.choice(pairs)
        is_foreign = other.block != pair.block
        lead = other.passage if is_foreign and draw.random() < LEAD_SHARE else ""
        found.append((as_text(pair, lead), pair.stance))
        if is_foreign and pair.block not in seen:
            seen.add(pair.block)
            found.append((as_text(replace(pair, passage=other.passage, day=other.day)), Stance.UNRELATED))
    return found
