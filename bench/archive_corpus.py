"""A made-up back file of any size, and an embedder that takes no time: what the bench of the archive works on."""

from __future__ import annotations

import hashlib
import random
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

import numpy as np

from claimcheck.types import Document, PublicationTime

_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu bran cor del fen gil hart".split()
_FUNCTION_WORDS = "the of to and a in that on for with by was is as at from it said an had".split()
_WORDS = 40_000
_COMMON = 150
"""Words that say nothing of a text's subject, so that the stand-in embedder passes over them."""
_SUBJECTS = 1500
_SUBJECT_WORDS = 120
_FIRST_DAY = date(2004, 1, 1)
_DAYS = 7000


def _vocabulary() -> list[str]:
    """Give distinct words, commonest first."""
    draw = random.Random(1)
    words = dict.fromkeys(_FUNCTION_WORDS)
    while len(words) < _WORDS:
        words["".join(draw.choices(_SYLLABLES, k=draw.choice((2, 2, 3, 3, 4))))] = None
    return list(words)


class Prose:
    """Sentences with the word frequencies of real text (Zipf), half of their words from one of 1,500 subjects."""

    def __init__(self) -> None:
        self.words = _vocabulary()
        self._reach = list(accumulate(1 / (rank + 2.7) for rank in range(_WORDS)))
        self._subject_reach = list(accumulate(1 / (rank + 2.7) for rank in range(_SUBJECT_WORDS)))
        draw = random.Random(2)
        self._subjects = [draw.sample(range(_COMMON, _WORDS), _SUBJECT_WORDS) for _ in range(_SUBJECTS)]

    def sentence(self, draw: random.Random, subject: int) -> str:
        """Give one sentence of 14 to 30 words with a name and, in every other one, a number."""
        count = draw.randint(14, 30)
        common = draw.choices(self.words, cum_weights=self._reach, k=count // 2)
        own = [
            self.words[each]
            for each in draw.choices(self._subjects[subject], cum_weights=self._subject_reach, k=count - count // 2)
        ]
        words = [word for pair in zip(common, own, strict=False) for word in pair] + own[len(common) :]
        words[3] = words[3].capitalize()
        if draw.random() < 0.5:
            words[5] = str(draw.randint(2, 9999))
        return f"{' '.join(words).capitalize()}."


def documents(passages: int) -> Iterator[Document]:
    """Give dated documents that come to about so many passages of 45 to 75 words; the same ones every time."""
    prose, draw = Prose(), random.Random(3)
    for number in range(passages // 10):
        subject = draw.randrange(_SUBJECTS)
        paragraphs = [" ".join(prose.sentence(draw, subject) for _ in range(3)) for _ in range(10)]
        text = "\n\n".join(paragraphs)
        published = PublicationTime(day=_FIRST_DAY + timedelta(days=draw.randrange(_DAYS)))
        yield Document(
            text=text,
            sha256=Document.hash_text(text),
            title=prose.sentence(draw, subject)[:60],
            date=published,
            publisher="The Courier",
            url=f"https://courier.example/{number}",
        )


def claims(count: int, seed: int) -> list[str]:
    """Give sentences on the subjects of the back file that are not in it."""
    prose, draw = Prose(), random.Random(seed)
    return [prose.sentence(draw, draw.randrange(_SUBJECTS)) for _ in range(count)]


class StandIn:
    """Sums a fixed vector a word: deterministic, 384 places like the real embedder, some 20,000 texts a second."""

    name = "stand-in"
    dimension = 384

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256(self.name.encode()).hexdigest()
        self._rows = np.random.default_rng(4).standard_normal((8192, self.dimension)).astype(np.float32)
        self._dull = set(_vocabulary()[:_COMMON])

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See `Embedder.embed`."""
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        words = [word for word in text.lower().rstrip(".").split() if word not in self._dull] or [""]
        total = self._rows[[zlib.crc32(word.encode()) % len(self._rows) for word in words]].sum(axis=0)
        vector: list[float] = (total / np.linalg.norm(total)).tolist()
        return vector
