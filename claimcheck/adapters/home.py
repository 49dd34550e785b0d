"""The home folder: private to its owner."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from claimcheck.errors import ConfigError

CONFIG_FILE = "claimcheck.toml"
RUNS_FILE = "runs.sqlite"
REPLIES_FILE = "replies.sqlite"
ARCHIVE_FOLDER = "archive"
MIRRORS_FOLDER = "mirrors"
BUGS_FOLDER = "bugs"
PATTERNS_FILE = "patterns.bin"
NEW_PATTERNS_FILE = "patterns.new"
_DATABASES = (RUNS_FILE, REPLIES_FILE)
_OURS = {
    *(CONFIG_FILE, ARCHIVE_FOLDER, MIRRORS_FOLDER, BUGS_FOLDER, PATTERNS_FILE, NEW_PATTERNS_FILE),
    *(f"{name}{end}" for name in _DATABASES for end in ("", "-wal", "-shm")),
}
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def prepare_home(home: Path) -> None:
    """Make the home folder with mode 0700, or take away what others may do in an existing one.

    A folder that holds other things than ours is left as it is, and refused where others may look into it: `--home`
    may name a shared folder by mistake.

    Raises:
        ConfigError: the folder cannot be made, is no folder, or is open to others and not ours to close.
    """
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        home.mkdir(mode=0o700, exist_ok=True)
        mode = stat.S_IMODE(home.stat().st_mode)
        if not mode & _OTHERS:
            return
        if not {entry.name for entry in os.scandir(home)} <= _OURS:
            raise ConfigError(
                f"home {home}: others may look into this folder and it holds other things; "
                "name another with --home, or take their rights away with chmod 700",
                setting="home",
            )
        home.chmod(0o700)
    except OSError as exc:
        raise ConfigError(f"home {home}: {exc.strerror}; name another folder with --home", setting="home") from exc


def look_into_home(home: Path) -> None:
    """Make sure that one may look into the home folder, where there is one.

    Raises:
        ConfigError: it is closed to us, or its path leads nowhere.
    """
    try:
        (home / CONFIG_FILE).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as exc:
        raise ConfigError(f"home {home}: {exc.strerror}; name another folder with --home", setting="home") from exc


def create_private(path: Path) -> None:
    """Make an empty file with mode 0600 unless it exists.

    An existing file is not even opened: closing it would drop the locks that SQLite holds on it in this process.

    Raises:
        OSError: it cannot be made.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
