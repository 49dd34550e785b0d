"""A policy file to a policy: every name in it must be known."""

from __future__ import annotations

import tomllib
from typing import Any

from claimcheck.errors import ConfigError
from claimcheck.policy.audit import RULES
from claimcheck.policy.settings import Parameter, Policy, RuleSetting
from claimcheck.types import Severity

MAX_CHARS = 50_000
"""A policy file is some kilobytes; a larger one is a mistake."""
MAX_DOTS = 500
"""Dots in one line: a key of 25,000 parts kept tomllib busy for 40 seconds."""
MAX_PHRASES = 500
MAX_PHRASE_CHARS = 200
_OFF = "off"
_TOP = {"name", "description", "rules"}


def parse_policy(text: str, name: str) -> Policy:
    """Read a policy file.

    Args:
        text: TOML with one table `[rules.NAME]` a rule: its `severity` (info, warning, error or off) and parameters.
        name: how the policy is called where the file does not say.

    Raises:
        ConfigError: the file is no TOML, or a rule, key or value in it is unknown; the message names it.
    """
    raw = _load(text, name)
    for key in raw:
        if key not in _TOP:
            raise _wrong(name, key, f"there is no such key; there are {', '.join(sorted(_TOP))}")
    rules = raw.get("rules", {})
    if not isinstance(rules, dict):
        raise _wrong(name, "rules", "it is a table of rules, written [rules.NAME]")
    own_name = raw.get("name", name)
    if not isinstance(own_name, str) or not 0 < len(own_name) <= MAX_PHRASE_CHARS:
        raise _wrong(name, "name", "it is a short text")
    settings = (_setting(name, rule, keys) for rule, keys in rules.items())
    return Policy(name=own_name, settings=tuple(each for each in settings if each is not None))


def _load(text: str, name: str) -> dict[str, Any]:
    if len(text) > MAX_CHARS:
        raise _wrong(name, "the file", f"it has more than {MAX_CHARS:,} characters")
    if any(line.count(".") > MAX_DOTS for line in text.splitlines()):
        raise _wrong(name, "the file", "a line of it has too many dots")
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as exc:
        raise _wrong(name, "the file", f"it is not valid TOML: {exc}") from exc


def _setting(name: str, rule: str, keys: object) -> RuleSetting | None:
    known = RULES.get(rule)
    if known is None:
        raise _wrong(name, f"rules.{rule}", f"there is no such rule; there are {', '.join(sorted(RULES))}")
    if not isinstance(keys, dict):
        raise _wrong(name, f"rules.{rule}", "it is a table with a severity")
    severity = keys.get("severity")
    if not isinstance(severity, str) or severity not in {_OFF, *(each.value for each in Severity)}:
        raise _wrong(name, f"rules.{rule}.severity", "it is one of info, warning, error, off")
    parameters = dict(known.defaults)
    for key, value in keys.items():
        if key == "severity":
            continue
        if key not in parameters:
            keys_of = ", ".join(sorted({"severity", *parameters}))
            raise _wrong(name, f"rules.{rule}.{key}", f"there is no such key; there are {keys_of}")
        parameters[key] = _parameter(name, f"rules.{rule}.{key}", value, known.defaults[key])
    if severity == _OFF:
        return None
    return RuleSetting(rule=rule, severity=Severity(severity), parameters=parameters)


def _parameter(name: str, key: str, value: object, default: Parameter) -> Parameter:
    """Check a value against the kind of its default: phrases, a number of things, or a share."""
    if isinstance(default, tuple):
        if not isinstance(value, list) or len(value) > MAX_PHRASES:
            raise _wrong(name, key, f"it is a list of at most {MAX_PHRASES} phrases")
        if not all(isinstance(each, str) and 0 < len(each.strip()) <= MAX_PHRASE_CHARS for each in value):
            raise _wrong(name, key, f"each is a phrase of at most {MAX_PHRASE_CHARS} characters")
        return tuple(" ".join(each.lower().split()) for each in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(name, key, "it is a number")
    if isinstance(default, int):
        if not isinstance(value, int) or not 1 <= value <= 1000:
            raise _wrong(name, key, "it is a whole number from 1 to 1000")
        return value
    if not 0 <= value <= 1:
        raise _wrong(name, key, "it is a share from 0 to 1")
    return float(value)


def _wrong(name: str, key: str, why: str) -> ConfigError:
    return ConfigError(f"policy {name}: {key}: {why}", setting=key)
