"""The conditions of `--fail-on`: what in a report makes a run end with exit code 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.errors import ConfigError
from claimcheck.types import Label, Report, SentenceState, Severity

_FINDING = "finding:"
_SIMPLE = ("anonymous", "unverified", "contradicted", "not_classified", "needs_review")
CONDITIONS = (*_SIMPLE, f"{_FINDING}SEVERITY", f"{_FINDING}RULE")
"""What a user may name, with capitals where a name stands for several."""
_BY_WEIGHT = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition by its name: a label, `contradicted`, `needs_review`, `finding:SEVERITY` or `finding:RULE`."""

    name: str

    def count(self, report: Report) -> int:
        """Count what in a report meets this condition; a severity is met by the graver ones too."""
        match self.name:
            case "anonymous" | "unverified":
                return report.totals.get(Label(self.name), 0)
            case "contradicted":
                return sum(bool(claim.contradicted_by) for claim in report.claims)
            case "needs_review":
                return sum(bool(claim.needs_review) for claim in report.claims)
            case "not_classified":
                claims = sum(claim.label is Label.NOT_CLASSIFIED for claim in report.claims)
                return max(claims, report.coverage.get(SentenceState.NOT_CLASSIFIED, 0))
        wanted = self.name.removeprefix(_FINDING)
        if wanted in set(Severity):
            grave = _BY_WEIGHT[_BY_WEIGHT.index(Severity(wanted)) :]
            return sum(finding.severity in grave for finding in report.findings)
        return sum(finding.rule == wanted for finding in report.findings)


def parse_conditions(text: str, rules: Sequence[str]) -> tuple[Condition, ...]:
    """Read a list with commas between.

    Args:
        text: what the user wrote; "" gives none.
        rules: the names of the policy's rules, as `finding:RULE` may name them.

    Raises:
        ConfigError: a name stands for no condition.
    """
    names = dict.fromkeys(name for name in (part.strip().lower() for part in text.split(",")) if name)
    findings = {f"{_FINDING}{name}" for name in (*Severity, *rules)}
    for name in names:
        if name not in _SIMPLE and name not in findings:
            message = f"--fail-on: there is no condition {name}; there are {', '.join(CONDITIONS)}"
            raise ConfigError(message, setting="--fail-on")
    return tuple(Condition(name=name) for name in names)


def held(report: Report, conditions: Sequence[Condition]) -> tuple[str, ...]:
    """Say which conditions a report meets, each with its count: `anonymous (7)`."""
    counts = [(condition.name, condition.count(report)) for condition in conditions]
    return tuple(f"{name} ({number})" for name, number in counts if number)
