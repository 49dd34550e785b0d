"""A policy file to a policy: every name in it must be known, and each mistake has its line."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from claimcheck.errors import ConfigError
from claimcheck.policy.audit import RULES
from claimcheck.policy.places import line_of, line_of_error
from claimcheck.policy.settings import OWN, Page, Parameter, Policy, RuleSetting
from claimcheck.types import Severity

MAX_CHARS = 50_000
"""A policy file is some kilobytes; a larger one is a mistake."""
MAX_DOTS = 500
"""Dots in one line: a key of 25,000 parts kept tomllib busy for 40 seconds."""
MAX_PHRASES = 500
MAX_PHRASE_CHARS = 200
MAX_EXPLANATION_CHARS = 1000
MAX_EXTENDS = 4
"""Packs that build on each other at most."""
_OFF = "off"
_TOP = {"name", "description", "extends", "pages", "rules"}
_OF_EVERY_RULE = ("severity", "explanation", "follows")

Packs = Callable[[str], str | None]
"""Gives the text of a pack by its name; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A mistake in a policy file: its line, from 1, the key, and why it is one."""

    line: int
    key: str
    why: str

    def __str__(self) -> str:
        return f"{self.key}: {self.why}" if self.key else self.why


def parse_policy(text: str, name: str, packs: Packs = lambda _: None, *, file: str | None = None) -> Policy:
    """Read a policy file.

    Args:
        text: TOML with one table `[rules.NAME]` a rule: its `severity` (info, warning, error or off) and parameters.
        name: how the policy is called where the file does not say.
        packs: gives the text of the pack that `extends` names.
        file: what the user calls the file; by default `name`.

    Raises:
        ConfigError: the file is no TOML, or a rule, key or value in it is unknown; the message names line and key.
    """
    reader = _Reader(text=text, name=name, packs=packs)
    policy = reader.read()
    for problem in reader.problems:
        raise ConfigError(f"policy {file or name}, line {problem.line}: {problem}", setting=problem.key or "policy")
    return policy


def find_problems(text: str, name: str, packs: Packs = lambda _: None) -> tuple[Problem, ...]:
    """Give every mistake in a policy file in the order of its lines; none where `parse_policy` reads it."""
    reader = _Reader(text=text, name=name, packs=packs)
    reader.read()
    return tuple(sorted(reader.problems, key=lambda each: each.line))


@dataclass(slots=True, kw_only=True)
class _Reader:
    """One file that is read, with what is wrong in it so far."""

    text: str
    name: str
    packs: Packs
    above: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> Policy:
        raw = self._load()
        for key in raw:
            if key not in _TOP:
                self._wrong((key,), f"there is no such key; there are {', '.join(sorted(_TOP))}")
        base = self._base(raw.get("extends"))
        pages = {**base.pages, **self._pages(raw.get("pages", {}))}
        rules = raw.get("rules", {})
        if not isinstance(rules, dict):
            self._wrong(("rules",), "it is a table of rules, written [rules.NAME]")
            rules = {}
        known = {each.rule: each for each in base.rules}
        for rule, keys in rules.items():
            setting = self._setting(rule, keys, known.get(rule), pages)
            if setting is not None:
                known[rule] = setting
        return Policy(
            name=self._text(raw, "name", self.name),
            rules=tuple(known.values()),
            description=self._text(raw, "description", "-", MAX_EXPLANATION_CHARS).removeprefix("-"),
            extends=(raw["extends"], *base.extends) if base.rules else (),
            pages=pages,
        )

    def _load(self) -> dict[str, Any]:
        if len(self.text) > MAX_CHARS:
            self.problems.append(Problem(line=1, key="", why=f"the file has more than {MAX_CHARS:,} characters"))
            return {}
        for number, line in enumerate(self.text.splitlines(), start=1):
            if line.count(".") > MAX_DOTS:
                self.problems.append(Problem(line=number, key="", why="this line has too many dots"))
                return {}
        try:
            return tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as exc:
            place = line_of_error(str(exc), self.text)
            self.problems.append(Problem(line=place, key="", why=f"this is not valid TOML: {exc}"))
            return {}

    def _base(self, pack: object) -> Policy:
        """Read the pack that the file builds on."""
        none = Policy(name="", rules=())
        if pack is None:
            return none
        text = self.packs(pack) if isinstance(pack, str) else None
        if text is None:
            self._wrong(("extends",), "there is no such pack; `claimcheck policy list` names them")
            return none
        if pack in self.above or len(self.above) >= MAX_EXTENDS:
            self._wrong(("extends",), f"packs build on each other in a ring, or more than {MAX_EXTENDS} deep")
            return none
        reader = _Reader(text=text, name=str(pack), packs=self.packs, above=(*self.above, str(pack)))
        policy = reader.read()
        for problem in reader.problems[:1]:
            self._wrong(("extends",), f"{pack}, line {problem.line}: {problem}")
        return policy

    def _pages(self, raw: object) -> dict[str, Page]:
        if not isinstance(raw, dict):
            self._wrong(("pages",), "it is a table of pages, written [pages.NAME]")
            return {}
        pages = {}
        for key, value in raw.items():
            if (
                not isinstance(value, dict)
                or set(value) != {"title", "url", "dated"}
                or not all(isinstance(each, str) and 0 < len(each) <= MAX_PHRASE_CHARS for each in value.values())
            ):
                self._wrong(("pages", key), "it has a title, a url and a dated, all short texts")
            elif not value["url"].startswith(("https://", "http://")):
                self._wrong(("pages", key, "url"), "it begins with https:// or http://")
            elif key == OWN:
                self._wrong(("pages", key), f"{OWN} is what a rule follows that follows no page; choose another name")
            else:
                pages[key] = Page(**value)
        return pages

    def _setting(self, rule: str, keys: object, base: RuleSetting | None, pages: dict[str, Page]) -> RuleSetting | None:
        known = RULES.get(rule)
        if known is None:
            self._wrong(("rules", rule), f"there is no such rule; there are {', '.join(sorted(RULES))}")
            return None
        if not isinstance(keys, dict):
            self._wrong(("rules", rule), "it is a table with a severity")
            return None
        setting = base or RuleSetting(
            rule=rule, severity=None, parameters=dict(known.defaults), explanation=known.explanation
        )
        if "severity" in keys or base is None:
            setting = replace(setting, severity=self._severity(rule, keys.get("severity")))
        follows = keys.get("follows", setting.follows)
        if not isinstance(follows, str) or follows not in {OWN, *pages}:
            self._wrong(("rules", rule, "follows"), f"it names a page of this policy, or is {OWN}")
            follows = OWN
        parameters = dict(setting.parameters)
        for key, value in keys.items():
            if key in _OF_EVERY_RULE:
                continue
            if key not in parameters:
                there = ", ".join(sorted({*_OF_EVERY_RULE, *parameters}))
                self._wrong(("rules", rule, key), f"there is no such key; there are {there}")
                continue
            parameters[key] = self._parameter(("rules", rule, key), value, known.defaults[key])
        explanation = self._text(keys, "explanation", setting.explanation, MAX_EXPLANATION_CHARS, ("rules", rule))
        return replace(setting, parameters=parameters, explanation=explanation, follows=follows)

    def _severity(self, rule: str, value: object) -> Severity | None:
        if not isinstance(value, str) or value not in {_OFF, *(each.value for each in Severity)}:
            self._wrong(("rules", rule, "severity"), "it is one of info, warning, error, off")
            return None
        return None if value == _OFF else Severity(value)

    def _parameter(self, path: tuple[str, ...], value: object, default: Parameter) -> Parameter:
        """Check a value against the kind of its default: phrases, a number of things, or a share."""
        if isinstance(default, tuple):
            if not isinstance(value, list) or len(value) > MAX_PHRASES:
                self._wrong(path, f"it is a list of at most {MAX_PHRASES} phrases")
                return default
            if not all(isinstance(each, str) and 0 < len(each.strip()) <= MAX_PHRASE_CHARS for each in value):
                self._wrong(path, f"each is a phrase of at most {MAX_PHRASE_CHARS} characters")
                return default
            return tuple(" ".join(each.lower().split()) for each in value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._wrong(path, "it is a number")
            return default
        if isinstance(default, int):
            if not isinstance(value, int) or not 1 <= value <= 1000:
                self._wrong(path, "it is a whole number from 1 to 1000")
                return default
            return value
        if not 0 <= value <= 1:
            self._wrong(path, "it is a share from 0 to 1")
            return default
        return float(value)

    def _text(
        self,
        table: dict[str, Any],
        key: str,
        default: str,
        most: int = MAX_PHRASE_CHARS,
        path: tuple[str, ...] = (),
    ) -> str:
        value = table.get(key, default)
        if not isinstance(value, str) or not 0 < len(value) <= most:
            self._wrong((*path, key), f"it is a text of 1 to {most} characters")
            return default
        return value

    def _wrong(self, path: tuple[str, ...], why: str) -> None:
        self.problems.append(Problem(line=line_of(self.text, path), key=".".join(path), why=why))
