"""Where the shared folder with the corpus and the seed articles lies."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent


def shared_folder() -> Path:
    """Give the folder that CLAIMCHECK_SHARED names, or the one beside the checkout; it may be absent."""
    return Path(os.environ.get("CLAIMCHECK_SHARED") or ROOT.parent / "shared")
