"""The conditions of --fail-on."""

from __future__ import annotations

import pytest
from sample_report import sample_report

from claimcheck.errors import ConfigError
from claimcheck.report.conditions import held, parse_conditions

RULES = ("no_reason_for_anonymity", "weasel_wording")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("anonymous", ("anonymous (2)",)),
        ("unverified", ("unverified (1)",)),
        ("contradicted", ("contradicted (1)",)),
        ("not_classified", ("not_classified (1)",)),
        ("needs_review", ("needs_review (3)",)),
        ("finding:info", ("finding:info (2)",)),
        ("finding:warning", ("finding:warning (2)",)),
        ("finding:error", ("finding:error (1)",)),
        ("finding:no_reason_for_anonymity", ("finding:no_reason_for_anonymity (1)",)),
        ("finding:weasel_wording", ()),
        (" Contradicted , anonymous,anonymous,", ("contradicted (1)", "anonymous (2)")),
    ],
)
def test_a_condition_counts_what_meets_it(text: str, expected: tuple[str, ...]) -> None:
    assert held(sample_report(), parse_conditions(text, RULES)) == expected


@pytest.mark.parametrize("text", ["sourced", "finding", "finding:", "finding:nonsense", "anonymous;unverified"])
def test_an_unknown_condition_is_a_usage_error_that_names_it(text: str) -> None:
    with pytest.raises(ConfigError, match=f"no condition {text}"):
        parse_conditions(text, RULES)
