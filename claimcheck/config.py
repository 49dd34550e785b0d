"""Settings: flags over environment over the config file over defaults.

This is the only reader of the environment and of the config file. The file is `claimcheck.toml` in the home folder, or
the one that `--config` names; never one that happens to lie in the current folder, which could send a draft out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from claimcheck.adapters.home import ARCHIVE_FOLDER, BUGS_FOLDER, CONFIG_FILE, RUNS_FILE
from claimcheck.errors import ConfigError

MODELS = ("embedded", "rules")
_MAX_CONFIG_BYTES = 100_000
_PREFIX = "CLAIMCHECK_"
_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


class OutputFormat(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"


class Color(StrEnum):
    """When the terminal report is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flags:
    """What the command line says; None where it says nothing. `archive` of "" is `--no-archive`."""

    home: str | None = None
    config: str | None = None
    model: str | None = None
    archive: str | None = None
    policy: str | None = None
    format: str | None = None
    color: str | None = None
    fail_on: str | None = None
    store: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set, decided.

    `archive` is None where none is used. `policy` is a policy file, None for the policy that ships. `no_color` is what
    the NO_COLOR convention of terminals asks for.
    """

    home: Path
    config: Path | None
    model: str
    archive: Path | None
    policy: Path | None
    format: OutputFormat
    color: Color
    no_color: bool
    fail_on: str
    store: bool

    @property
    def runs_file(self) -> Path:
        """Give the file of the store of runs."""
        return self.home / RUNS_FILE

    @property
    def bugs_folder(self) -> Path:
        """Give the folder of saved tracebacks."""
        return self.home / BUGS_FOLDER


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """One value with the place that it comes from, for the message when it is wrong."""

    value: str | bool
    setting: str
    folder: Path

    def text(self) -> str:
        if isinstance(self.value, bool):
            raise ConfigError(f"{self.setting}: a text is wanted, not {str(self.value).lower()}", setting=self.setting)
        return self.value

    def truth(self) -> bool:
        if isinstance(self.value, bool):
            return self.value
        if self.value.lower() in _TRUE | _FALSE:
            return self.value.lower() in _TRUE
        raise ConfigError(f"{self.setting}: true or false is wanted, not {self.value}", setting=self.setting)

    def path(self) -> Path:
        return self.folder / Path(self.text()).expanduser()


_Choice = TypeVar("_Choice", bound=StrEnum)

_FILE_KEYS = ("model", "archive", "policy", "format", "color", "fail_on", "store")


def load_settings(flags: Flags, environ: Mapping[str, str]) -> Settings:
    """Decide every setting.

    Raises:
        ConfigError: the config file cannot be read or has an unknown key, or a value is none of those allowed.
    """
    home = home_folder(flags.home, environ)
    config = _config_file(flags, environ, home)
    given = _given(flags, environ, config)
    return Settings(
        home=home,
        config=config,
        model=_model(given.get("model")),
        archive=_archive(given.get("archive"), home),
        policy=given["policy"].path() if "policy" in given else None,
        format=_choice(given.get("format"), OutputFormat, OutputFormat.TEXT),
        color=_choice(given.get("color"), Color, Color.AUTO),
        no_color=bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb",
        fail_on=given["fail_on"].text() if "fail_on" in given else "",
        store=given["store"].truth() if "store" in given else True,
    )


def home_folder(flag: str | None, environ: Mapping[str, str]) -> Path:
    """Give the home folder: the flag, else CLAIMCHECK_HOME, else the platform's folder for user data."""
    named = flag or environ.get(f"{_PREFIX}HOME")
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path  # noqa: PLC0415  (0.04 s to import)

    return user_data_path("claimcheck", appauthor=False)


def _config_file(flags: Flags, environ: Mapping[str, str], home: Path) -> Path | None:
    """Find the config file; a named one must exist, the one in the home folder may."""
    named = flags.config or environ.get(f"{_PREFIX}CONFIG")
    if named:
        return Path(named).expanduser().absolute()
    own = home / CONFIG_FILE
    return own if own.is_file() else None


def _given(flags: Flags, environ: Mapping[str, str], config: Path | None) -> dict[str, _Given]:
    """Collect the values by key: those of the file, overlaid with the environment's, overlaid with the flags'."""
    here = Path.cwd()
    given = {} if config is None else _read_file(config)
    for key in _FILE_KEYS:
        variable = f"{_PREFIX}{key.upper()}"
        flag = getattr(flags, key)
        if flag is not None:
            given[key] = _Given(value=flag, setting=f"--{key.replace('_', '-')}", folder=here)
        elif variable in environ:
            given[key] = _Given(value=environ[variable], setting=variable, folder=here)
    return given


def _read_file(path: Path) -> dict[str, _Given]:
    """Read the config file; its relative paths start from its own folder."""
    import tomllib  # noqa: PLC0415  (most homes have no config file)

    try:
        with path.open("rb") as file:
            data = file.read(_MAX_CONFIG_BYTES + 1)
        if len(data) > _MAX_CONFIG_BYTES:
            raise ConfigError(f"config file {path}: larger than {_MAX_CONFIG_BYTES} bytes", setting="config")
        table = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as exc:
        raise ConfigError(f"config file {path}: {exc.strerror}", setting="config") from exc
    except (ValueError, RecursionError) as exc:
        what = str(exc) if isinstance(exc, tomllib.TOMLDecodeError) else "it is no UTF-8 text in TOML"
        raise ConfigError(f"config file {path}: {what}", setting="config") from exc
    given: dict[str, _Given] = {}
    for key, value in table.items():
        if key not in _FILE_KEYS:
            known = ", ".join(_FILE_KEYS)
            raise ConfigError(f"config file {path}: there is no setting {key}; the settings are {known}", setting=key)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = ",".join(value)  # noqa: PLW2901  (a TOML list is the natural way to write `fail_on`)
        if not isinstance(value, str | bool):
            raise ConfigError(f"config file {path}: {key} must be a text or true or false", setting=key)
        given[key] = _Given(value=value, setting=key, folder=path.parent)
    return given


def _model(given: _Given | None) -> str:
    """Give the engine's name, which must be one that this version has."""
    name = given.text() if given else MODELS[0]
    if name not in MODELS:
        raise ConfigError(
            f"{given.setting if given else 'model'}: this version has no engine {name}; "
            "it has embedded (the default) and rules",
            setting="model",
        )
    return name


def _archive(given: _Given | None, home: Path) -> Path | None:
    """Give the archive's folder: the named one, none for "", else the one in the home folder if it is there."""
    if given is None:
        own = home / ARCHIVE_FOLDER
        return own if own.exists() else None
    name = given.text()
    if name.startswith(("http://", "https://")):
        raise ConfigError(f"{given.setting}: this version has no archive servers; name a folder", setting="archive")
    return given.path() if name else None


def _choice(given: _Given | None, choices: type[_Choice], default: _Choice) -> _Choice:
    """Give the member of a closed set that a value names."""
    if given is None:
        return default
    try:
        return choices(given.text())
    except ValueError as exc:
        known = ", ".join(choices)
        raise ConfigError(f"{given.setting}: {given.text()} is none of {known}", setting=given.setting) from exc
