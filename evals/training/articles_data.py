"""The articles written for training in `evals/training/articles/*.txt`, with their attributions.

Marked in place: `<s i=1 k=np>source</s>`, `<q i=1 a=st>cue</q>`, `<c i=1>content</c>`; `i` numbers the attributions of
an article (one source may serve several: `i=1,2`), `k` is the kind of source, `a` the act. Marks may stand in one
another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from tagger_data import Article, Marked

FOLDER = Path(__file__).with_name("articles")
_MARK = re.compile(r"<(/?)([sqc])((?:\s+[a-z]=[\w,]+)*)\s*>")
_ROLES = {"s": "source", "q": "cue", "c": "content"}


def load_written(folder: Path = FOLDER) -> list[Article]:
    """Read every article of a folder, in the order of their names.

    Raises:
        ValueError: a mark is not closed, or closes another; the message names file and line.
    """
    return [_read(path) for path in sorted(folder.glob("*.txt"))]


def _read(path: Path) -> Article:
    raw = path.read_text(encoding="utf-8").strip()
    text, at = "", 0
    opened: list[tuple[str, list[str], int]] = []
    found: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: {role: [] for role in _ROLES.values()})
    for mark in _MARK.finditer(raw):
        text += raw[at : mark.start()]
        at = mark.end()
        if not mark[1]:
            opened.append((mark[2], dict(re.findall(r"([a-z])=([\w,]+)", mark[3]))["i"].split(","), len(text)))
            continue
        if not opened or opened[-1][0] != mark[2]:
            raise ValueError(f"{path}:{raw.count(chr(10), 0, at) + 1}: {mark[0]} closes nothing")
        name, numbers, start = opened.pop()
        for number in numbers:
            found[int(number)][_ROLES[name]].append((start, len(text)))
    if opened:
        raise ValueError(f"{path}: <{opened[-1][0]}> is not closed")
    return Article(
        text=text + raw[at:],
        attributions=tuple(
            Marked(**{role: tuple(sorted(spans)) for role, spans in parts.items()})
            for _, parts in sorted(found.items())
        ),
    )
