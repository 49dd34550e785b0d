"""The trained weights of the embedded judge: a JSON file that ships in the package, checked against its hash."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.judging.scorer import Scorer
from claimcheck.resources import resource_path

NAME = "weights.json"
_ADVICE = "install claimcheck again, or use --model rules"


@lru_cache(maxsize=1)
def packaged_scorer() -> Scorer:
    """Give the weights that ship with claimcheck: inside the wheel, or beside the package in a checkout.

    Raises:
        ConfigError: the file is missing, or is not the one that was shipped.
    """
    return read_scorer(resource_path("data", "models", "stances"))


def read_scorer(folder: Path) -> Scorer:
    """Read the weights in `folder`, which must have the hash in its `SHA256SUMS`.

    Raises:
        ConfigError: a file is missing, or is not the one that was shipped.
    """
    try:
        text = (folder / NAME).read_bytes()
        wanted = (folder / "SHA256SUMS").read_text(encoding="utf-8").split()[0]
    except (OSError, IndexError, ValueError) as exc:
        raise ConfigError(f"the judge's weights cannot be read: {exc}; {_ADVICE}", setting="model") from exc
    if hashlib.sha256(text).hexdigest() != wanted:
        raise ConfigError(f"{folder / NAME} is not the file that was shipped; {_ADVICE}", setting="model")
    try:
        return Scorer.parse(json.loads(text))
    except (KeyError, TypeError, ValueError) as exc:
        raise ConfigError(
            f"{folder / NAME} has another form than this program reads; {_ADVICE}", setting="model"
        ) from exc
