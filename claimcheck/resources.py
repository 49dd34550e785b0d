"""The files that the program ships with: `prompts/` and `data/`."""

from __future__ import annotations

from pathlib import Path

from claimcheck.errors import ConfigError

_PACKAGE = Path(__file__).parent


def resource_path(*parts: str, package: Path = _PACKAGE) -> Path:
    """Give the path of a shipped file or folder, such as `resource_path("data", "policy", "default.toml")`.

    A wheel holds the files inside the package; an editable install does not, so the folder beside it is the second try.

    Raises:
        ConfigError: it is in neither place, or `parts` leave the folder.
    """
    name = "/".join(parts)
    if not parts or any(part in {"", ".", ".."} or "/" in part or "\\" in part for part in parts):
        raise ConfigError(f"{name or 'nothing'} is no name of a file that claimcheck ships", setting=name)
    for folder in (package / "_resources", package.parent):
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    raise ConfigError(f"{name}, which ships with claimcheck, is missing; install claimcheck again", setting=name)


def read_resource(*parts: str, package: Path = _PACKAGE) -> bytes:
    """Read a shipped file; `resource_path` says how it is found.

    Raises:
        ConfigError: it is missing or cannot be read.
    """
    path = resource_path(*parts, package=package)
    try:
        return path.read_bytes()
    except OSError as exc:
        message = f"{'/'.join(parts)}, which ships with claimcheck, cannot be read: {exc.strerror}"
        raise ConfigError(message, setting="/".join(parts)) from exc
