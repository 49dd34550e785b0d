"""The policy packs that ship, by their names."""

from __future__ import annotations

import re
from pathlib import Path

from claimcheck.resources import read_resource, resource_path

DEFAULT = "default"
"""The pack that applies where none is named."""
_PACK_NAME = re.compile(r"[a-z][a-z0-9-]{0,60}")


def pack_names() -> tuple[str, ...]:
    """Give the names of the packs that ship, the default first."""
    names = sorted(path.stem for path in resource_path("data", "policy").glob("*.toml"))
    return (DEFAULT, *(name for name in names if name != DEFAULT))


def pack_text(name: str) -> str | None:
    """Give the text of a pack that ships; None where there is none of that name."""
    if not _PACK_NAME.fullmatch(name) or name not in pack_names():
        return None
    return read_resource("data", "policy", f"{name}.toml").decode()


def policy_path(name: str, folder: Path) -> Path:
    """Give the file of what a user names: a pack by its name, else a file. `./default` is a file."""
    if _PACK_NAME.fullmatch(name) and name in pack_names():
        return resource_path("data", "policy", f"{name}.toml")
    return folder / Path(name).expanduser()
