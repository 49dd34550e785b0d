"""A policy as a value: which rules apply, how grave a breach is, their parameters, and what they follow."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.types import Severity

Parameter = tuple[str, ...] | int | float
"""Words and phrases in lower case, a number of things, or a share from 0 to 1."""
OWN = "own"
"""What a rule follows that follows no public page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A public page that a rule follows; `dated` is the page's own date, or what is known of it."""

    title: str
    url: str
    dated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """How one rule is applied; `parameters` holds every parameter that the rule has.

    `severity` is None where the policy turns the rule off. `follows` is the name of a page of the policy, or `OWN`.
    """

    rule: str
    severity: Severity | None
    parameters: dict[str, Parameter] = field(default_factory=dict)
    explanation: str = ""
    follows: str = OWN

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
    """The rules that a newsroom lists, in the order of its file; one that is not listed is not applied.

    `extends` names the packs that it builds on, the nearest first.
    """

    name: str
    rules: tuple[RuleSetting, ...]
    description: str = ""
    extends: tuple[str, ...] = ()
    pages: dict[str, Page] = field(default_factory=dict)

    @property
    def settings(self) -> tuple[RuleSetting, ...]:
        """Give the rules that are applied."""
        return tuple(each for each in self.rules if each.severity is not None)
