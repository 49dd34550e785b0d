"""The written pairs of claim and passage, as questions to a judge."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from judging_pairs import ask

from claimcheck.evaluation.cases.pairs import GoldPair
from claimcheck.judging.context import Context
from claimcheck.types import Stance

PATH = Path(__file__).with_name("stance_pairs.jsonl")
MOST_BESIDE = 2
"""Sentences of other claims that a written passage is set among, since passages of an archive hold several."""


def written_pairs() -> Iterator[GoldPair]:
    """Give the pairs; each passage stands before or after up to two sentences of its story, chosen by its hash."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
    stories: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        stories[row["story"]].append(row)
    for row in rows:
        others = [each["quote"] for each in stories[row["story"]] if each["sentence"] != row["sentence"]]
        question = replace(
            ask(row["claim"], _among(row, others), published=row["published"], date=row["date"]),
            context=Context(sentence=row["sentence"], before=row["before"]),
        )
        yield GoldPair(
            case=f"story {row['story']}",
            question=question,
            stance=Stance(row["stance"]),
            quotes=(row["quote"],),
            is_labelled=True,
        )


def _among(row: dict[str, Any], others: Sequence[str]) -> str:
    """Set a passage among sentences of its story; the hash stands for chance, so that every run is the same."""
    number = int(hashlib.sha256((row["claim"] + row["passage"]).encode()).hexdigest(), 16)
    count = number % (MOST_BESIDE + 1) if others else 0
    beside = " ".join(others[(number // 7 + step * 13) % len(others)] for step in range(count))
    parts = (row["passage"], beside) if number // 3 % 2 else (beside, row["passage"])
    return " ".join(part for part in parts if part)
