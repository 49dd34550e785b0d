"""The trained tagger behind our seam: an int8 ONNX file that marks sources, cues and contents in a text."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.attribution.tagged import Role, TaggedSpan, spans_of_labels
from claimcheck.errors import ConfigError
from claimcheck.resources import resource_path

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WINDOW = 256
"""Tokens that the model reads at once, the two special ones included."""
OVERLAP = 64
_ADVICE = "install claimcheck again, or use --model rules"


class Tagger:
    """Tags a text in overlapping windows; each token is judged by the window in which it is farthest from an edge.

    A window runs on its own: in a batch the int8 scales depend on the other windows.
    """

    def __init__(self, folder: Path) -> None:
        """Check the files in `folder` against its `SHA256SUMS`; they are loaded when first used.

        Raises:
            ConfigError: a file is missing or is not the one that was shipped.
        """
        self._files = _checked(folder)
        self._loaded: tuple[InferenceSession, Tokenizer] | None = None

    def tag(self, text: str) -> list[TaggedSpan]:
        """Mark the spans of each role in `text`, in order; spans of different roles may overlap."""
        import numpy as np

        session, tokenizer = self._load()
        encoding = tokenizer.encode(text, add_special_tokens=False)
        count = len(encoding.ids)
        if not count:
            return []
        logits = np.zeros((count, 9), dtype=np.float32)
        margin = np.full(count, -1)
        begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        size = WINDOW - 2
        for start in range(0, max(1, count - OVERLAP), size - OVERLAP):
            stop = min(start + size, count)
            ids = np.array([[begin, *encoding.ids[start:stop], end]], dtype=np.int64)
            feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            scores: Any = session.run(None, feed)[0]
            places = np.arange(start, stop)
            inner = np.minimum(places - start, stop - 1 - places)
            inner[places == 0] = size
            better = inner > margin[start:stop]
            logits[start:stop][better] = scores[0, 1:-1][better]
            margin[start:stop] = np.maximum(inner, margin[start:stop])
        shifted = np.exp(logits.reshape(count, 3, 3) - logits.reshape(count, 3, 3).max(axis=2, keepdims=True))
        chances = shifted / shifted.sum(axis=2, keepdims=True)
        found: list[TaggedSpan] = []
        for at, role in enumerate(Role):
            labels = chances[:, at].argmax(axis=1).tolist()
            sureness = chances[:, at].max(axis=1).tolist()
            found.extend(spans_of_labels(text, encoding.offsets, labels, sureness, role))
        return sorted(found, key=lambda s: (s.span, s.role.value))

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


def _checked(folder: Path) -> dict[str, bytes]:
    """Read the files that `SHA256SUMS` lists; what is hashed here is what is loaded later."""
    try:
        lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        files = {name: (folder / name).read_bytes() for _, _, name in (line.partition("  ") for line in lines)}
    except (OSError, ValueError) as exc:
        raise ConfigError(f"the tagger's files cannot be read: {exc}; {_ADVICE}", setting="model") from exc
    for line in lines:
        sha, _, name = line.partition("  ")
        if hashlib.sha256(files[name]).hexdigest() != sha:
            raise ConfigError(f"the tagger's file {name} is not the one that was shipped; {_ADVICE}", setting="model")
    return files


def packaged_tagger() -> Tagger:
    """Give the tagger whose files ship with claimcheck.

    Raises:
        ConfigError: the files are missing or damaged.
    """
    return Tagger(resource_path("data", "models", "tagger"))
