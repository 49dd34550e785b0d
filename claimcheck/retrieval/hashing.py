"""An embedder without a model: words hashed into places, for tests and for trying things out."""

from __future__ import annotations

import hashlib
import math
import zlib
from collections.abc import Sequence

from claimcheck.retrieval.words import all_words


class HashingEmbedder:
    """Counts of words in 64 hashed places: texts with the same words lie near each other, and no more is promised."""

    def __init__(self, dimension: int = 64) -> None:
        self.name = "hashed-words"
        self.dimension = dimension
        self.sha256 = hashlib.sha256(f"{self.name} {dimension}".encode()).hexdigest()

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See `Embedder.embed`."""
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        vector = [0.0] * self.dimension
        for word in all_words(text) or [""]:
            code = zlib.crc32(word.encode("utf-8", "surrogatepass"))
            vector[code % self.dimension] += 1.0 if code & 0x10000 else -1.0
        length = math.hypot(*vector)
        if not length:
            vector[0] = length = 1.0
        return [value / length for value in vector]
