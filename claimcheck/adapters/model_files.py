"""Models that ship in the package: files checked against their hashes, and opened for one thread."""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

NO_OVERFLOW = ("session.x64quantprecision", "1")
"""Processors without VNNI add two int8 products into 16 bits, which overflow; so set, onnxruntime avoids it there, a
sixth slower, and an article gives the same claims on every machine (onnxruntime's pull request 12088)."""


class ModelFiles:
    """The `model.onnx` and `tokenizer.json` of a folder; what is hashed here is what is loaded later."""

    def __init__(self, folder: Path, *, what: str, advice: str) -> None:
        """Check the files in `folder` against its `SHA256SUMS`; they are loaded when first used.

        Args:
            folder: where the files are.
            what: whose files they are, for messages ("the tagger").
            advice: what to do when they are not right.

        Raises:
            ConfigError: a file is missing or is not the one that was shipped.
        """
        self._files = _checked(folder, what, advice)
        self._loading: Future[tuple[InferenceSession, Tokenizer]] | None = None

    def begin(self) -> None:
        """Begin to load them in a thread: a third of a second in which the caller has modules to import.

        The thread imports nothing: two threads that import numpy at once find it half made.
        """
        self._begun()

    def open(self) -> tuple[InferenceSession, Tokenizer]:
        """Give the model and its tokenizer; they are loaded once."""
        opened = self._begun().result()
        self._files.clear()
        return opened

    def _begun(self) -> Future[tuple[InferenceSession, Tokenizer]]:
        if self._loading is None:
            import onnxruntime  # noqa: F401  (here, so that the thread finds it made)
            import tokenizers  # noqa: F401

            loader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="claimcheck-model")
            self._loading = loader.submit(_open, self._files)
            loader.shutdown(wait=False)
        return self._loading


def _open(files: dict[str, bytes]) -> tuple[InferenceSession, Tokenizer]:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry(*NO_OVERFLOW)
    session = onnxruntime.InferenceSession(files["model.onnx"], options, providers=["CPUExecutionProvider"])
    return session, Tokenizer.from_buffer(files["tokenizer.json"])


def _checked(folder: Path, what: str, advice: str) -> dict[str, bytes]:
    try:
        lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        files = {name: (folder / name).read_bytes() for _, _, name in (line.partition("  ") for line in lines)}
    except (OSError, ValueError) as exc:
        raise ConfigError(f"{what}'s files cannot be read: {exc}; {advice}", setting="model") from exc
    for line in lines:
        sha256, _, name = line.partition("  ")
        if hashlib.sha256(files[name]).hexdigest() != sha256:
            message = f"{what}'s file {name} in {folder} is not the one that was shipped; {advice}"
            raise ConfigError(message, setting="model")
    return files
