"""The corpus as training windows: texts varied in marks and names, cut to tokens, with labels and links."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from claimcheck.attribution.tagging.token_signs import SIGNS, signs_of

ROLES = ("source", "cue", "content")
WINDOW, OVERLAP = 256, 64
NO_LINK = -100
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*[A-Za-z]")
_MARKS = ("''", "``", "“", "”", '"')
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One attribution: character ranges of its source, cue and content."""

    source: Ranges
    cue: Ranges
    content: Ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with its gold attributions."""

    text: str
    attributions: tuple[Marked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text as tokens: ids `(n,)`, signs `(n, SIGNS)`, labels `(n, 3)` of 0 outside, 1 begins, 2 inside, and links.

    `links` `(n, 2)` gives for a token of a content the first token of its source and of its cue: an index, -1 where
    the attribution has none, `NO_LINK` for tokens of no content.
    """

    ids: np.ndarray
    signs: np.ndarray
    labels: np.ndarray
    links: np.ndarray


def load(path: Path) -> list[Article]:
    """Read a split of the corpus; spans inside the annotators' discarded parts are left as they are."""
    articles = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            marked = tuple(
                Marked(**{role: tuple((s, e) for s, e in each[role]) for role in ROLES}) for each in raw["attributions"]
            )
            articles.append(Article(text=raw["text"], attributions=marked))
    return articles


def names_of(articles: list[Article]) -> list[str]:
    """Give words that are written with a capital inside sentences and hardly ever without: names to swap."""
    capital, lower = Counter[str](), Counter[str]()
    for article in articles:
        for match in _WORD.finditer(article.text):
            word = match[0]
            before = article.text[max(0, match.start() - 2) : match.start()]
            if word[0].isupper() and word[1:].islower() and re.fullmatch(r"[a-z,] ", before):
                capital[word] += 1
            elif word.islower():
                lower[word] += 1
    return sorted(w for w, n in capital.items() if n >= 2 and lower[w.lower()] * 10 < n and len(w) > 2)


def vary(article: Article, names: list[str], rng: random.Random) -> Article:
    """Write the article with other quotation marks, and with some names swapped for others, spans moved along."""
    changes = _mark_changes(article.text, rng.choice(("same", "same", "straight", "curly", "doubled", "none")), rng)
    if rng.random() < 0.6:
        changes += _name_changes(article.text, names, rng)
    return _rewritten(article, sorted(changes))


def _mark_changes(text: str, style: str, rng: random.Random) -> list[tuple[int, int, str]]:
    if style == "same" or (style == "none" and rng.random() < 0.7):
        return []
    changes = []
    is_open, at = False, 0
    while at < len(text):
        mark = next((m for m in _MARKS if text.startswith(m, at)), "")
        if mark:
            is_open = not is_open if mark in ("''", '"') else mark in ("``", "“")
            new = {"straight": '"', "doubled": "''", "curly": "“" if is_open else "”", "none": ""}[style]
            changes.append((at, at + len(mark), new))
        elif text[at] == "\n":
            is_open = False
        at += len(mark) or 1
    return changes


def _name_changes(text: str, names: list[str], rng: random.Random) -> list[tuple[int, int, str]]:
    known = set(names)
    found = [m for m in _WORD.finditer(text) if m[0] in known]
    chosen = {word: rng.choice(names) for word in sorted({m[0] for m in found}) if rng.random() < 0.5}
    return [(m.start(), m.end(), chosen[m[0]]) for m in found if m[0] in chosen]


def _rewritten(article: Article, changes: list[tuple[int, int, str]]) -> Article:
    if not changes:
        return article
    place = np.zeros(len(article.text) + 1, dtype=np.int64)
    out: list[str] = []
    at = size = 0
    for start, end, new in [*changes, (len(article.text), len(article.text), "")]:
        place[at : start + 1] = size + np.arange(start + 1 - at)
        out.append(article.text[at:start])
        size += start - at
        place[start + 1 : end + 1] = size + len(new)
        out.append(new)
        size += len(new)
        at = end
    place[len(article.text)] = size

    def moved(spans: Ranges) -> Ranges:
        pairs = [(int(place[s]), int(place[e])) for s, e in spans]
        return tuple((s, e) for s, e in pairs if e > s)

    marked = tuple(
        Marked(source=moved(a.source), cue=moved(a.cue), content=moved(a.content)) for a in article.attributions
    )
    return Article(text="".join(out), attributions=marked)


def encode(article: Article, tokenizer: Tokenizer) -> Tokens:
    """Cut an article to tokens with labels and links; of nested contents the smaller attribution has the link."""
    encoding = tokenizer.encode(article.text, add_special_tokens=False)
    count = len(encoding.ids)
    labels = np.zeros((count, len(ROLES)), dtype=np.int64)
    links = np.full((count, 2), NO_LINK, dtype=np.int64)
    starts = np.array([s for s, _ in encoding.offsets])

    def tokens(span: tuple[int, int]) -> range:
        return range(int(np.searchsorted(starts, span[0])), int(np.searchsorted(starts, span[1])))

    for r, role in enumerate(ROLES):
        spans = sorted((s for a in article.attributions for s in getattr(a, role)), key=lambda s: s[0] - s[1])
        for inside in map(tokens, spans):
            if inside:
                labels[inside.start : inside.stop, r] = 2
                labels[inside.start, r] = 1
    for marked in sorted(article.attributions, key=lambda a: -sum(e - s for s, e in a.content)):
        targets = []
        for spans in (marked.source, marked.cue):
            inside = tokens(spans[0]) if spans else range(0)
            targets.append(inside.start if inside else -1)
        for span in marked.content:
            inside = tokens(span)
            links[inside.start : inside.stop] = targets
    signs = np.array(signs_of(article.text, encoding.offsets), dtype=np.float32).reshape(count, SIGNS)
    return Tokens(ids=np.array(encoding.ids, dtype=np.int64), signs=signs, labels=labels, links=links)


def windows(count: int, overlap: int = OVERLAP, shift: int = 0) -> list[tuple[int, int]]:
    """Cut `count` tokens into windows, two places kept for special tokens; the first is shorter by `shift`."""
    size = WINDOW - 2
    found = [(0, min(size - shift, count))]
    while found[-1][1] < count:
        start = max(0, found[-1][1] - overlap)
        found.append((start, min(start + size, count)))
    return found


def cut(tokens: Tokens, start: int, stop: int) -> Tokens:
    """Give one window; links count its own tokens, and what lies outside is `NO_LINK`."""
    links = tokens.links[start:stop].copy()
    outside = (links >= stop) | ((links >= 0) & (links < start))
    links[links >= 0] -= start
    links[outside] = NO_LINK
    return Tokens(
        ids=tokens.ids[start:stop], signs=tokens.signs[start:stop], labels=tokens.labels[start:stop], links=links
    )
