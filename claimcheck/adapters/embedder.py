"""The embedder that ships in the package: all-MiniLM-L6-v2 as int8 ONNX; its card is beside the model file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.adapters.model_files import ModelFiles
from claimcheck.errors import ConfigError, RetrievalError
from claimcheck.resources import resource_path

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MAX_CHARS = 4000
"""Characters of a text that the tokenizer is given: 128 tokens are about 600, so nothing that counts is lost."""


class MiniLM:
    """Mean-pooled, unit-length MiniLM vectors of the first 128 tokens of each text, on one thread.

    Each text runs on its own. In a batch the int8 scales depend on the other texts, so that one text got vectors as far
    apart as cosine .985, while the rate was the same (79 passages a second alone, 81 to 107 in batches).
    """

    name = "all-MiniLM-L6-v2-int8"
    dimension = 384

    def __init__(self, folder: Path) -> None:
        """Check the files in `folder` against its `SHA256SUMS`; they are loaded when first used.

        Raises:
            RetrievalError: a file is missing or is not the one that was shipped.
        """
        try:
            self._files = ModelFiles(folder, what="the embedder", advice="install claimcheck again")
        except ConfigError as exc:
            raise RetrievalError(str(exc), archive=str(folder)) from exc
        self.sha256 = hashlib.sha256((folder / "SHA256SUMS").read_bytes()).hexdigest()

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See `Embedder.embed`."""
        session, tokenizer = self._files.open()
        return [_unit_vector(session, tokenizer, text[:MAX_CHARS]) for text in texts]


def packaged_embedder() -> MiniLM:
    """Give the embedder whose files ship with claimcheck: inside the wheel, or beside the package in a checkout.

    Raises:
        ConfigError: the files are missing.
        RetrievalError: they are damaged.
    """
    return MiniLM(resource_path("data", "models", "minilm"))


def _unit_vector(session: InferenceSession, tokenizer: Tokenizer, text: str) -> list[float]:
    import numpy as np

    encoding = tokenizer.encode(text)
    ids = np.array([encoding.ids], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    hidden = session.run(["last_hidden_state"], feed)[0][0]
    mean: np.ndarray[tuple[int], np.dtype[np.float32]] = hidden.mean(axis=0)
    vector: list[float] = (mean / np.linalg.norm(mean)).tolist()
    return vector
