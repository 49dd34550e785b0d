"""A policy as a value: which rules apply, how grave a breach is, and their parameters."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.types import Severity

Parameter = tuple[str, ...] | int | float
"""Words and phrases in lower case, a number of things, or a share from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """How one rule is applied; `parameters` holds every parameter that the rule has."""

    rule: str
    severity: Severity
    parameters: dict[str, Parameter] = field(default_factory=dict)

    def phrases(self, name: str) -> tuple[str, ...]:
        """Give a parameter that is a list of phrases."""
        value = self.parameters[name]
        if not isinstance(value, tuple):
            raise TypeError(f"{self.rule}.{name} is no list")
        return value

    def number(self, name: str) -> float:
        """Give a parameter that is a number."""
        value = self.parameters[name]
        if isinstance(value, tuple):
            raise TypeError(f"{self.rule}.{name} is no number")
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules that a newsroom applies, in the order of its file; a rule that is not listed is not applied."""

    name: str
    settings: tuple[RuleSetting, ...]
