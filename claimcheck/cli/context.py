"""What every command gets from the words before it: which home, which config file."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from claimcheck.config import Flags, Settings, load_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """The options that stand for every command; the object of the command's context."""

    home: str | None = None
    config: str | None = None


def settings_of(common: Common, flags: Flags | None = None) -> Settings:
    """Decide the settings of a command from the common options and its own flags.

    Raises:
        ConfigError: a setting is wrong.
    """
    return load_settings(replace(flags or Flags(), home=common.home, config=common.config), os.environ)
