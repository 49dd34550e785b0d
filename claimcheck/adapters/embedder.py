"""The embedder that ships in the package: all-MiniLM-L6-v2 as int8 ONNX; its card is beside the model file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import RetrievalError
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
        self._files = _checked(folder)
        self.sha256 = hashlib.sha256((folder / "SHA256SUMS").read_bytes()).hexdigest()
        self._loaded: tuple[InferenceSession, Tokenizer] | None = None

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """See `Embedder.embed`."""
        session, tokenizer = self._load()
        return [_unit_vector(session, tokenizer, text[:MAX_CHARS]) for text in texts]

    def _load(self) -> tuple[InferenceSession, Tokenizer]:
        if self._loaded is None:
            import onnxruntime
            from tokenizers import Tokenizer

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            session = onnxruntime.InferenceSession(
                self._files["model.onnx"], options, providers=["CPUExecutionProvider"]
            )
            self._loaded = session, Tokenizer.from_buffer(self._files["tokenizer.json"])
            self._files.clear()
        return self._loaded


def packaged_embedder() -> MiniLM:
    """Give the embedder whose files ship with claimcheck: inside the wheel, or beside the package in a checkout.

    Raises:
        ConfigError: the files are missing.
        RetrievalError: they are damaged.
    """
    return MiniLM(resource_path("data", "models", "minilm"))


def _checked(folder: Path) -> dict[str, bytes]:
    """Read the files that `SHA256SUMS` lists; what is hashed here is what is loaded later."""
    advice = "install claimcheck again"
    try:
        lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        files = {name: (folder / name).read_bytes() for _, _, name in (line.partition("  ") for line in lines)}
    except (OSError, ValueError) as exc:
        raise RetrievalError(f"the embedder's files cannot be read: {exc}; {advice}", archive=str(folder)) from exc
    for line in lines:
        sha256, _, name = line.partition("  ")
        if hashlib.sha256(files[name]).hexdigest() != sha256:
            message = f"the embedder's file {name} in {folder} is not the one that was shipped; {advice}"
            raise RetrievalError(message, archive=str(folder))
    return files


def _unit_vector(session: InferenceSession, tokenizer: Tokenizer, text: str) -> list[float]:
    import numpy as np

    encoding = tokenizer.encode(text)
    ids = np.array([encoding.ids], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    hidden = session.run(["last_hidden_state"], feed)[0][0]
    mean: np.ndarray[tuple[int], np.dtype[np.float32]] = hidden.mean(axis=0)
    vector: list[float] = (mean / np.linalg.norm(mean)).tolist()
    return vector
