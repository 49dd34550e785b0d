"""Settings: flags over environment over the config file over defaults.

This is the only reader of the environment and of the config file. The file is `claimcheck.toml` in the home folder, or
the one that `--config` names; never one that happens to lie in the current folder, which could send a draft out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from claimcheck.adapters.archive_address import SERVER_KEYS, ServerAddress, parse_address
from claimcheck.adapters.home import ARCHIVE_FOLDER, BUGS_FOLDER, CONFIG_FILE, REPLIES_FILE, RUNS_FILE, look_into_home
from claimcheck.adapters.model_address import is_provided, parse_embedder, parse_model_address
from claimcheck.adapters.policy_names import policy_path
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
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSONLD = "jsonld"
    WEBANNOTATION = "webannotation"
    SARIF = "sarif"
    GITHUB = "github"


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
    embedder: str | None = None
    embedder_base_url: str | None = None
    policy: str | None = None
    format: str | None = None
    color: str | None = None
    fail_on: str | None = None
    store: bool | None = None
    base_url: str | None = None
    max_cost: str | None = None
    max_calls: str | None = None
    max_concurrency: str | None = None
    timeout: str | None = None
    run_timeout: str | None = None
    cache: bool | None = None
    cross_check: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LLMSettings:
    """How a language model is asked; only a model such as "openai:NAME" uses any of it.

    `max_cost` is in USD, and with `max_calls` holds for a whole command; None is without bound. `timeout_s` is for one
    request, `run_timeout_s` for all of a command. `prices` is a file that goes before the prices that ship. With
    `tracing` the variables of libraries that send what is asked elsewhere stay in force. With `cross_check` the
    embedded engine reads too.
    """

    base_url: str | None = None
    max_cost: float | None = None
    max_calls: int | None = None
    max_concurrency: int = 8
    timeout_s: float = 120.0
    run_timeout_s: float | None = None
    cache: bool = True
    prices: Path | None = None
    tracing: bool = False
    cross_check: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set, decided.

    `archive` is a folder or a server, or None. `policy` is a file, None for the default. `no_color` obeys NO_COLOR.
    """

    home: Path
    config: Path | None
    model: str
    archive: Path | ServerAddress | None
    policy: Path | None
    format: OutputFormat
    color: Color
    no_color: bool
    fail_on: str
    store: bool
    llm: LLMSettings = LLMSettings()
    embedder: str | None = None
    embedder_base_url: str | None = None

    @property
    def is_llm(self) -> bool:
        """Tell whether a language model is asked, so that the text leaves the program."""
        return self.model not in MODELS

    @property
    def replies_file(self) -> Path:
        """Give the file of the cache of replies."""
        return self.home / REPLIES_FILE

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

    value: str | bool | int | float
    setting: str
    folder: Path

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise ConfigError(f"{self.setting}: a text is wanted, not {str(self.value).lower()}", setting=self.setting)
        return self.value

    def number(self, *, least: float) -> float:
        """Read a number of at least `least`, which may be written as a text in the environment."""
        try:
            value = math.nan if isinstance(self.value, bool) else float(self.value)
        except ValueError:
            value = math.nan
        if not least <= value < math.inf:
            message = f"{self.setting}: a number from {least:g} on is wanted, not {str(self.value).lower()}"
            raise ConfigError(message, setting=self.setting)
        return value

    def whole(self, *, least: int) -> int:
        value = self.number(least=least)
        if value != int(value):
            raise ConfigError(f"{self.setting}: a whole number is wanted, not {self.value}", setting=self.setting)
        return int(value)

    def truth(self) -> bool:
        if isinstance(self.value, bool):
            return self.value
        if isinstance(self.value, str) and self.value.lower() in _TRUE | _FALSE:
            return self.value.lower() in _TRUE
        raise ConfigError(f"{self.setting}: true or false is wanted, not {self.value}", setting=self.setting)

    def path(self) -> Path:
        return self.folder / Path(self.text()).expanduser()


_Choice = TypeVar("_Choice", bound=StrEnum)

_NUMBER_KEYS = ("max_cost", "max_calls", "max_concurrency", "timeout", "run_timeout")
_FILE_KEYS = (
    *(f"archive_{key}" for key in SERVER_KEYS),
    *("embedder", "embedder_base_url"),
    *("model", "archive", "policy", "format", "color", "fail_on", "store"),
    *("base_url", *_NUMBER_KEYS, "cache", "cross_check", "prices", "tracing"),
)
_MOST_AT_ONCE = 256


def load_settings(flags: Flags, environ: Mapping[str, str]) -> Settings:
    """Decide every setting.

    Raises:
        ConfigError: home or config file cannot be read, there is an unknown key, or a value is none of those allowed.
    """
    home = home_folder(flags.home, environ)
    look_into_home(home)
    config = _config_file(flags, environ, home)
    given = _given(flags, environ, config)
    return Settings(
        home=home,
        config=config,
        model=_model(given.get("model")),
        archive=_archive(given, home),
        policy=policy_path(given["policy"].text(), given["policy"].folder) if "policy" in given else None,
        format=_choice(given.get("format"), OutputFormat, OutputFormat.TEXT),
        color=_choice(given.get("color"), Color, Color.AUTO),
        no_color=bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb",
        fail_on=given["fail_on"].text() if "fail_on" in given else "",
        store=given["store"].truth() if "store" in given else True,
        llm=_llm(given),
        embedder=_parsed(given.get("embedder"), parse_embedder),
        embedder_base_url=_parsed(given.get("embedder_base_url"), parse_model_address),
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
        flag = getattr(flags, key, None)
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
        if not isinstance(value, str | bool | int | float) or (key not in _NUMBER_KEYS and type(value) in {int, float}):
            wanted = "a number" if key in _NUMBER_KEYS else "a text or true or false"
            raise ConfigError(f"config file {path}: {key} must be {wanted}", setting=key)
        given[key] = _Given(value=value, setting=key, folder=path.parent)
    return given


def _model(given: _Given | None) -> str:
    """Give the engine's name: one of ours, or a model of a provider."""
    name = given.text() if given else MODELS[0]
    if name in MODELS:
        return name
    if not is_provided(name):
        raise ConfigError(
            f"{given.setting if given else 'model'}: there is no engine {name}; "
            "there are embedded (the default), rules, and PROVIDER:NAME such as openai:gpt-5-mini or ollama:qwen3",
            setting="model",
        )
    return name


def _llm(given: Mapping[str, _Given]) -> LLMSettings:
    """Decide how a language model is asked."""
    default = LLMSettings()
    at_once = given["max_concurrency"].whole(least=1) if "max_concurrency" in given else default.max_concurrency
    return LLMSettings(
        base_url=_parsed(given.get("base_url"), parse_model_address),
        max_cost=given["max_cost"].number(least=0) if "max_cost" in given else None,
        max_calls=given["max_calls"].whole(least=0) if "max_calls" in given else None,
        max_concurrency=min(at_once, _MOST_AT_ONCE),
        timeout_s=given["timeout"].number(least=0.01) if "timeout" in given else default.timeout_s,
        run_timeout_s=given["run_timeout"].number(least=0) if "run_timeout" in given else None,
        cache=given["cache"].truth() if "cache" in given else True,
        prices=given["prices"].path() if "prices" in given else None,
        tracing=given["tracing"].truth() if "tracing" in given else False,
        cross_check=given["cross_check"].truth() if "cross_check" in given else False,
    )


def _parsed(given: _Given | None, parse: Callable[[str], str | None]) -> str | None:
    """Give what a value names, None where there is none."""
    try:
        return parse(given.text()) if given else None
    except ValueError as exc:
        raise ConfigError(f"{given.setting if given else ''}: {exc}", setting="base_url") from exc


def _archive(values: Mapping[str, _Given], home: Path) -> Path | ServerAddress | None:
    """Give the archive's folder or server: the named one, none for "", else the folder at home if it is there."""
    given = values.get("archive")
    if given is None:
        own = home / ARCHIVE_FOLDER
        return own if own.exists() else None
    name = given.text()
    if not name.startswith(("http://", "https://")):
        return given.path() if name else None
    named = {key: values[f"archive_{key}"].text() for key in SERVER_KEYS if f"archive_{key}" in values}
    try:
        return parse_address(name, **named)
    except ValueError as exc:
        raise ConfigError(f"{given.setting}: {exc}", setting="archive") from exc


def _choice(given: _Given | None, choices: type[_Choice], default: _Choice) -> _Choice:
    """Give the member of a closed set that a value names."""
    if given is None:
        return default
    try:
        return choices(given.text())
    except ValueError as exc:
        known = ", ".join(choices)
        raise ConfigError(f"{given.setting}: {given.text()} is none of {known}", setting=given.setting) from exc
